import {
  deskAddressees,
  onePerPerson,
  postAddressee as addresseeOf,
  type Addressee,
} from '../../aggregate/addressee.ts';
import { isAbsent, personAt } from '../../directory/directory.ts';
import {
  actingFor,
  bureauPost,
  chiefPost,
  ownerPostFor,
  unitOfPost,
  type PostRef,
} from '../../directory/posts.ts';
import type { Rung } from '../../ladder/rung.ts';
import type { DisputeState } from '../dispute.ts';
import { personOnPanel, untied } from '../visibility/tie.ts';
import { responsibleFor, unitAt } from '../rules/holdings.ts';
import type { DisputePremises } from '../rules/rules.ts';

/** Whom something about a dispute can speak to. */
export type DisputeSeat =
  | 'officer'
  | 'station-head'
  | 'county-leader'
  | 'mediator'
  | 'panel'
  | 'owner'
  | 'station-desk'
  | 'visit-desk'
  | 'resolution-unit';

interface ByKind {
  readonly early: readonly DisputeSeat[];
  readonly warning: readonly DisputeSeat[];
  readonly breach: readonly DisputeSeat[];
}

/** Who has the ball, and from the warning on who must know: the three responsible people, nearest first. */
const seats: Readonly<Record<string, ByKind>> = {
  resolve: {
    early: ['mediator', 'officer'],
    warning: ['mediator', 'officer', 'station-head'],
    breach: ['mediator', 'officer', 'station-head', 'owner'],
  },
  'check-in': {
    early: ['officer'],
    warning: ['officer', 'station-head'],
    breach: ['officer', 'station-head', 'county-leader'],
  },
  session: {
    early: ['panel', 'mediator', 'officer'],
    warning: ['panel', 'mediator', 'officer'],
    breach: ['mediator', 'station-head'],
  },
  // Both parties must be told: their officer does, and their own view shows it with the remedies.
  obligation: {
    early: ['officer'],
    warning: ['officer', 'mediator'],
    breach: ['officer', 'mediator', 'station-head'],
  },
  confirmation: { early: ['officer', 'mediator'], warning: ['officer', 'mediator'], breach: [] },
  visit: {
    early: ['visit-desk'],
    warning: ['visit-desk'],
    breach: ['visit-desk', 'officer', 'station-head'],
  },
  resolution: {
    early: ['resolution-unit'],
    warning: ['resolution-unit'],
    breach: ['resolution-unit', 'officer', 'owner'],
  },
};

/** The people a rung speaks to; a seat where nobody is there passes it one level up and says so. */
export function addresseesOf(
  state: DisputeState,
  rung: Rung,
  escalatedTo: PostRef,
  premises: DisputePremises,
): Addressee[] {
  if (rung.kind === 'escalation') return [postAddressee(escalatedTo, premises, untied(state))];
  const table = seats[rung.clock.startsWith('obligation-') ? 'obligation' : rung.clock];
  const told = table?.[rung.kind === 'breach' || rung.kind === 'warning' ? rung.kind : 'early'] ?? [];
  return onePerPerson(told.flatMap((seat) => seatAddressees(state, seat, premises, rung)));
}

export function seatAddressees(
  state: DisputeState,
  seat: DisputeSeat,
  premises: DisputePremises,
  rung: Pick<Rung, 'clock' | 'instance'> | null = null,
): Addressee[] {
  const { directory } = premises;
  const mayKnow = untied(state);
  const { officer, stationHead, countyLeader } = responsibleFor(state.place, premises, mayKnow);
  const station = unitAt(directory, state.place, 'station') ?? state.place;
  const branch = unitAt(directory, state.place, 'county') ?? station;
  switch (seat) {
    case 'officer':
      return [personAddressee(officer, `${state.place}#officer`, chiefPost(station), premises, mayKnow)];
    case 'station-head':
      return [personAddressee(stationHead, `${station}#head`, chiefPost(station), premises, mayKnow)];
    case 'county-leader':
      return [personAddressee(countyLeader, `${branch}#leader`, chiefPost(branch), premises, mayKnow)];
    case 'mediator':
      return state.mediator === null
        ? []
        : [personAddressee(state.mediator, `${state.place}#mediator`, state.ownerPost, premises, mayKnow)];
    case 'panel': {
      const session = state.sessions.find(({ n }) => n === rung?.instance) ?? state.sessions.at(-1);
      return (session?.panel ?? [])
        .flatMap((panelist) => personOnPanel(panelist) ?? [])
        .map((person) =>
          personAddressee(person, `${state.place}#mediator`, state.ownerPost, premises, mayKnow),
        );
    }
    case 'owner':
      return [postAddressee(state.ownerPost, premises, mayKnow)];
    case 'station-desk':
      return deskAddressees(station, premises, (post) => postAddressee(post, premises, mayKnow));
    case 'visit-desk': {
      const stations = state.visits
        .filter(({ instance, outcome }) => (rung === null ? outcome === null : instance === rung.instance))
        .map((visit) => visit.station);
      return [...new Set(stations)].flatMap((unit) =>
        deskAddressees(unit, premises, (post) => postAddressee(post, premises, mayKnow)).filter(
          ({ person }) => person === null || mayKnow(person),
        ),
      );
    }
    case 'resolution-unit': {
      const resolution = state.resolutions.find(({ n }) => n === rung?.instance) ?? state.resolutions.at(-1);
      return resolution ? unitAddressees(resolution.unit, premises, mayKnow) : [];
    }
  }
}

type MayKnow = (person: string) => boolean;
const anybody: MayKnow = () => true;

/** Somebody by name; one with a tie is passed over, and while he or she is away, whoever acts for the post above. */
function personAddressee(
  person: string | null,
  seat: string,
  above: PostRef,
  premises: DisputePremises,
  mayKnow: MayKnow,
): Addressee {
  const { directory, now } = premises;
  if (
    person !== null &&
    mayKnow(person) &&
    personAt(directory, person, now) &&
    !isAbsent(directory, person, now)
  )
    return { seat, person };
  return { ...postAddressee(above, premises, mayKnow), passedUpFrom: seat };
}

export function postAddressee(
  post: PostRef,
  { directory, now }: DisputePremises,
  mayKnow: MayKnow = anybody,
): Addressee {
  const bureau = bureauPost(directory);
  const acting =
    actingFor(directory, post, now, mayKnow) ??
    (bureau === null ? null : actingFor(directory, bureau, now, mayKnow));
  return addresseeOf(post, acting);
}

/** A unit's chief; of a partner unit without one, everybody who sits there. */
export function unitAddressees(
  unit: string,
  premises: DisputePremises,
  mayKnow: MayKnow = anybody,
): Addressee[] {
  const { directory, now } = premises;
  const chief = actingFor(directory, ownerPostFor(directory, unit) ?? chiefPost(unit), now, mayKnow);
  if (chief) return [postAddressee(chiefPost(unitOfPost(chief.post)), premises, mayKnow)];
  const sitting = (directory.sitting.get(unit) ?? []).filter(
    (id) => mayKnow(id) && personAt(directory, id, now)?.unit === unit,
  );
  if (sitting.length > 0) return sitting.map((person) => ({ seat: `${unit}#member`, person }));
  return [postAddressee(chiefPost(unit), premises, mayKnow)];
}
