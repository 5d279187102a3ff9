import type {
  Colour,
  Complexity,
  DisputeState,
  DisputeStatus,
  Level,
  Resolution,
} from '../dispute/dispute.ts';
import { isOpen } from '../dispute/dispute.ts';
import type { Directory } from '../directory/directory.ts';
import { isAtOrBelow } from '../directory/unit.ts';
import { stateOf } from '../ladder/clock-instance.ts';

export type ResolutionState = 'open' | 'done' | 'missed' | 'dropped';

/** What a meeting is shown of a dispute, in epoch milliseconds. */
export interface AgendaItem {
  readonly dispute: string;
  readonly number: string;
  readonly colour: Colour;
  readonly complexity: Complexity;
  readonly level: Level;
  readonly status: DisputeStatus;
  readonly screenedAt: number;
  /** Of the limit to resolve it while that runs. */
  readonly dueAt: number | null;
  readonly overdue: boolean;
  /** Given out by earlier meetings, and not carried out yet. */
  readonly open: readonly OpenResolution[];
  /** Whether one of them is past its limit. */
  readonly missed: boolean;
}

export interface OpenResolution {
  readonly resolution: number;
  readonly unit: string;
  readonly dueAt: number;
  readonly missed: boolean;
}

/** `dropped`: the dispute ended another way, and nobody owes it any more. */
export function resolutionState(
  { doneAt, n }: Resolution,
  { clocks }: Pick<DisputeState, 'clocks'>,
  now: number,
): ResolutionState {
  if (doneAt !== null) return 'done';
  const clock = clocks.find(({ name, instance }) => name === 'resolution' && instance === n);
  if (!clock || clock.endedAt !== null) return 'dropped';
  return stateOf(clock, now) === 'missed' ? 'missed' : 'open';
}

/** What is still to be done for a dispute by a consultation's word. */
export function openResolutions(state: DisputeState, now: number): OpenResolution[] {
  return state.resolutions.flatMap((each) => {
    const standing = resolutionState(each, state, now);
    if (standing === 'done' || standing === 'dropped') return [];
    const { n: resolution, unit, dueAt } = each;
    return [{ resolution, unit, dueAt, missed: standing === 'missed' }];
  });
}

/**
 * Whether a dispute is of a unit's meeting: of a station every open one at its places, of a branch those that came up to
 * its centre; and one that is settled while something a meeting gave out for it is not done.
 */
export function isOfMeeting(
  state: DisputeState,
  unit: string,
  { directory, now }: { readonly directory: Directory; readonly now: number },
): boolean {
  if (!isAtOrBelow(state.place, unit)) return false;
  const isRaised = state.level === 'county';
  if (directory.units.get(unit)?.level !== 'station' && !isRaised) return false;
  return isOpen(state.status) || openResolutions(state, now).length > 0;
}

/**
 * The agenda (议题): red first; then by how far each is into its limit, the longest over first, then the nearest due;
 * those without a limit that runs by age, the oldest first; yellow before blue where that is equal.
 */
export function agendaOf(disputes: readonly DisputeState[], now: number): AgendaItem[] {
  return disputes.map((state) => agendaItem(state, now)).sort(inOrder);
}

function agendaItem(state: DisputeState, now: number): AgendaItem {
  const { id, number, colour, complexity, level, status, screenedAt } = state;
  const limit = state.clocks.find(({ name, endedAt }) => name === 'resolve' && endedAt === null);
  const dueAt = limit?.dueAt ?? null;
  const open = openResolutions(state, now);
  return {
    ...{ dispute: id, number, colour, complexity, level, status, screenedAt, dueAt, open },
    overdue: dueAt !== null && dueAt < now,
    missed: open.some((each) => each.missed),
  };
}

const urgency: Readonly<Record<Colour, number>> = { red: 0, yellow: 1, blue: 2 };

function inOrder(a: AgendaItem, b: AgendaItem): number {
  const red = Number(b.colour === 'red') - Number(a.colour === 'red');
  const limited = Number(a.dueAt === null) - Number(b.dueAt === null);
  const moment = (a.dueAt ?? a.screenedAt) - (b.dueAt ?? b.screenedAt);
  return red || limited || moment || urgency[a.colour] - urgency[b.colour] || (a.number < b.number ? -1 : 1);
}
