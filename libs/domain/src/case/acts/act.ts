import type { Directory } from '../../directory/directory.ts';
import { unitOfPost } from '../../directory/posts.ts';
import { endClock, resumeTime, reviveClock, startClock } from '../../ladder/clock-instance.ts';
import type { CaseClock, CaseClockName, CaseState } from '../case.ts';
import {
  standingOf,
  type CaseEvent,
  type CaseFact,
  type CaseRecord,
  type CaseStanding,
  type UnknownOfImport,
} from '../case-event.ts';
import { limitFor, type Matter } from '../policy.ts';
import type { CaseRules } from '../rule-book.ts';

/**
 * What each act does to the stage and the clocks, whoever was allowed to do it and however it came in: by a
 * command, out of an import, or by the system itself.
 */
export interface ActContext {
  readonly at: number;
  readonly by: string | null;
  readonly standIn: boolean;
  readonly imported: readonly UnknownOfImport[] | null;
  readonly directory: Directory;
  readonly rules: CaseRules;
}

/** The event of an act: what it says, and what of the case's standing is different after it. */
export function act(
  state: CaseState,
  context: ActContext,
  fact: CaseFact,
  change: Partial<CaseStanding> = {},
  record: CaseRecord = {},
): CaseEvent {
  const { at, by, standIn, imported } = context;
  return {
    seq: state.version + 1,
    occurredAt: at,
    by,
    standIn,
    imported,
    fact,
    standing: { ...standingOf(state), ...change },
    record,
  };
}

type Clocks = readonly CaseClock[];

/** Changes the instance of a clock that has not ended, where there is one. */
export function changed(
  clocks: Clocks,
  name: CaseClockName,
  change: (clock: CaseClock) => CaseClock,
): Clocks {
  return clocks.map((clock) => (clock.name === name && clock.endedAt === null ? change(clock) : clock));
}

/** Changes every clock that has not ended. */
export function changedAll(clocks: Clocks, change: (clock: CaseClock) => CaseClock): Clocks {
  return clocks.map((clock) => (clock.endedAt === null ? change(clock) : clock));
}

export function ended(context: ActContext, clocks: Clocks, name: CaseClockName): Clocks {
  return changed(clocks, name, (clock) => endClock(clock, context.at));
}

/** Lets the complete clock run again, whatever had stopped it. */
export function resumed({ at, rules }: ActContext, clocks: Clocks): Clocks {
  return changed(clocks, 'complete', (clock) => resumeTime(clock, at, rules.edition));
}

/** The overall clock goes on as if it had never ended. */
export function overallRevived({ rules }: ActContext, clocks: Clocks): Clocks {
  return clocks.map((clock) => (clock.name === 'overall' ? reviveClock(clock, rules.edition) : clock));
}

/** Starts a clock by the hours of the unit that answers for it: the handling unit for completing, else the owner's. */
export function started(
  { at, rules }: ActContext,
  state: Matter & Pick<CaseState, 'clocks' | 'ownerPost' | 'handlingUnit'>,
  name: CaseClockName,
): Clocks {
  const { clocks, ownerPost, handlingUnit } = state;
  const instance = clocks.filter((clock) => clock.name === name).length + 1;
  const unit = (name === 'complete' ? handlingUnit : null) ?? unitOfPost(ownerPost);
  const limit = limitFor(rules.policy, state, name);
  return [...clocks, startClock(name, instance, limit, at, unit, rules.edition)];
}
