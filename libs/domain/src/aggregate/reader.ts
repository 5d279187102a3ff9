import type { Role } from '../directory/directory.ts';

/** Whoever asks: a person with all the units he or she sits in, or nobody in particular. */
export interface Reader {
  /** Person id; null for whoever asks without a token, or by a code. */
  readonly id: string | null;
  readonly roles: readonly Role[];
  /** Unit paths. */
  readonly seats: readonly string[];
  /** Of whoever asks by a code: whether it is known that the code is in the right hands. */
  readonly codeConfirmed?: boolean;
}

/** As what a reader acts: whether for a post that another holds. */
export interface Capacity {
  readonly standIn: boolean;
}

/** Whoever acts as himself or herself. */
export const inPerson: Capacity = { standIn: false };
