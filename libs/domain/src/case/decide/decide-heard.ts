import { settled } from '../../aggregate/decide.ts';
import { systemContext } from '../acts/act.ts';
import { hearOutcome } from '../acts/work.ts';
import type { CaseEvent } from '../case-event.ts';
import { caseKind } from '../case-kind.ts';
import { isOpen, type CaseState, type HeardOutcome } from '../case.ts';
import { catchUp } from '../ladder/catch-up.ts';
import type { ClimbPremises } from '../ladder/climb.ts';
import { awaits } from '../evolve.ts';
import { rulesFor } from '../rules/rule-book.ts';

/**
 * What a dispute came to, told to a case that was referred for it. It wakes the complete clock with what was left of it
 * (domain text, Clocks), unless somebody has resumed or answered the case before, or it has been referred again since and
 * waits for that: then it is on record and no more. Nothing happens to a case that has ended, or has heard the same
 * before and does not wait for it. One that was merged does not pass it on: the case that survives it never waited, and
 * may be waiting for a dispute of its own.
 *
 * Refuses nothing: mediation has said what is so. Caught up first, as by any act; empty when there is no news.
 */
export function decideHeard(state: CaseState, heard: HeardOutcome, premises: ClimbPremises): CaseEvent[] {
  if (!isOpen(state.stage)) return [];
  if (knows(state, heard) && !awaits(state, heard)) return [];
  const { now, directory } = premises;
  const context = systemContext({ directory, rules: rulesFor(premises.rules, state.policy) }, now);
  const ready = catchUp(state, premises);
  return settled(caseKind, ready, [hearOutcome(ready.state, context, heard)], premises);
}

function knows({ heard }: CaseState, { dispute, outcome }: HeardOutcome): boolean {
  return heard.some((each) => each.dispute === dispute && each.outcome === outcome);
}
