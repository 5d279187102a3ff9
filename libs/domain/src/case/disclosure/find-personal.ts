import { detectors, type Kind, type Remedy } from './detectors.ts';

/** Words of a summary that look personal; offsets in UTF-16 code units of the text as it was written, `to` exclusive. */
export interface Found {
  readonly kind: Kind;
  readonly remedy: Remedy;
  readonly from: number;
  readonly to: number;
}

/** Everything in a text that looks personal, in the order of the text. */
export function findPersonal(text: string): Found[] {
  return detectors
    .flatMap(({ kind, remedy, find }) => find(text).map((span) => ({ kind, remedy, ...span })))
    .sort((one, other) => one.from - other.from);
}
