import type { RowReader } from '@fengqiao/aggregate/import/row-reader';
import { Slug } from '@fengqiao/contracts/http/fragments/slug';
import { channels, followUpOutcomes, ledgers } from '@fengqiao/domain/case/case';
import type { LedgerRow } from '@fengqiao/domain/case/import/imported-case';

export const ledgerColumns = [
  'ref',
  'ledger',
  'channel',
  'category',
  'unit',
  'subjectUnit',
  'summary',
  'detail',
  'anonymous',
  'receivedAt',
  'submittedAt',
  'assignedAt',
  'acceptedAt',
  'handler',
  'repliedAt',
  'result',
  'satisfaction',
  'followedUpAt',
  'signedOffAt',
  'closedAt',
] as const;
export type LedgerColumn = (typeof ledgerColumns)[number];

export interface LedgerRecord {
  /** Its place in the file, from 0. */
  readonly index: number;
  readonly row: LedgerRow;
  readonly ref: string;
  readonly summary: string;
  readonly detail: string;
  readonly fingerprint: Buffer;
}

const flags = ['yes', 'no'] as const;
const longest = { ref: 100, summary: 200, detail: 10_000, result: 10_000 } as const;

/** One line as a record, or null with every cell that is wrong named. */
export function readRecord(cells: RowReader<LedgerColumn>): LedgerRecord | null {
  const { index, text, fingerprint } = cells;
  cells.once('ref');
  for (const [column, most] of Object.entries(longest)) cells.words(column as keyof typeof longest, most);
  const ledger = cells.oneOf('ledger', ledgers);
  const channel = cells.oneOf('channel', channels);
  const anonymous = cells.oneOf('anonymous', flags);
  const satisfaction = cells.oneOfOrNone('satisfaction', followUpOutcomes);
  const receivedAt = cells.neededMoment('receivedAt');
  const record = {
    ref: cells.needed('ref'),
    summary: cells.needed('summary'),
    detail: cells.needed('detail'),
  };
  const category = cells.matching('category', (slug) => Slug.safeParse(slug).success);
  const rest = {
    unit: cells.needed('unit'),
    subjectUnit: text.subjectUnit || null,
    submittedAt: cells.moment('submittedAt'),
    assignedAt: cells.moment('assignedAt'),
    acceptedAt: cells.moment('acceptedAt'),
    handler: text.handler || null,
    repliedAt: cells.moment('repliedAt'),
    result: text.result || null,
    satisfaction,
    followedUpAt: cells.moment('followedUpAt'),
    signedOffAt: cells.moment('signedOffAt'),
    closedAt: cells.moment('closedAt'),
  };
  if (!cells.isGood || !ledger || !channel || !anonymous || receivedAt === null || category === null)
    return null;
  const row = { ...rest, ledger, channel, category, anonymous: anonymous === 'yes', receivedAt };
  return { index, ...record, fingerprint, row };
}
