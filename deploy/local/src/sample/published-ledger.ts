import { parse } from 'csv-parse/sync';
import { tableOf } from './shift-moments.ts';

/** The ledger with what was published of its closed matters, by their ref. */
export function publishedLedger(ledger: string, published: string): string {
  const summaries = new Map(parse(published, { bom: true }) as [string, string][]);
  const [heading = [], ...rows] = parse(ledger, { bom: true }) as string[][];
  return tableOf([
    [...heading, 'publicSummary'],
    ...rows.map((row) => [...row, summaries.get(row[heading.indexOf('ref')] ?? '') ?? '']),
  ]);
}
