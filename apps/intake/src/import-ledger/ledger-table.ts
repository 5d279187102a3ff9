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
/** What a file may have besides, since there is a public ledger. */
export const furtherColumns = ['publicSummary'] as const;
export type LedgerColumn = (typeof ledgerColumns | typeof furtherColumns)[number];

export interface LedgerRecord {
  /** Its place in the file, from 0. */
  readonly index: number;
  readonly row: LedgerRow;
  readonly ref: string;
  readonly summary: string;
  readonly detail: string;
  readonly fingerprint: Buffer;
  /** Of the same row at each earlier stage of its history. */
  readonly earlier: () => readonly Buffer[];
}

/** Columns that are filled as a case goes on, step by step. */
const steps: readonly (readonly LedgerColumn[])[] = [
  ['submittedAt'],
  ['assignedAt'],
  ['acceptedAt', 'handler'],
  ['repliedAt', 'result'],
  ['followedUpAt', 'satisfaction'],
  ['signedOffAt'],
  // What is closed here is not published by a file that comes later.
  ['closedAt', 'publicSummary'],
];

/** A handler is often known when a case is handed over, before it is accepted. */
function earlierFingerprints(cells: RowReader<LedgerColumn>): Buffer[] {
  return steps.flatMap((_, known) => {
    const emptied = steps.slice(known).flat();
    return [emptied, emptied.filter((column) => column !== 'handler')].map((each) =>
      cells.fingerprintWithout(each),
    );
  });
}

const flags = ['yes', 'no'] as const;
const longest = { summary: 200, detail: 10_000, result: 10_000, publicSummary: 2_000 } as const;

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
    ref: cells.neededKey('ref', 100),
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
    publicSummary: text.publicSummary || null,
  };
  if (!cells.isGood || !ledger || !channel || !anonymous || receivedAt === null || category === null)
    return null;
  const row = { ...rest, ledger, channel, category, anonymous: anonymous === 'yes', receivedAt };
  const earlier = () => earlierFingerprints(cells);
  return { index, ...record, fingerprint, earlier, row };
}
