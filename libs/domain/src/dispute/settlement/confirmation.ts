import { beginningOf } from '../../clock/calendar/calendar-day.ts';
import { parseDate } from '../../clock/dates/civil-date.ts';
import { localDate } from '../../clock/calendar/working-days.ts';
import { seatsOf } from '../../directory/directory.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { DisputeState } from '../dispute.ts';
import { personOnPanel } from '../visibility/tie.ts';
import { committeesOf, confirmationLimit, type DisputeLimit } from '../rules/policy.ts';
import type { DisputePremises, DisputeRules } from '../rules/rules.ts';

/*
 * 司法确认: the parties may ask a court jointly within thirty days of the day on which a settlement took effect, where a
 * people's mediation committee mediated or took part (People's Mediation Law, 人民调解法, art. 31 and 33).
 */

/** The days are the law's and not the bureau's: whenever a dispute began, the policy in force now says how they are counted. */
export function confirmationTerm({ policy }: Pick<DisputeRules, 'policy'>): {
  readonly limit: DisputeLimit;
  readonly policyVersion: string;
} {
  return confirmationLimit(policy);
}

/**
 * Whether somebody of a people's mediation committee sat on the panel of a session that was held: the community's own
 * mediators, whose committee it is (art. 8), or whoever has a seat in a partner unit that the policy names as one.
 */
export function committeeTookPart({ sessions }: DisputeState, premises: DisputePremises): boolean {
  const { directory, now, rules } = premises;
  const committees = committeesOf(rules.policy);
  return sessions
    .filter(({ state }) => state === 'held')
    .flatMap(({ panel }) => panel)
    .filter(({ tied }) => tied !== true)
    .some((panelist) => {
      if (panelist.capacity === 'community') return true;
      const person = personOnPanel(panelist);
      return person !== null && seatsOf(directory, person, now).some((seat) => committees.includes(seat));
    });
}

/** The day on which a settlement takes effect when nobody says another: the one on which it comes into force here. */
export function localToday({ now, rules }: Pick<DisputePremises, 'now' | 'rules'>): string {
  return localDate(rules.calendar, now);
}

/**
 * Why a settlement cannot have taken effect on a day, or null. It does on the day of signatures and seal (art. 31), so
 * not ahead (`future-moment`), and not before that version was written down (`effective-before-drafted`).
 */
export function unfitEffectiveDay(
  { settlement }: DisputeState,
  effectiveOn: string,
  premises: Pick<DisputePremises, 'now' | 'rules'>,
): Refusal | null {
  const { calendar } = premises.rules;
  if (effectiveOn > localToday(premises)) return refuse('future-moment', 'effectiveOn');
  const draftedAt = settlement?.draftedAt ?? null;
  const isBefore = draftedAt !== null && effectiveOn < localDate(calendar, draftedAt);
  return isBefore ? refuse('effective-before-drafted', 'effectiveOn') : null;
}

/** The moment that the clock of a settlement begins with: the act itself, or the beginning of an earlier day. */
export function confirmationStart(
  effectiveOn: string,
  premises: Pick<DisputePremises, 'now' | 'rules'>,
): number {
  const day = parseDate(effectiveOn);
  if (day === null) throw new RangeError('a command without a date that can be read');
  return effectiveOn === localToday(premises) ? premises.now : beginningOf(premises.rules.calendar, day);
}
