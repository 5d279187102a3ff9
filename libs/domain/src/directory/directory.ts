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
  /** What a token must say to be this person's; left out: the id. Opaque here, compared to the letter. */
  readonly subject?: string | null | undefined;
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
  /** Person ids by subject. */
  readonly subjects: ReadonlyMap<string, string>;
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
    subjects: new Map(known.map((person) => [person.subject ?? person.id, person.id])),
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

/** The paths of the units named and of all below them. No unit ever goes from a directory. */
export function unitsAtOrBelow(directory: Directory, tops: readonly string[]): readonly string[] {
  return [...directory.units.keys()].filter((path) => tops.some((top) => isAtOrBelow(path, top)));
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
 * 席位: a unit in which somebody sits, and as what there: role and seat come from the same posting, post or standing-in
 * (domain text, Complaints are different). A chief's post makes a chief, whoever fills it; any other post is a place to
 * see from and gives no role.
 */
export interface Seat {
  readonly unit: string;
  readonly role: Role | null;
  readonly from: 'posting' | 'post' | 'key';
}

/** Everywhere a person sits at a moment: the posting, each post held, and each post stood in for. */
export function seatedAt(directory: Directory, personId: string, at: number): Seat[] {
  const posting = personAt(directory, personId, at);
  const posts = [...(directory.posts.get(personId) ?? []), ...(directory.standsIn.get(personId) ?? [])];
  return [
    ...(posting ? [{ unit: posting.unit, role: posting.role, from: 'posting' as const }] : []),
    ...posts
      .filter((post) => holdsAt(post, at))
      .map(({ unit, post }): Seat => ({ unit, role: post === 'chief' ? 'chief' : null, from: 'post' })),
  ];
}

/**
 * The units of those seats. Who stands in sees what the post sees, and what is hidden from its unit is hidden from him
 * or her too.
 */
export function seatsOf(directory: Directory, personId: string, at: number): string[] {
  return unitsOf(seatedAt(directory, personId, at));
}

export function unitsOf(seats: readonly Seat[]): string[] {
  return [...new Set(seats.map(({ unit }) => unit))];
}

/** Whether somebody has a role in a unit that will do. */
export function sitsAs(
  { seated }: { readonly seated: readonly Seat[] },
  role: Role,
  isFit: (unit: string) => boolean,
): boolean {
  return seated.some((seat) => seat.role === role && isFit(seat.unit));
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
