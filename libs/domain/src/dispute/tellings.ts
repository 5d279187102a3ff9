import type { Addressee } from '../case/case-event.ts';
import { gravity } from '../ladder/rung.ts';
import { onePerPerson, seatAddressees, type DisputeSeat } from './addressees.ts';
import type { DisputeState } from './dispute.ts';
import type { DisputeEvent, DisputeFactType } from './dispute-event.ts';
import type { DisputePremises } from './rules.ts';

interface Speaks {
  readonly clock: string;
  readonly to: readonly DisputeSeat[];
}

/** Who is told of which event; one that is not here tells nobody but, of a rung, its own addressees. */
const speaks: { readonly [Type in DisputeFactType]?: Speaks } = {
  screened: { clock: 'resolve', to: ['officer'] },
  accepted: { clock: 'resolve', to: ['mediator', 'officer'] },
  'mediator-assigned': { clock: 'resolve', to: ['mediator'] },
  'consent-recorded': { clock: 'resolve', to: ['mediator'] },
  extended: { clock: 'resolve', to: ['station-head'] },
  'session-planned': { clock: 'session', to: ['panel', 'mediator', 'officer'] },
  'session-cancelled': { clock: 'session', to: ['panel', 'officer'] },
  'tie-declared': { clock: 'session', to: ['mediator'] },
  'panelist-replaced': { clock: 'session', to: ['panel'] },
  'session-held': { clock: 'resolve', to: ['officer', 'station-head'] },
  raised: { clock: 'resolve', to: ['owner', 'mediator', 'officer'] },
  agreed: { clock: 'confirmation', to: ['officer', 'station-head'] },
  settled: { clock: 'visit', to: ['officer', 'visit-desk'] },
  'confirmation-lapsed': { clock: 'confirmation', to: ['officer', 'mediator'] },
  reopened: { clock: 'resolve', to: ['mediator', 'officer', 'station-head'] },
  'referred-out': { clock: 'resolve', to: ['officer', 'station-head'] },
  withdrawn: { clock: 'resolve', to: ['officer', 'mediator'] },
  'took-in': { clock: 'resolve', to: ['mediator', 'officer'] },
  'resolution-made': { clock: 'resolution', to: ['resolution-unit', 'officer'] },
  'resolution-done': { clock: 'resolution', to: ['officer'] },
};

export interface DisputeTelling {
  readonly seq: number;
  readonly person: string;
  readonly seat: string;
  readonly passedUpFrom: string | null;
  readonly rung: string | null;
  readonly clock: string | null;
  readonly dueAt: number | null;
  /** A dispute at risk of harm does not wait for opening hours. */
  readonly atAnyHour: boolean;
}

/**
 * Who is told of everything that happened to a dispute at once, by the event it is said with. Rungs taken together are
 * one telling, for the highest, to everybody any of them speaks to; whoever did something himself or herself is not told
 * of it.
 */
export function tellingsOf(
  state: DisputeState,
  events: readonly DisputeEvent[],
  premises: DisputePremises,
): DisputeTelling[] {
  const climbs = events.flatMap((event) =>
    event.fact.type === 'rung-climbed' ? [{ event, rung: event.fact.rung }] : [],
  );
  const highest = climbs.reduce<(typeof climbs)[number] | null>(
    (best, climb) => (best && gravity[best.rung.kind] > gravity[climb.rung.kind] ? best : climb),
    null,
  );
  const ofRungs = highest
    ? tell(
        state,
        highest.event,
        [...highest.rung.addressees, ...climbs.flatMap(({ rung }) => rung.addressees)],
        highest.rung.clock,
      )
    : [];
  return [...ofRungs, ...events.flatMap((event) => tellingsOfAct(state, event, premises))];
}

function tellingsOfAct(
  state: DisputeState,
  event: DisputeEvent,
  premises: DisputePremises,
): DisputeTelling[] {
  const { fact, standing } = event;
  const after = { ...state, ...standing };
  const turnsRed = standing.colour === 'red' && (fact.type === 'screened' || fact.type === 'colour-changed');
  const said =
    speaks[fact.type] ??
    (fact.type === 'colour-changed' ? { clock: 'check-in', to: ['officer'] as const } : null);
  if (!said) return [];
  // Red is told to the county leader at once (domain text, The dispute).
  const to: readonly DisputeSeat[] = turnsRed ? ['county-leader', 'station-head', ...said.to] : said.to;
  return tell(
    after,
    event,
    to.flatMap((seat) => seatAddressees(after, seat, premises)),
    said.clock,
  );
}

function tell(
  state: DisputeState,
  { seq, by, fact, standing }: DisputeEvent,
  addressees: readonly Addressee[],
  clockName: string,
): DisputeTelling[] {
  const rung = fact.type === 'rung-climbed' ? fact.rung : null;
  const clock = standing.clocks.findLast(
    ({ name, instance }) => name === clockName && (rung === null || rung.instance === instance),
  );
  return onePerPerson(addressees).flatMap(({ person, seat, passedUpFrom = null }) =>
    person === null || person === by
      ? []
      : {
          ...{ seq, person, seat, passedUpFrom },
          rung: rung?.id ?? null,
          clock: clock?.name ?? null,
          dueAt: clock?.dueAt ?? null,
          atAnyHour: state.colour === 'red',
        },
  );
}
