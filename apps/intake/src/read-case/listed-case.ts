import type { CaseRow } from '../cases/case.entity.ts';

/** What a list needs of a row `c`; neither who reported it nor what was written is even fetched. */
export const listed = [
  'c.id',
  'c.state',
  'c.ref',
  'c.summary',
  'c.receivedAt',
  'c.nextDueAt',
  'c.confidential',
] as const;

type Listed = (typeof listed)[number] extends `c.${infer Column}` ? Column : never;

export type ListedCase = Pick<CaseRow, Listed & keyof CaseRow>;
