import type { Calendar } from '@fengqiao/domain/clock/calendar';
import { localDate } from '@fengqiao/domain/clock/working-days';
import type { EntityManager } from 'typeorm';

/** A prefix, the local year of a moment, and the next of a sequence: `JF-2026-000017`. */
export async function nextNumber(
  manager: EntityManager,
  { prefix, sequence }: { readonly prefix: string; readonly sequence: string },
  at: number,
  calendar: Calendar,
): Promise<string> {
  const [row] = (await manager.query('select nextval($1::regclass)::text as next', [sequence])) as {
    next: string;
  }[];
  return `${prefix}-${localDate(calendar, at).slice(0, 4)}-${(row?.next ?? '').padStart(6, '0')}`;
}
