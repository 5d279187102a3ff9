import type { Catalogue } from '../texts/catalogue.ts';

/** A limit as the services tell it: the four kinds of the clock. */
export interface LimitSaid {
  readonly kind: string;
  readonly days?: number;
  readonly minutes?: number;
  readonly duration?: string;
}

const units = ['year', 'month', 'week', 'day', 'hour', 'minute'] as const;

/** 七个工作日, 2 months. */
export function limitInWords(
  { kind, days = 0, minutes = 0, duration = '' }: LimitSaid,
  texts: Catalogue,
): string {
  const { limits } = texts.words;
  if (kind === 'working-days') return limits.workingDays(days);
  if (kind === 'working-time') return limits.workingMinutes(minutes);
  const [, ...amounts] =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? [];
  const parts = units.flatMap((unit, at) =>
    amounts[at] ? [limits.duration(Number(amounts[at]), unit)] : [],
  );
  return parts.length > 0 ? parts.join(' ') : duration;
}
