import type { CaughtUp } from '../../aggregate/catch-up.ts';
import { recountClock } from '../../ladder/clock-instance.ts';
import { isRefusal } from '../../refusal.ts';
import { itself } from '../acts/act.ts';
import type { CaseClock, CaseState } from '../case.ts';
import type { CaseEvent, MovedDeadline } from '../case-event.ts';
import { takeDueRungs, type ClimbPremises } from './climb.ts';
import { evolveAll } from '../evolve.ts';
import { limitFor } from '../rules/policy.ts';
import { editionOf, rulesFor, rulesIn, type CaseRules, type Edition } from '../rules/rule-book.ts';

/**
 * What has happened to a case by itself up to `now`, in the order in which it did: rungs that fell due, and deadlines
 * moved by a calendar or policy published meanwhile. Whoever touches a case catches it up first, so from the moment of
 * a publication no case is judged by what went before, long before a re-projection has come to it. Where nothing fell
 * due and nothing moved there is nothing to tell, and no event: clocks counted anew without moving differ from the row in
 * nothing that anybody is told.
 */
export function catchUp(state: CaseState, premises: ClimbPremises): CaughtUp<CaseState, CaseEvent> {
  const { rules } = premises;
  const events: CaseEvent[] = [];
  let current = state;
  const take = (taken: readonly CaseEvent[]) => {
    if (taken.length > 0) current = evolveAll(current, taken, current.id);
    events.push(...taken);
  };
  for (const edition of editionsAfter(state, rules)) {
    const before = rulesIn(rules.book, editionOf(rules.book, edition.edition - 1));
    take(
      takeDueRungs(current, { ...premises, rules: before, now: Math.min(edition.publishedAt, premises.now) }),
    );
    const { clocks, moved } = countedAnew(current, rules, edition);
    for (const { deadline } of moved) take([movedEvent(current, deadline, edition, clocks)]);
    current = { ...current, clocks };
  }
  take(takeDueRungs(current, premises));
  return { state: current, events };
}

/** The case as a reader is shown it: its clocks by the newest edition, whether or not anybody has written that down. */
export function broughtForward(state: CaseState, rules: CaseRules): CaseState {
  let current = state;
  for (const edition of editionsAfter(state, rules))
    current = { ...current, clocks: countedAnew(current, rules, edition).clocks };
  return current;
}

/** The due moments that one edition moves, none when every one stays where it is. */
export function movedBy(state: CaseState, rules: CaseRules, edition: Edition): readonly Move[] {
  return countedAnew(state, rules, edition).moved;
}

/** Editions that some open clock of the case has not been counted by, of those that reach open cases. */
function editionsAfter(state: CaseState, { book, edition }: CaseRules): readonly Edition[] {
  if (edition.edition === 1) return [];
  const open = state.clocks.filter(({ endedAt }) => endedAt === null);
  const counted = Math.min(edition.edition, ...open.map((clock) => clock.edition));
  return book.slice(counted, edition.edition).filter(({ reachesOpenCases }) => reachesOpenCases);
}

interface CountedAnew {
  readonly clocks: readonly CaseClock[];
  readonly moved: readonly Move[];
}

export interface Move {
  readonly deadline: MovedDeadline<number>;
  /** True when the new due moment leans on a year not yet announced. */
  readonly provisional: boolean;
}

function countedAnew(state: CaseState, rules: CaseRules, edition: Edition): CountedAnew {
  const { policy } = rulesFor(rulesIn(rules.book, edition), state.policy);
  const moved: Move[] = [];
  const clocks = state.clocks.map((clock) => {
    if (clock.edition >= edition.edition) return clock;
    const limit = 'policyVersion' in edition.cause ? limitFor(policy, state, clock.name) : clock.limit;
    const after = recountClock(clock, limit, edition, edition.publishedAt);
    // Hours by which a limit would never end are not published; should they be, the date people were told stands.
    if (isRefusal(after)) return clock;
    const { dueAt: oldDueAt } = clock;
    const { name, instance, dueAt: newDueAt, provisional } = after;
    if (oldDueAt !== null && newDueAt !== null && oldDueAt !== newDueAt)
      moved.push({ deadline: { clock: name, instance, oldDueAt, newDueAt }, provisional });
    return after;
  });
  return { clocks, moved };
}

/** All of an edition's moves happen at one moment, so each of their events shows every clock as it is after all of them. */
function movedEvent(
  state: CaseState,
  deadline: MovedDeadline<number>,
  { publishedAt, cause }: Edition,
  clocks: readonly CaseClock[],
): CaseEvent {
  const at = Math.max(publishedAt, state.lastEventAt);
  return itself(state, at, { type: 'deadline-moved', deadline, cause }, { clocks });
}
