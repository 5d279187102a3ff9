/** Where something stands in a text; `to` exclusive, in UTF-16 code units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * A text as its words are compared: full width as ASCII, without what nobody sees, and for each place in it the place in
 * the text as it was written.
 */
export interface PlainText {
  readonly text: string;
  /** The place as written of a stretch of the plain text. */
  readonly spanOf: (from: number, to: number) => Span;
}

export function plainOf(written: string): PlainText {
  let text = '';
  const begins: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const sign of written) {
    const end = at + sign.length;
    const plain = /\p{Default_Ignorable_Code_Point}|\p{Cf}/u.test(sign) ? '' : sign.normalize('NFKC');
    for (let unit = 0; unit < plain.length; unit += 1) {
      begins.push(at);
      ends.push(end);
    }
    text += plain;
    at = end;
  }
  const spanOf = (from: number, to: number) => ({ from: begins[from] ?? at, to: ends[to - 1] ?? at });
  return { text, spanOf };
}

/** Where a pattern (with the flag `g`) stands; its group `it`, where it has one, else all of it. */
export function matchesOf({ text, spanOf }: PlainText, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => {
    const it = match.groups?.['it'];
    const begin = match.index + (it === undefined ? 0 : match[0].lastIndexOf(it));
    return spanOf(begin, begin + (it ?? match[0]).length);
  });
}
