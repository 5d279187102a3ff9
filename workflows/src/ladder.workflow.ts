import {
  attributesOf,
  isLadderInput,
  isLadderPlan,
  lookSignal,
  planSignal,
  type LadderActivities,
  type LadderAttributes,
  type LadderInput,
} from '@fengqiao/contracts/temporal/ladder';
import type { LadderPlan } from '@fengqiao/domain/ladder/plan';
import { ApplicationFailure, defineSearchAttributeKey } from '@temporalio/common';
import {
  condition,
  continueAsNew,
  defineSignal,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';

import { describeLadder } from './ladder-details.ts';

const { climb } = proxyLocalActivities<LadderActivities>({
  startToCloseTimeout: '10s',
  // A short wait is spent inside the workflow task; a longer one becomes a timer, so a database that is away
  // for hours costs a handful of events, not a task kept alive.
  localRetryThreshold: '3s',
  retry: { initialInterval: '1s', backoffCoefficient: 3, maximumInterval: '1m' },
});

export const plan = defineSignal<[LadderPlan]>(planSignal);
export const look = defineSignal(lookSignal);

/** Longest that one timer waits. Temporal takes longer ones; a plan that far ahead is asked for again on the way. */
const longestSleepMs = 90 * 24 * 3_600_000;
/** A rung that stays due after a climb (a database whose clock is behind) is asked for again ever more slowly. */
const longestPauseMs = 60_000;

/**
 * Holds one aggregate's plan and calls `climb` when its next rung is due. Woken by: the timer of the next rung, a
 * `plan` signal after a command that moved the clocks, or a `look` signal when a rung stayed unclimbed (what is held
 * may then be anything: somebody may have sent a made-up plan). It computes no deadline and knows no rule; doubled
 * or late it does no harm, since `climb` takes each rung once.
 */
export async function ladder(input: LadderInput): Promise<void> {
  if (!isLadderInput(input)) throw ApplicationFailure.nonRetryable('this starts no ladder', 'no-ladder');
  let held = input.plan;
  let shown: LadderAttributes | null = attributesOf(input.kind, held.card);
  let mustLook = false;
  const climbs = [...(input.climbs ?? [])];

  setHandler(plan, (sent) => {
    if (isLadderPlan(sent) && sent.version > held.version) held = sent;
  });
  setHandler(look, () => {
    mustLook = true;
  });

  let earliest = 0;
  let fruitless = 0;
  for (;;) {
    shown = show(input.kind, held, shown, climbs);
    if (held.status === 'ended' && !mustLook) return;
    if (workflowInfo().continueAsNewSuggested && !mustLook)
      await continueAsNew<typeof ladder>({ ...input, plan: held, climbs });

    const waitingOn = held;
    const next = held.rungs[0];
    const wait = next ? Math.min(Math.max(next.at, earliest) - Date.now(), longestSleepMs) : undefined;
    const isCalled = () => held !== waitingOn || mustLook;
    const wasCalled =
      wait === undefined
        ? await condition(isCalled).then(() => true)
        : wait > 0 && (await condition(isCalled, wait));
    if ((wasCalled || !next) && !mustLook) continue;

    const moment = Date.now();
    const isLooking = mustLook;
    mustLook = false;
    const answer = await climb({ kind: input.kind, aggregateId: input.aggregateId, moment });
    const taken = isLooking ? 'asked anew' : next && moment >= next.at ? next.id : null;
    if (taken) climbs.push(`${taken} ${new Date(moment).toISOString()}`);
    if (isLooking) {
      // A plan sent meanwhile may be newer than the answer or made up: only the database can tell, once more.
      mustLook = held !== waitingOn;
      held = answer;
      shown = null;
      continue;
    }
    // The database decides, whatever version was held; only a plan sent while the climb was under way may be newer.
    if (held === waitingOn || answer.version >= held.version) held = answer;
    const stillDue = held.rungs[0]?.id === next?.id && next !== undefined && next.at <= moment;
    fruitless = stillDue ? fruitless + 1 : 0;
    earliest = stillDue ? moment + Math.min(1_000 * 2 ** fruitless, longestPauseMs) : 0;
  }
}

/** Writes search attributes when they changed (an event in the history) and current details (none). */
function show(
  kind: string,
  held: LadderPlan,
  shown: LadderAttributes | null,
  climbs: readonly string[],
): LadderAttributes {
  setCurrentDetails(describeLadder(kind, held, climbs));
  const wanted = attributesOf(kind, held.card);
  if (shown && sameAttributes(wanted, shown)) return shown;
  upsertSearchAttributes([
    { key: unitKey, value: wanted.Unit },
    { key: overdueKey, value: wanted.Overdue },
    { key: levelKey, value: wanted.Level },
  ]);
  return wanted;
}

const unitKey = defineSearchAttributeKey('Unit', 'KEYWORD');
const overdueKey = defineSearchAttributeKey('Overdue', 'BOOL');
const levelKey = defineSearchAttributeKey('Level', 'INT');

function sameAttributes(a: LadderAttributes, b: LadderAttributes): boolean {
  return a.Unit === b.Unit && a.Overdue === b.Overdue && a.Level === b.Level;
}
