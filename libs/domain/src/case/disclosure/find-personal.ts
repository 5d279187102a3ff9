import { detectors, type Kind, type Remedy } from './detectors.ts';
import { plainOf, type Span } from './plain-text.ts';

/** Words of a summary that look personal, where they stand in the text as it was written. */
export interface Found extends Span {
  readonly kind: Kind;
  readonly remedy: Remedy;
}

/** Everything in a text that looks personal, in the order of the text. */
export function findPersonal(text: string): Found[] {
  const plain = plainOf(text);
  const all = detectors.flatMap(({ kind, remedy, find }) =>
    find(plain).map((span) => ({ kind, remedy, ...span })),
  );
  return all
    .filter((one) => !all.some((other) => other !== one && holds(other, one)))
    .sort((one, other) => one.from - other.from);
}

/** A part of something longer is not named besides: the middle of a card's number is no telephone's. */
function holds(outer: Found, inner: Found): boolean {
  const isLonger = outer.to - outer.from > inner.to - inner.from;
  return isLonger && outer.from <= inner.from && inner.to <= outer.to;
}
