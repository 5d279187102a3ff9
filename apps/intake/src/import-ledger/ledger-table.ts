import { createHash } from 'node:crypto';
import { Slug } from '@fengqiao/contracts/http/slug';
import { channels, ledgers } from '@fengqiao/domain/case/case';
import { followUpOutcomes } from '@fengqiao/domain/case/case-event';
import type { LedgerRow } from '@fengqiao/domain/case/imported-case';
import { parseMoment } from '@fengqiao/domain/clock/moment';
import type { RowErrors, TextRow } from '@fengqiao/service/csv-table';

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
  /** Of the whole line: the same `ref` with the same content is the same record. */
  readonly fingerprint: Buffer;
}

const flags = ['yes', 'no'] as const;
const longest: Partial<Record<LedgerColumn, number>> = {
  ref: 100,
  summary: 200,
  detail: 10_000,
  result: 10_000,
};

/** One line as a record, or null with every cell that is wrong named. */
export function readRecord(
  text: TextRow<LedgerColumn>,
  index: number,
  errors: RowErrors,
): LedgerRecord | null {
  let isGood = true;
  const wrong = (column: LedgerColumn, code: string): null => {
    errors.add(index, column, code);
    isGood = false;
    return null;
  };
  const needed = (column: LedgerColumn) => text[column] || (wrong(column, 'value-missing') ?? '');
  const slug = (column: LedgerColumn) =>
    text[column] && !Slug.safeParse(text[column]).success
      ? (wrong(column, 'invalid-value') ?? '')
      : needed(column);
  const oneOf = <T extends string>(column: LedgerColumn, values: readonly T[]): T | null =>
    values.find((value) => value === text[column]) ??
    wrong(column, text[column] ? 'invalid-value' : 'value-missing');
  const moment = (column: LedgerColumn) =>
    text[column] ? (parseMoment(text[column]) ?? wrong(column, 'bad-moment')) : null;

  for (const [column, most] of Object.entries(longest) as [LedgerColumn, number][])
    if (text[column].length > most) wrong(column, 'invalid-value');
  const ledger = oneOf('ledger', ledgers);
  const channel = oneOf('channel', channels);
  const anonymous = oneOf('anonymous', flags);
  const satisfaction = text.satisfaction ? oneOf('satisfaction', followUpOutcomes) : null;
  const receivedAt = text.receivedAt ? moment('receivedAt') : wrong('receivedAt', 'value-missing');
  const record = {
    index,
    ref: needed('ref'),
    summary: needed('summary'),
    detail: needed('detail'),
    fingerprint: fingerprintOf(text),
  };
  const rest = {
    category: slug('category'),
    unit: needed('unit'),
    subjectUnit: text.subjectUnit || null,
    submittedAt: moment('submittedAt'),
    assignedAt: moment('assignedAt'),
    acceptedAt: moment('acceptedAt'),
    handler: text.handler || null,
    repliedAt: moment('repliedAt'),
    result: text.result || null,
    satisfaction,
    followedUpAt: moment('followedUpAt'),
    signedOffAt: moment('signedOffAt'),
    closedAt: moment('closedAt'),
  };
  if (!isGood || !ledger || !channel || !anonymous || receivedAt === null) return null;
  return { ...record, row: { ...rest, ledger, channel, anonymous: anonymous === 'yes', receivedAt } };
}

function fingerprintOf(text: TextRow<LedgerColumn>): Buffer {
  const cells = ledgerColumns.map((column) => text[column]);
  return createHash('sha256').update(JSON.stringify(cells)).digest();
}
