import fc from 'fast-check';
import { buildDirectory, type Directory, type Role } from '../../directory/directory.ts';
import type { Unit, UnitLevel } from '../../directory/unit.ts';

/** A draw from an arbitrary. */
export type Draw = <T, Arguments extends unknown[]>(
  arbitrary: (...given: Arguments) => fc.Arbitrary<T>,
  ...given: Arguments
) => T;

interface Term {
  readonly since: number | null;
  readonly until: number | null;
}
export interface RandomBureau {
  readonly units: readonly (readonly [path: string, level: UnitLevel])[];
  readonly people: readonly { readonly id: string; readonly role: Role; readonly unit: string }[];
  readonly posts: readonly (Term & {
    readonly unit: string;
    readonly post: string;
    readonly person: string;
  })[];
  readonly standIns: readonly (Term & {
    readonly unit: string;
    readonly post: string;
    readonly person: string;
  })[];
  readonly absences: readonly (Term & { readonly person: string })[];
}

export const bureau = 'b';
export const inspection = 'partner.jijian';
export const resort = 'partner.xinfang';
export const supervision = `${bureau}.ducha`;

/** Every number alike from none to `most`: drawn with the usual bias, hardly any life would come far. */
const evenly = (most: number) => fc.noBias(fc.integer({ min: 0, max: most }));

export function upTo(draw: Draw, most: number): number {
  return draw(evenly, most);
}

export function chance(draw: Draw, percent: number): boolean {
  return upTo(draw, 99) < percent;
}

export function oneOf<T>(draw: Draw, items: readonly T[]): T {
  return items[upTo(draw, items.length - 1)] as T;
}

/** A few branches, stations, rooms and partners, with desks, officers and chiefs; vacancies, stand-ins and absences from `start` to `end`. */
export function randomBureau(draw: Draw, start: number, end: number): RandomBureau {
  const units: [string, UnitLevel][] = [
    [bureau, 'bureau'],
    [supervision, 'division'],
    [inspection, 'partner'],
    [resort, 'partner'],
  ];
  if (chance(draw, 50)) units.push([`${bureau}.traffic`, 'division']);
  if (chance(draw, 30)) units.push([`${bureau}.yard`, 'station']);
  for (const branch of [1, 2].slice(0, 1 + upTo(draw, 1))) {
    units.push([`${bureau}.br${branch}`, 'branch']);
    for (const station of [1, 2].slice(0, 1 + upTo(draw, 1))) {
      units.push([`${bureau}.br${branch}.st${station}`, 'station']);
      if (chance(draw, 50)) units.push([`${bureau}.br${branch}.st${station}.room`, 'room']);
    }
  }
  const people: { id: string; role: Role; unit: string }[] = [];
  const posts: RandomBureau['posts'][number][] = [];
  for (const [unit, level] of units) {
    if (level !== 'room') {
      people.push({ id: `${unit}/desk`, role: 'desk', unit });
      if (chance(draw, 85)) {
        people.push({ id: `${unit}/chief`, role: 'chief', unit });
        posts.push({ unit, post: 'chief', person: `${unit}/chief`, since: null, until: null });
      }
      if (chance(draw, 30)) {
        people.push({ id: `${unit}/deputy`, role: 'chief', unit });
        posts.push({ unit, post: 'deputy', person: `${unit}/deputy`, since: null, until: null });
      }
    }
    people.push({ id: `${unit}/officer`, role: 'officer', unit });
  }
  const sees = ['supervisor', 'analyst', 'admin'] as const;
  for (const role of sees) people.push({ id: role, role, unit: oneOf(draw, units)[0] });
  // Whom nothing but the rule keeps from any case, in every kind of unit.
  for (const [unit, level] of units)
    if (level !== 'partner' && chance(draw, 50))
      people.push({ id: `${unit}/looks-on`, role: 'analyst', unit });
  const term = (): Term => {
    const middle = start + Math.floor((end - start) / 2);
    return oneOf(draw, [
      { since: null, until: null },
      { since: middle, until: null },
      { since: null, until: middle },
    ]);
  };
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: upTo(draw, most) }, make);
  const chiefs = units.filter(([, level]) => level !== 'room').map(([path]) => path);
  // Somebody who holds a chief's post elsewhere besides.
  for (const unit of some(1, () => oneOf(draw, chiefs)))
    if (!posts.some((each) => each.unit === unit && each.post === 'chief'))
      posts.push({ unit, post: 'chief', person: oneOf(draw, people).id, since: null, until: null });
  const standIns = some(3, () => {
    const unit = oneOf(draw, chiefs);
    return { unit, post: 'chief', person: oneOf(draw, people).id, ...term() };
  });
  const absences = some(4, () => ({ person: oneOf(draw, people).id, ...term() }));
  const once = standIns.filter(({ unit }, i) => standIns.findIndex((other) => other.unit === unit) === i);
  return { units, people, posts, standIns: once, absences };
}

