import type { CaseSummary } from '../api/desk-client.ts';

/** One side of a comparison: a case, or what is being written down. */
export interface ComparedMatter {
  /** Null of a draft. */
  readonly number: string | null;
  readonly summary: string;
  readonly detail: string;
  readonly place: string | null;
  readonly category: string | null;
  /** Its row as the list has it; null of a draft. */
  readonly row: Pick<CaseSummary, 'stage' | 'round' | 'clocks' | 'receivedAt'> | null;
}
