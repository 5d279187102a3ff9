import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  REFERENCE_MOMENT,
  shiftMoment,
  shiftTable,
  weeksIntoEndedQuarter,
  weeksUntil,
} from './shift-moments.ts';

const WEEK_MS = 7 * 24 * 3600 * 1000;
const reference = Date.parse(REFERENCE_MOMENT);
const ledger = readFileSync(join(import.meta.dirname, '../../sample', 'ledger.csv'), 'utf8');

describe('how far the sample is shifted', () => {
  it.each([
    ['at the reference moment itself', 0, 0],
    ['a millisecond before it', -1, -1],
    ['a millisecond before a week is over', WEEK_MS - 1, 0],
    ['when a week is over', WEEK_MS, 1],
    ['long after', 500 * WEEK_MS + 3, 500],
    ['long before', -3 * WEEK_MS - 3, -4],
  ])('%s', (_, sinceReference, weeks) => {
    expect(weeksUntil(reference + sinceReference)).toBe(weeks);
  });

  it('never puts the reference moment into the future, nor a whole week into the past', () => {
    for (let day = -40; day < 400; day++) {
      const now = reference + day * 24 * 3600 * 1000 + 12_345;
      const age = now - Date.parse(shiftMoment(REFERENCE_MOMENT, weeksUntil(now)));
      expect(age).toBeGreaterThanOrEqual(0);
      expect(age).toBeLessThan(WEEK_MS);
    }
  });
});

it('puts all of the quarter before into the last one that has ended, whatever day it is', () => {
  const table = readFileSync(join(import.meta.dirname, '../../sample', 'ledger-quarter.csv'), 'utf8');
  const rows = parse(table, { columns: true }) as Record<string, string>[];
  const moments = rows.flatMap(({ receivedAt = '', closedAt = '' }) => [receivedAt, closedAt]);
  const quarterOf = (moment: string) => {
    const [year, month] = moment.split('-').map(Number);
    return (year ?? 0) * 4 + Math.floor(((month ?? 0) - 1) / 3);
  };
  for (let day = 0; day < 800; day += 1) {
    const now = reference + day * 24 * 3600 * 1000 - 9 * 3600 * 1000;
    const ended = quarterOf(new Date(now + 8 * 3600 * 1000).toISOString()) - 1;
    const weeks = weeksIntoEndedQuarter(now);
    const shifted = new Set(moments.map((moment) => quarterOf(shiftMoment(moment, weeks))));
    expect([new Date(now).toISOString(), [...shifted]]).toEqual([new Date(now).toISOString(), [ended]]);
  }
});

it('keeps the local time, the weekday and the offset', () => {
  expect(shiftMoment('2026-12-30T23:30:00+08:00', 1)).toBe('2027-01-06T23:30:00+08:00');
  expect(shiftMoment('2026-03-01T00:00:00Z', -1)).toBe('2026-02-22T00:00:00Z');
});

it('shifts cells that are moments and leaves text that mentions one, quoting what needs it', () => {
  const csv =
    'ref,at,detail\nA,2026-11-20T17:00:00+08:00,"since 2026-11-20T17:00:00+08:00, ""late"""\nB,,2026-11-20\n';
  expect(shiftTable(csv, 1)).toBe(
    'ref,at,detail\nA,2026-11-27T17:00:00+08:00,"since 2026-11-20T17:00:00+08:00, ""late"""\nB,,2026-11-20\n',
  );
});

it('moves every moment of the ledger by the same time and changes nothing else', () => {
  const read = (csv: string) => parse(csv, { columns: true, bom: true }) as Record<string, string>[];
  const [before, after] = [read(ledger), read(shiftTable(ledger, 3))];
  let moments = 0;
  before.forEach((row, index) => {
    for (const [column, cell] of Object.entries(row)) {
      const shifted = after[index]?.[column] ?? 'missing';
      if (column.endsWith('At') && cell !== '') {
        expect(Date.parse(shifted) - Date.parse(cell)).toBe(3 * WEEK_MS);
        moments += 1;
      } else {
        expect(shifted).toBe(cell);
      }
    }
  });
  expect(after).toHaveLength(26);
  expect(moments).toBeGreaterThan(100);
});

it('changes no byte of the ledger when there is nothing to shift', () => {
  expect(shiftTable(ledger, 0)).toBe(ledger);
});
