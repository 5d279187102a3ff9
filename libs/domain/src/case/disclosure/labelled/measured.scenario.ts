import { findPersonal } from '../find-personal.ts';
import type { Kind } from '../detectors.ts';
import type { Span } from '../plain-text.ts';
import { heldOut } from './held-out.scenario.ts';
import { clean } from './clean.scenario.ts';
import { withNames } from './names.scenario.ts';
import { withNumbers } from './numbers.scenario.ts';
import { withPlaces } from './places.scenario.ts';

interface Labelled {
  readonly text: string;
  readonly personal: readonly (Span & { readonly kind: string })[];
}

export interface Measured {
  /** Places that somebody labelled, and how many of them were found. */
  readonly labelled: number;
  readonly found: number;
  /** Places that were named although nobody had labelled them. */
  readonly wrong: number;
}

export const summaries: readonly Labelled[] = [...withNumbers, ...withNames, ...withPlaces, ...clean].map(
  read,
);
export const unseen: readonly Labelled[] = heldOut.map(read);

/** `…[[kind|words]]…`: the text without the marks, and where the words stand in it. */
function read(marked: string): Labelled {
  let text = '';
  const personal: (Span & { kind: string })[] = [];
  for (const part of marked.split(/(\[\[[a-z-]+\|[^\]]+\]\])/)) {
    const [, kind, words] = /^\[\[([a-z-]+)\|([^\]]+)\]\]$/.exec(part) ?? [];
    if (kind !== undefined && words !== undefined)
      personal.push({ kind, from: text.length, to: text.length + words.length });
    text += words ?? part;
  }
  return { text, personal };
}

const meets = (one: Span, other: Span) => one.from < other.to && other.from < one.to;

/** What is missed and what is found wrongly, in words, for whoever looks at them. */
export const missed: string[] = [];
export const wrongly: string[] = [];

export function measure(kinds: readonly Kind[], of: readonly Labelled[] = summaries): Measured {
  let [labelled, found, wrong] = [0, 0, 0];
  for (const { text, personal } of of) {
    const here = findPersonal(text).filter(({ kind }) => kinds.includes(kind));
    for (const span of personal.filter(({ kind }) => kinds.some((each) => each === kind))) {
      labelled += 1;
      if (here.some((each) => each.kind === span.kind && meets(each, span))) found += 1;
      else missed.push(`${span.kind} ${text.slice(span.from, span.to)} in ${text}`);
    }
    for (const each of here)
      if (!personal.some((span) => span.kind === each.kind && meets(each, span))) {
        wrong += 1;
        wrongly.push(`${each.kind} ${text.slice(each.from, each.to)} in ${text}`);
      }
  }
  return { labelled, found, wrong };
}
