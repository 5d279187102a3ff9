import { DAY_MS } from '../../clock/dates/civil-date.ts';
import { parseMoment } from '../../clock/dates/moment.ts';
import { isInRange } from '../../clock/projection/run-check.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { ActContext } from '../acts/act.ts';
import type { CaseHistory } from '../acts/case-history.ts';
import { correct } from '../acts/correct.ts';
import type { Of } from '../commands/case-command.ts';
import type { CaseEvent } from '../case-event.ts';
import type { CaseState } from '../case.ts';
import { correctableDays } from '../rules/policy.ts';

/**
 * A wrong moment of receipt. Refused: `nothing-to-change`; `future-moment`; `moment-out-of-range`; `received-after-act`,
 * when it was received only after somebody had done something with it; `too-long-ago`, more than the policy's days before
 * the moment first given, whatever was said in between.
 */
export function decideCorrect(
  state: CaseState,
  { receivedAt: text, reason }: Of<'correct'>,
  context: ActContext,
  history: CaseHistory,
): CaseEvent[] | Refusal {
  const { now, rules } = context;
  const { firstReceivedAt, firstActAt } = history;
  const receivedAt = parseMoment(text) ?? Number.NaN;
  if (receivedAt === state.receivedAt) return refuse('nothing-to-change', 'receivedAt');
  if (receivedAt > now) return refuse('future-moment', 'receivedAt');
  if (!isInRange(receivedAt, rules.calendar)) return refuse('moment-out-of-range', 'receivedAt');
  if (receivedAt > firstActAt) return refuse('received-after-act', 'receivedAt');
  if (receivedAt < firstReceivedAt - correctableDays(rules.policy) * DAY_MS)
    return refuse('too-long-ago', 'receivedAt');
  return correct(state, context, history, { receivedAt, reason, of: null, tookIn: state.tookIn });
}
