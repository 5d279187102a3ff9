import type { Catalogue } from '../../texts/shape.ts';
import type { CitizenCase } from '../../api/shapes.ts';

type Due = NonNullable<CitizenCase['due']>;

/** 还剩 3 个工作日, two days late: as the service counts them. */
export function leftInWords({ late, workingDays, daysLeft }: Due, { words }: Catalogue): string {
  const { left } = words;
  const days = daysLeft ?? 0;
  if (late) return workingDays ? left.lateWorkingDays(Math.abs(days)) : left.lateDays(Math.abs(days));
  return workingDays ? left.workingDays(days) : left.days(days);
}