export function directoryOf({ units, people, posts, standIns, absences }: RandomBureau): Directory {
  const known = units.map(([path, level]): Unit => {
    const above = path.split('.').slice(0, -1).join('.');
    const parent = level === 'bureau' || level === 'partner' ? null : above;
    return { path, level, nameZh: path, nameEn: path, parent };
  });
  return buildDirectory(known, people, posts, { standIns, absences });
}

/** What is known of a case, for the oracle: whom it names, who owns it, and whether somebody is named in words only. */
export interface Known {
  readonly subjectUnits: readonly string[];
  readonly subjectPersons: readonly string[];
  readonly inWords: boolean;
  readonly receivingUnit: string;
  readonly ownerUnit: string;
}

/**
 * Who must not know, word by word from the domain text ("Complaints are different") over the bureau as it was drawn, and
 * with nothing of the code under test.
 */
export class WhoMustNotKnow {
  constructor(
    private readonly bureau: RandomBureau,
    private readonly now: number,
  ) {}

  /** "The persons named; seats in or below a named unit, or between it and the owner's unit when the owner stands above (the owner's own unit not included); seats of a unit whose chief is named, and below it." */
  person(id: string, known: Known): boolean {
    if (known.subjectPersons.includes(id)) return true;
    if (this.seats(id).some((seat) => this.seat(seat, known))) return true;
    // "Until the receiving desk has settled the words that desk alone sees the case."
    return known.inWords && !this.isAtDesk(id, known.receivingUnit);
  }

  seat(seat: string, { subjectUnits, subjectPersons, ownerUnit }: Known): boolean {
    const inOrBelow = subjectUnits.some((named) => this.line(seat).includes(named));
    const between = subjectUnits.some((named) => {
      const line = this.line(named);
      return line.includes(ownerUnit) && line.slice(1, line.indexOf(ownerUnit)).includes(seat);
    });
    const chiefNamed = this.line(seat).some((unit) =>
      this.chiefs(unit).some((chief) => subjectPersons.includes(chief)),
    );
    return inOrBelow || between || chiefNamed;
  }

  seats(id: string): string[] {
    const { people, posts, standIns } = this.bureau;
    return [
      ...people.filter((person) => person.id === id).map(({ unit }) => unit),
      ...[...posts, ...standIns]
        .filter((seat) => seat.person === id && this.isOn(seat))
        .map(({ unit }) => unit),
    ];
  }

  /** "The chief's post, and who holds it or stands in for it today." */
  private chiefs(unit: string): string[] {
    const { posts, standIns } = this.bureau;
    return [...posts, ...standIns]
      .filter((seat) => seat.unit === unit && seat.post === 'chief' && this.isOn(seat))
      .map(({ person }) => person);
  }

  private isAtDesk(id: string, unit: string): boolean {
    // Role and seat of one posting: who stands in for a chief there sits at no desk of that unit.
    return this.bureau.people.some(
      (person) => person.id === id && person.role === 'desk' && person.unit === unit,
    );
  }

  /** A unit and those above it, nearest first. */
  private line(unit: string): string[] {
    const names = unit.split('.');
    return names.map((_, up) => names.slice(0, names.length - up).join('.'));
  }

  private isOn({ since, until }: Term): boolean {
    return (since ?? -Infinity) <= this.now && this.now < (until ?? Infinity);
  }
}
