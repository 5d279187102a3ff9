import { isAtOrBelow, pathsAbove, type Unit } from './unit.ts';

export type Role = 'desk' | 'officer' | 'chief' | 'supervisor' | 'analyst' | 'admin' | 'mediator';

export const roles: readonly Role[] = [
  'desk',
  'officer',
  'chief',
  'supervisor',
  'analyst',
  'admin',
  'mediator',
];

export interface Person {
  readonly id: string;
  readonly role: Role;
  readonly unit: string;
}

/**
 * A stretch of time in which something of the directory was so, in epoch milliseconds, the end not included. A null
 * `since` means as far back as the directory knows, a null `until` until further notice.
 */
export interface Term {
  readonly since: number | null;
  readonly until: number | null;
}

/** 职务: who holds a seat in a unit, and when. */
export interface PostHolding extends Term {
  readonly unit: string;
  readonly post: string;
  readonly person: string;
}

/** 岗位: where a person sits and in which role, and when; posts are beside it. */
export interface Posting extends Term {
  readonly person: string;
  readonly role: Role;
  readonly unit: string;
}

/** 代行: who does the work of a post while it is vacant or its holder is away, and when. */
export interface StandIn extends Term {
  readonly unit: string;
  readonly post: string;
  readonly person: string;
}

/** 离岗: a person is away: on leave, on a course, ill. Nobody asks why. */
export interface Absence extends Term {
  readonly person: string;
}

/** What the directory knows beside units, people and who holds which post. */
export interface Terms {
  /** People without any are taken to have sat always where they sit now. */
  readonly postings?: Iterable<Posting>;
  readonly standIns?: Iterable<StandIn>;
  readonly absences?: Iterable<Absence>;
}

/** The organisation as one snapshot, past and planned terms included: data for the rules, loaded by whoever calls them. */
export interface Directory {
  readonly units: ReadonlyMap<string, Unit>;
  /** As they sit now. */
  readonly people: ReadonlyMap<string, Person>;
  /** By unit path. */
  readonly holdings: ReadonlyMap<string, readonly PostHolding[]>;
  /** By person id. */
  readonly posts: ReadonlyMap<string, readonly PostHolding[]>;
  /** By person id. */
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  /** By unit path. */
  readonly standIns: ReadonlyMap<string, readonly StandIn[]>;
  /** By the person who stands in. */
  readonly standsIn: ReadonlyMap<string, readonly StandIn[]>;
  /** By person id. */
  readonly absences: ReadonlyMap<string, readonly Absence[]>;
  /** People who sit or sat in a unit, by its path: where a desk is looked for. */
  readonly sitting: ReadonlyMap<string, readonly string[]>;
}

export function buildDirectory(
  units: Iterable<Unit>,
  people: Iterable<Person>,
  holdings: Iterable<PostHolding>,
  { postings = [], standIns = [], absences = [] }: Terms = {},
): Directory {
  const all = [...holdings];
  const known = [...people];
  const everStoodIn = [...standIns];
  const everPosted = [...postings];
  const seated = [...known.map(({ id, unit }) => ({ person: id, unit })), ...everPosted];
  const sitting = groupBy(seated, ({ unit }) => unit);
  return {
    units: new Map([...units].map((unit) => [unit.path, unit])),
    people: new Map(known.map((person) => [person.id, person])),
    holdings: groupBy(all, (holding) => holding.unit),
    posts: groupBy(all, (holding) => holding.person),
    postings: groupBy(everPosted, (posting) => posting.person),
    standIns: groupBy(everStoodIn, (standIn) => standIn.unit),
    standsIn: groupBy(everStoodIn, (standIn) => standIn.person),
    absences: groupBy([...absences], (absence) => absence.person),
    sitting: new Map(
      [...sitting].map(([unit, seats]) => [unit, [...new Set(seats.map(({ person }) => person))].sort()]),
    ),
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The bureau at the top of the tree; a directory without one cannot place any case. */
export function bureauOf(directory: Directory): Unit | null {
  for (const unit of directory.units.values()) if (unit.level === 'bureau') return unit;
  return null;
}

/** Known units above `path`, nearest first. */
export function unitsAbove(directory: Directory, path: string): Unit[] {
  return pathsAbove(path).flatMap((above) => directory.units.get(above) ?? []);
}

/**
 * Everywhere a person sits at a moment: the unit on record, and each unit where he or she holds a post or stands in
 * for one. Who stands in sees what the post sees, and what is hidden from its unit is hidden from him or her too.
 */
export function seatsOf(directory: Directory, personId: string, at: number): string[] {
  const seats = new Set<string>();
  const person = personAt(directory, personId, at);
  if (person) seats.add(person.unit);
  for (const seat of [...(directory.posts.get(personId) ?? []), ...(directory.standsIn.get(personId) ?? [])])
    if (holdsAt(seat, at)) seats.add(seat.unit);
  return [...seats];
}

/** Who asks, as a token names one. */
export interface Caller {
  /** Person id. */
  readonly person: string;
  readonly roles: readonly Role[];
  readonly unit: string;
}

/** The caller as the rules see one: seats from the directory, or the token's unit for somebody it does not know. */
export function readerOf({ person, roles, unit }: Caller, directory: Directory, at: number) {
  const seats = seatsOf(directory, person, at);
  return { id: person, roles, seats: seats.length > 0 ? seats : [unit] };
}

/** Where a person sat at a moment, and in which role; null where the directory did not know him or her then. */
export function personAt(directory: Directory, personId: string, at: number): Person | null {
  const postings = directory.postings.get(personId);
  if (!postings) return directory.people.get(personId) ?? null;
  const then = postings.find((posting) => holdsAt(posting, at));
  return then ? { id: personId, role: then.role, unit: then.unit } : null;
}

export function isAbsent(directory: Directory, personId: string, at: number): boolean {
  return (directory.absences.get(personId) ?? []).some((absence) => holdsAt(absence, at));
}

export function holdsAt({ since, until }: Term, at: number): boolean {
  return (since === null || since <= at) && (until === null || at < until);
}

const wholeBureau: readonly Role[] = ['supervisor', 'analyst', 'admin'];

/** The whole bureau is the scope of supervisor, analyst and admin, wherever they sit (domain text, Commands). */
export function seesWholeBureau(person: { readonly roles: readonly Role[] }): boolean {
  return person.roles.some((role) => wholeBureau.includes(role));
}

/** A room's desk and officers are its station's (domain text, Commands). */
export function servesUnit(directory: Directory, personUnit: string, unit: string): boolean {
  if (personUnit === unit) return true;
  const served = directory.units.get(unit);
  return served?.level === 'room' && served.parent === personUnit;
}

export function isUnitAtOrBelowAny(path: string, ancestors: readonly string[]): boolean {
  return ancestors.some((ancestor) => isAtOrBelow(path, ancestor));
}
