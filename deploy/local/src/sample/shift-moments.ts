import { parse } from 'csv-parse/sync';

const WEEK_MS = 7 * 24 * 3600 * 1000;
const MOMENT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})$/;

/** The moment at which the sample's README says how everything stands. */
export const REFERENCE_MOMENT = '2026-11-20T17:00:00+08:00';

/** By how many whole weeks the reference moment moves to be as late as it can be without lying in the future. */
export function weeksUntil(now: number, reference = REFERENCE_MOMENT): number {
  return Math.floor((now - Date.parse(reference)) / WEEK_MS);
}

/** The Monday on which the quarter of `ledger-quarter.csv` begins, in the bureau's time; eleven weeks hold all of it. */
const QUARTER_BEGINS = '2026-07-06T00:00:00+08:00';
const BUREAU_OFFSET_MS = 8 * 3_600_000;

/** By how many whole weeks that quarter moves to lie in the last one that has ended. */
export function weeksIntoEndedQuarter(now: number): number {
  const local = new Date(now + BUREAU_OFFSET_MS);
  const thisQuarter = Math.floor(local.getUTCMonth() / 3);
  const begins = Date.UTC(local.getUTCFullYear(), (thisQuarter - 1) * 3) - BUREAU_OFFSET_MS;
  return Math.ceil((begins - Date.parse(QUARTER_BEGINS)) / WEEK_MS);
}

/** The same local time and weekday, so many weeks later, written as it was with its offset. */
export function shiftMoment(moment: string, weeks: number): string {
  const [, local = '', offset = ''] = MOMENT.exec(moment) ?? [];
  const shifted = new Date(Date.parse(`${local}Z`) + weeks * WEEK_MS);
  return shifted.toISOString().slice(0, 19) + offset;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Moves every cell of a CSV that is a moment, and nothing that only mentions one. */
export function shiftTable(csv: string, weeks: number): string {
  const rows = parse(csv, { bom: true }) as string[][];
  const shifted = rows.map((row) => row.map((cell) => (MOMENT.test(cell) ? shiftMoment(cell, weeks) : cell)));
  return tableOf(shifted);
}

export function tableOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\n`).join('');
}
