import type { Calendar } from '@fengqiao/domain/clock/calendar/calendar';
import { localDate } from '@fengqiao/domain/clock/calendar/working-days';
import type { EntityManager } from 'typeorm';

/** What the numbers of a kind begin with, and the sequence they are taken from. */
export interface Numbering {
  readonly prefix: string;
  readonly sequence: string;
}

/** A prefix, the local year of each moment, and a number that nobody else has: `JF-2026-000017`. */
export async function nextNumbers(
  manager: EntityManager,
  { prefix, sequence }: Numbering,
  moments: readonly number[],
  calendar: Calendar,
): Promise<string[]> {
  const rows = (await manager.query(
    'select nextval($1::regclass)::text as next from generate_series(1, $2)',
    [sequence, moments.length],
  )) as { next: string }[];
  return moments.map((at, index) => {
    const year = localDate(calendar, at).slice(0, 4);
    return `${prefix}-${year}-${(rows[index]?.next ?? '').padStart(6, '0')}`;
  });
}

export async function nextNumber(
  manager: EntityManager,
  numbering: Numbering,
  at: number,
  calendar: Calendar,
): Promise<string> {
  const [number = ''] = await nextNumbers(manager, numbering, [at], calendar);
  return number;
}
