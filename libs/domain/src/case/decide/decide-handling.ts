import { attachmentsOf, unfitEvidence } from '../../aggregate/evidence.ts';
import { DAY_MS, parseDate } from '../../clock/dates/civil-date.ts';
import { parseMoment } from '../../clock/dates/moment.ts';
import { isInRange } from '../../clock/projection/run-check.ts';
import { isWorkingDay, localDate, nextOpening } from '../../clock/calendar/working-days.ts';
import { momentOfLocal } from '../../clock/dates/zone.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import * as acts from '../acts/work.ts';
import { followUp } from '../acts/answer.ts';
import type { ActContext } from '../acts/act.ts';
import type { Of } from '../commands/case-command.ts';
import type { CaseEvent } from '../case-event.ts';
import type { CaseState } from '../case.ts';
import { noUploads, tooMany } from '../rules/attachments.ts';
import { unfitHandler } from './fitness.ts';
import type { World } from './world.ts';

export function decideAccept(
  state: CaseState,
  { handler }: Of<'accept'>,
  world: World,
  context: ActContext,
): CaseEvent | Refusal {
  return (
    unfitHandler(state, state.handlingUnit ?? '', handler, world) ?? acts.accept(state, context, handler)
  );
}

export function decideChangeHandler(
  state: CaseState,
  { handler }: Of<'change-handler'>,
  world: World,
  context: ActContext,
): CaseEvent | Refusal {
  if (handler === state.handler) return refuse('nothing-to-change', 'handler');
  return (
    unfitHandler(state, state.handlingUnit ?? '', handler, world) ??
    acts.changeHandler(state, context, handler)
  );
}

/** Its review is when the handling unit first opens on the review date or after it, and that is still to come. */
export function decideRequestSuspension(
  state: CaseState,
  { reason, reviewOn }: Of<'request-suspension'>,
  { rules, now }: World,
  context: ActContext,
): CaseEvent | Refusal {
  const calendar = rules.edition.hoursOf(state.handlingUnit);
  const day = parseDate(reviewOn);
  const midnight = day === null ? null : momentOfLocal(calendar.zone, day * DAY_MS);
  if (midnight === null || !isInRange(midnight, calendar)) return refuse('bad-date', 'reviewOn');
  const reviewAt = nextOpening(calendar, midnight);
  if (!Number.isFinite(reviewAt)) return refuse('bad-date', 'reviewOn');
  if (reviewAt <= now) return refuse('review-not-ahead', 'reviewOn');
  return acts.requestSuspension(state, context, { reason, reviewAt });
}

export function decideApproveSuspension(state: CaseState, context: ActContext): CaseEvent | Refusal {
  if (state.suspension?.status !== 'requested') return refuse('no-suspension-asked');
  return acts.approveSuspension(state, context, state.suspension.reviewAt);
}

/** A dispute is somewhere: in a village or community, which its three responsible people are found by. */
export function decideRefer(
  state: CaseState,
  command: Of<'refer'>,
  { directory }: World,
  context: ActContext,
): CaseEvent | Refusal {
  return directory.units.get(command.place)?.level === 'room'
    ? acts.refer(state, context, command)
    : refuse('unknown-unit', 'place');
}

export function decideReply(
  state: CaseState,
  command: Of<'reply'>,
  { rules, uploads = noUploads }: World,
  context: ActContext,
): CaseEvent | Refusal {
  const { evidence } = command;
  return (
    unfitEvidence(evidence, uploads.usable) ??
    tooMany(attachmentsOf(evidence).length, uploads.held.size, rules.policy) ??
    acts.reply(state, context, command)
  );
}

/** Not reached needs dated attempts, since the reply, on as many different working days as policy says. */
export function decideFollowUp(
  state: CaseState,
  command: Of<'follow-up'>,
  { now, rules }: World,
  context: ActContext,
): CaseEvent | Refusal {
  const attempts = command.attempts.map((attempt) => parseMoment(attempt.at) ?? Number.NaN);
  const future = attempts.findIndex((at) => at > now);
  if (future >= 0) return refuse('future-moment', `attempts.${future}.at`);
  if (command.outcome === 'not-reached') {
    const { calendar, policy } = rules;
    const dates = attempts.filter((at) => at >= (state.repliedAt ?? 0)).map((at) => localDate(calendar, at));
    const days = new Set(dates.filter((date) => isWorkingDay(calendar, date)));
    const required = policy.attemptsBeforeNotReached;
    if (days.size < required) return refuse('attempts-required', 'attempts', { required, found: days.size });
  }
  return followUp(state, context, command);
}
