import { DAY_MS } from '../../clock/dates/civil-date.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { Period } from './period.ts';

/** How a period is closed; data. */
export interface ClosingPolicy {
  /** Calendar days in which units may object to provisional figures. */
  readonly objectionDays: number;
}

export const closingPolicy: ClosingPolicy = { objectionDays: 7 };

/** Epoch milliseconds. */
export interface Closing {
  readonly provisionalAt: number;
  readonly objectionsUntil: number;
  readonly frozenAt: number | null;
}

export const newsForDays = 31;

/**
 * Whether a period had ended so long before it began to be closed that its closing is no news to anybody: the first of a
 * scoring that hears of years at once, from an imported ledger.
 */
export function isHistory(
  { to }: Pick<Period, 'to'>,
  { provisionalAt }: Pick<Closing, 'provisionalAt'>,
): boolean {
  return provisionalAt - to > newsForDays * DAY_MS;
}

export type PeriodState = 'open' | 'ended' | 'provisional' | 'frozen';

export function stateOfPeriod({ to }: Pick<Period, 'to'>, closing: Closing | null, now: number): PeriodState {
  if (closing) return closing.frozenAt === null ? 'provisional' : 'frozen';
  return now < to ? 'open' : 'ended';
}

/** Objections that nobody has decided, and when the last decision came on record; epoch milliseconds. */
export interface Objections {
  readonly undecided: number;
  readonly lastDecidedAt: number | null;
}

export type ClosingStep =
  | { readonly step: 'make-provisional'; readonly objectionsUntil: number }
  | { readonly step: 'freeze' }
  /** Nothing to do before `until`, where it is known when. */
  | {
      readonly step: 'wait';
      readonly for: 'end' | 'objections' | 'decisions' | 'records';
      readonly until: number | null;
    }
  | { readonly step: 'done' };

/**
 * What closing a period has to do next. Figures are provisional as soon as it has ended, open to objections for so many
 * days, and frozen when every objection is decided and `mark`, up to which everything is on record, is past the last
 * decision.
 */
export function nextClosingStep(
  period: Pick<Period, 'to'>,
  closing: Closing | null,
  objections: Objections,
  { now, mark }: { readonly now: number; readonly mark: number },
  policy: ClosingPolicy = closingPolicy,
): ClosingStep {
  if (now < period.to) return { step: 'wait', for: 'end', until: period.to };
  if (!closing) {
    return { step: 'make-provisional', objectionsUntil: now + policy.objectionDays * DAY_MS };
  }
  if (closing.frozenAt !== null) return { step: 'done' };
  if (now < closing.objectionsUntil)
    return { step: 'wait', for: 'objections', until: closing.objectionsUntil };
  if (objections.undecided > 0) return { step: 'wait', for: 'decisions', until: null };
  const lastAt = Math.max(objections.lastDecidedAt ?? period.to, period.to);
  return mark < lastAt ? { step: 'wait', for: 'records', until: null } : { step: 'freeze' };
}

/** Null when a unit may object now. */
export function mayObject(closing: Closing | null, now: number): Refusal<'not-open-to-objections'> | null {
  const isOpen = closing !== null && closing.frozenAt === null && now < closing.objectionsUntil;
  return isOpen ? null : refuse('not-open-to-objections', 'period');
}
