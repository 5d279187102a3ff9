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

/** 职务: who holds a seat in a unit, and when. A null `since` means as far back as the directory knows. */
export interface PostHolding {
  readonly unit: string;
  readonly post: string;
  readonly person: string;
  readonly since: number | null;
  readonly until: number | null;
}

/** The organisation as one snapshot: data for the rules, loaded by whoever calls them. */
export interface Directory {
  readonly units: ReadonlyMap<string, Unit>;
  readonly people: ReadonlyMap<string, Person>;
  /** By unit path. */
  readonly holdings: ReadonlyMap<string, readonly PostHolding[]>;
  /** By person id. */
  readonly posts: ReadonlyMap<string, readonly PostHolding[]>;
}

export function buildDirectory(
  units: Iterable<Unit>,
  people: Iterable<Person>,
  holdings: Iterable<PostHolding>,
): Directory {
  const all = [...holdings];
  return {
    units: new Map([...units].map((unit) => [unit.path, unit])),
    people: new Map([...people].map((person) => [person.id, person])),
    holdings: groupBy(all, (holding) => holding.unit),
    posts: groupBy(all, (holding) => holding.person),
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

/** Everywhere a person sits at a moment: the unit on record, and each unit where he or she holds a post. */
export function seatsOf(directory: Directory, personId: string, at: number): string[] {
  const seats = new Set<string>();
  const person = directory.people.get(personId);
  if (person) seats.add(person.unit);
  for (const holding of directory.posts.get(personId) ?? [])
    if (holdsAt(holding, at)) seats.add(holding.unit);
  return [...seats];
}

export function holdsAt(holding: PostHolding, at: number): boolean {
  return (holding.since === null || holding.since <= at) && (holding.until === null || at < holding.until);
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
