import type { RowReader } from '@fengqiao/aggregate/import/row-reader';
import { colours, complexities, levels, origins } from '@fengqiao/domain/dispute/dispute';
import { importedStatuses, type ImportedDispute } from '@fengqiao/domain/dispute/import/imported-dispute';
import type { NamedParty } from '../disputes/dispute.entity.ts';

export const disputeColumns = [
  'ref',
  'title',
  'place',
  'origin',
  'complexity',
  'colour',
  'level',
  'skipReason',
  'partyA',
  'partyB',
  'screenedAt',
  'acceptedAt',
  'consentA',
  'consentB',
  'status',
  'agreedAt',
  'performedAt',
  'settlement',
  'relatedCase',
] as const;
export const disputeMoments = ['screenedAt', 'acceptedAt', 'agreedAt', 'performedAt'] as const;
export type DisputeColumn = (typeof disputeColumns)[number];

export interface DisputeRecord {
  /** Its place in the file, from 0. */
  readonly index: number;
  readonly ref: string;
  readonly title: string;
  readonly parties: readonly NamedParty[];
  /** The ref of a case in intake's ledger, as given. */
  readonly relatedRef: string | null;
  readonly fingerprint: Buffer;
  readonly row: ImportedDispute;
}

/** One line as a record, or null with every cell that is wrong named. */
export function readDispute(cells: RowReader<DisputeColumn>): DisputeRecord | null {
  const { index, fingerprint } = cells;
  const consent = (column: 'consentA' | 'consentB') => {
    const word = cells.oneOfOrNone(column, ['yes', 'no'] as const);
    return word && word === 'yes';
  };
  cells.once('ref');
  const record = {
    index,
    ref: cells.neededKey('ref', 100),
    title: cells.needed('title', 200),
    parties: [{ name: cells.neededKey('partyA', 100) }, { name: cells.neededKey('partyB', 100) }],
    relatedRef: cells.key('relatedCase', 100) || null,
    fingerprint,
  };
  const origin = cells.oneOf('origin', origins);
  const complexity = cells.oneOf('complexity', complexities);
  const colour = cells.oneOf('colour', colours);
  const level = cells.oneOf('level', levels);
  const status = cells.oneOf('status', importedStatuses);
  const screenedAt = cells.neededMoment('screenedAt');
  const rest = {
    place: cells.needed('place', 200),
    skipReason: cells.words('skipReason', 2000) || null,
    acceptedAt: cells.moment('acceptedAt'),
    consentA: consent('consentA'),
    consentB: consent('consentB'),
    agreedAt: cells.moment('agreedAt'),
    performedAt: cells.moment('performedAt'),
    settlement: cells.words('settlement', 20_000) || null,
  };
  if (!cells.isGood || !origin || !complexity || !colour || !level || !status || screenedAt === null)
    return null;
  return { ...record, row: { ...rest, origin, complexity, colour, level, status, screenedAt } };
}
