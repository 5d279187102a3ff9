import { clockKey, nextInstance } from '../../aggregate/clocks.ts';
import { levelsAbove } from '../../directory/posts.ts';
import {
  annulClock,
  dropClock,
  endClock,
  restartClock,
  startAt,
  type ClockInstance,
} from '../../ladder/clock-instance.ts';
import type { CaseClock, CaseClockName, CaseState, TakenIn } from '../case.ts';
import type { CaseEvent, Correction, MovedInstance } from '../case-event.ts';
import { evolve, inTheirPlaces } from '../evolve.ts';
import { takeDueRungs } from '../ladder/climb.ts';
import { editionOf } from '../rules/rule-book.ts';
import { act, itself, type ActContext } from './act.ts';
import type { CaseHistory } from './case-history.ts';

/** The clocks that start when a matter is received, and the acts that meet each; what else ends one leaves it without outcome. */
const metBy: Partial<Record<CaseClockName, readonly string[]>> = {
  acknowledge: ['submitted'],
  assign: ['assigned', 'declined'],
  arrive: ['accepted'],
  overall: ['closed', 'closed-unsatisfied', 'declined'],
};

export interface Corrected {
  /** When the case itself was received. */
  readonly receivedAt: number;
  readonly tookIn: readonly TakenIn[];
  /** The merged case whose correction it is. */
  readonly of: Correction['of'];
  readonly reason: string | null;
}

/**
 * The case as if it had been received at another moment. Every instance that starts then is void and another runs in its
 * place, which has climbed, ended and missed what it would have; an appeal's new instance starts at the appeal and stays.
 * What an ended instance missed now is on record with it, at its due moment; what a running one missed is climbed by
 * whoever catches the case up after.
 */
export function correct(
  state: CaseState,
  context: ActContext,
  history: CaseHistory,
  { receivedAt, tookIn, of, reason }: Corrected,
): CaseEvent[] {
  const moved: MovedInstance[] = [];
  const breaches: CaseEvent[] = [];
  let all: readonly CaseClock[] = state.clocks;
  const clocks = state.clocks.flatMap((clock): CaseClock[] => {
    if (!startsWhenReceived(clock, state)) return [clock];
    const key = clockKey(clock);
    const start = Math.min(receivedAt, ...tookIn.flatMap(({ starts }) => starts[key] ?? []));
    if (start === clock.startedAt)
      return [receivedAt === state.receivedAt ? clock : { ...clock, ownStart: receivedAt }];
    const timetable = editionOf(context.rules.book, clock.edition);
    const fresh = restartClock(clock, nextInstance(all, clock.name), receivedAt, timetable);
    const again = replayed(clock, startAt(fresh, start, timetable), state, context, history);
    moved.push({ clock: clock.name, instance: clock.instance, by: again.clock.instance });
    breaches.push(...again.breach);
    all = [...all, again.clock];
    return [annulClock(clock, context.now), again.clock];
  });
  const withdrawn = history.breaches.filter((breach) =>
    moved.some(({ clock, instance }) => clock === breach.clock && instance === breach.instance),
  );
  const level = moved.length === 0 ? state.level : levelOf(clocks, state, context);
  const { receivedAt: oldReceivedAt } = state;
  const brought = of && { ...of, starts: inTheirPlaces(of.starts, moved) };
  const event = act(
    state,
    context,
    { type: 'corrected', receivedAt, oldReceivedAt, of: brought, moved, withdrawn },
    { clocks, level },
    reason === null ? {} : { reason },
  );
  return breaches.reduce<CaseEvent[]>(
    (events, { fact }) => {
      const after = events.reduce<CaseState>((before, each) => evolve(before, each, state.id), state);
      return [...events, itself(after, context.now, fact)];
    },
    [event],
  );
}

function startsWhenReceived(clock: CaseClock, { receivedAt }: CaseState): boolean {
  const isOfReceipt = metBy[clock.name] !== undefined;
  return isOfReceipt && clock.outcome !== 'void' && (clock.ownStart ?? clock.startedAt) === receivedAt;
}

/** The instance as it stands now had it started so, and the breach it took on its way where it has ended. */
function replayed(
  old: CaseClock,
  fresh: CaseClock,
  state: CaseState,
  { directory, rules }: ActContext,
  { acts }: CaseHistory,
): { readonly clock: CaseClock; readonly breach: readonly CaseEvent[] } {
  const { endedAt } = old;
  if (endedAt === null) return { clock: fresh, breach: [] };
  const alone = { ...state, clocks: [fresh], lastEventAt: fresh.startedAt };
  const climbs = takeDueRungs(alone, { directory, rules, now: endedAt });
  const climbed = climbs.at(-1)?.standing.clocks[0] ?? fresh;
  const isMet = acts.some(({ type, at }) => at === endedAt && metBy[old.name]?.includes(type));
  return {
    clock: isMet ? endClock(climbed, endedAt) : dropClock(climbed, endedAt),
    breach: climbs.filter(({ fact }) => fact.type === 'rung-climbed' && fact.accountability !== null),
  };
}

/** The highest level that any instance which counts has climbed to. */
function levelOf(
  clocks: readonly ClockInstance[],
  { ownerPost }: CaseState,
  { directory }: ActContext,
): number {
  const top = levelsAbove(directory, ownerPost);
  const counting = clocks.filter(({ outcome }) => outcome !== 'void');
  return Math.max(0, ...counting.map(({ climbed }) => Math.min(climbed.escalation, top)));
}
