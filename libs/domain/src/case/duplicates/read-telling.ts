import { emptyWords, thingOf, type Thing } from './matter-words.ts';

/** What is written of a matter. */
export interface Telling {
  readonly summary: string;
  readonly detail: string;
  readonly place: string | null;
}

/** What of a telling is compared. */
export interface ReadTelling {
  readonly things: ReadonlyMap<string, Thing>;
  /** Letters and characters it has, without those of empty words and of the place. */
  readonly signs: ReadonlySet<string>;
  /** Of the place as it was named, without what many places are named. */
  readonly placePairs: ReadonlySet<string>;
  /** Numbers of buildings, stairs, flats and the like, by kind. */
  readonly marks: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Beyond this a text is not read: what it is about stands at its beginning. */
const charactersRead = 1_000;

const longestWord = Math.max(...[...thingOf.keys(), ...emptyWords].map((word) => word.length));

const markKinds: readonly (readonly [kind: string, shape: RegExp])[] = [
  ['building', /(\d+)(?:号楼|栋|幢|座)/g],
  ['stairs', /(\d+)单元/g],
  ['house', /(\d+)号(?!楼)/g],
  ['flat', /(?<!\d)([1-9]\d{2,3})(?:室|户|住)/g],
  ['group', /(\d+)(?:组|社|队)/g],
];

/** A telling as it is compared with others. Takes time by its length, and that is bounded. */
export function readTelling({ summary, detail, place }: Telling): ReadTelling {
  const text = plain(`${summary}\n${detail}`.slice(0, charactersRead));
  const where = plain(place ?? '');
  const inPlace = new Set(where);
  const things = new Map<string, Thing>();
  const signs = new Set<string>();
  for (let at = 0; at < text.length;) {
    const word = wordAt(text, at) ?? text.slice(at, at + 1);
    const thing = thingOf.get(word);
    // 榆树里 has no tree.
    if (thing && !where.includes(word)) things.set(thing.name, thing);
    if (!emptyWords.has(word) || word.length === 1)
      for (const sign of word) if (isLetter.test(sign) && !inPlace.has(sign)) signs.add(sign);
    at += word.length;
  }
  return {
    things,
    signs,
    placePairs: new Set(pairsOf(withFigures(where)).filter(isOfOnePlace)),
    marks: marksIn(withFigures(`${where}\n${text}`)),
  };
}

export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function wordAt(text: string, at: number): string | null {
  for (let length = longestWord; length > 0; length--) {
    const word = text.slice(at, at + length);
    if (word.length === length && (thingOf.has(word) || emptyWords.has(word))) return word;
  }
  return null;
}

const isLetter = /\p{L}/u;
const isWritten = /^[\p{L}\p{N}]+$/u;

function pairsOf(text: string): string[] {
  const signs = [...text];
  return signs.slice(1).flatMap((sign, i) => {
    const pair = `${signs[i] ?? ''}${sign}`;
    return isWritten.test(pair) ? [pair] : [];
  });
}

/** Signs that many places are named with: two of them say of no place which it is. */
const placeSigns = '路街口巷弄里号楼区村园道小大新东西南北中门旁边附近段处院社幢栋单元组层室0123456789';

function isOfOnePlace(pair: string): boolean {
  return [...pair].some((sign) => !placeSigns.includes(sign));
}

function marksIn(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    markKinds.flatMap(([kind, shape]) => {
      const found = [...text.matchAll(shape)].map(([, number = '']) => number);
      return found.length > 0 ? [[kind, new Set(found)] as const] : [];
    }),
  );
}

const figures = '零一二三四五六七八九';

/** 十二栋 as 12栋. */
function withFigures(text: string): string {
  return text.replace(/[零一二两三四五六七八九十]+/g, (written) => {
    const numeral = written.replaceAll('两', '二');
    const ten = numeral.indexOf('十');
    if (ten < 0) return [...numeral].map((sign) => figures.indexOf(sign)).join('');
    const tens = ten === 0 ? 1 : figures.indexOf(numeral[ten - 1] ?? '');
    const ones = ten === numeral.length - 1 ? 0 : figures.indexOf(numeral[ten + 1] ?? '');
    return String(tens * 10 + ones);
  });
}
