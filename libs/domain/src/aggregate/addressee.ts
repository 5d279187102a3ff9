import { isAbsent, personAt, type Directory } from '../directory/directory.ts';
import { actingFor, chiefPost, ownerPostFor, type Acting, type PostRef } from '../directory/posts.ts';

/** Whom a rung or an act speaks to, and as what. */
export interface Addressee {
  /** A post (`unit#chief`), a unit's desk (`unit#desk`) or a person with a part in it (`unit#handler`, `unit#mediator`). */
  readonly seat: string;
  /** Who was there; null only where nobody up to the top was, and nobody is told. */
  readonly person: string | null;
  /** Set when somebody stands in for the post's holder. */
  readonly standIn?: true;
  /** Set when the seat had no one to act and it went up: the seat that was passed over. */
  readonly passedUpFrom?: string;
  /** Set when nobody up to the top could act and the fallback took it. */
  readonly fallback?: true;
}

/** Whoever acts for a post, as an addressee; where nobody up to the top could act, nobody is told and it says so. */
export function postAddressee(post: PostRef, acting: (Acting & { fallback?: true }) | null): Addressee {
  if (!acting) return { seat: post, person: null, fallback: true };
  return {
    seat: acting.post,
    person: acting.person,
    ...(acting.standIn && acting.post === post && { standIn: true as const }),
    ...(acting.post !== post && { passedUpFrom: post }),
    ...(acting.fallback && { fallback: true as const }),
  };
}

/** Who sits at the desk of one of these units and is there now. */
export function deskStaff(
  units: readonly string[],
  { directory, now }: { readonly directory: Directory; readonly now: number },
): string[] {
  return units
    .flatMap((unit) => directory.sitting.get(unit) ?? [])
    .filter((id) => {
      const person = personAt(directory, id, now);
      return person?.role === 'desk' && units.includes(person.unit) && !isAbsent(directory, id, now);
    });
}

/** Everybody at a unit's desk; where nobody is, whoever is there for its chief's post: `whoFor`, left out by the directory alone. */
export function deskAddressees(
  unit: string,
  premises: { readonly directory: Directory; readonly now: number },
  whoFor: (post: PostRef) => Addressee = (post) =>
    postAddressee(post, actingFor(premises.directory, post, premises.now)),
): Addressee[] {
  const { directory } = premises;
  const seat = `${unit}#desk`;
  const people = deskStaff([unit], premises);
  if (people.length > 0) return people.map((person) => ({ seat, person }));
  const chief = ownerPostFor(directory, unit) ?? chiefPost(unit);
  return [{ ...whoFor(chief), passedUpFrom: seat }];
}

/** Who is told once is told as the first seat of his or hers. */
export function onePerPerson(told: readonly Addressee[]): Addressee[] {
  return told.filter(({ person }, i) => told.findIndex((other) => other.person === person) === i);
}
