import type { Directory } from '../../directory/directory.ts';
import { personAt } from '../../directory/directory.ts';
import { actingFor, chiefPost, ownerPostFor, type PostRef } from '../../directory/posts.ts';
import { pathsAbove } from '../../directory/unit.ts';
import type { Level } from '../dispute.ts';

/** 三级包抓: a county leader per township, a station or section head per community, an officer per household group. */
export interface Holding {
  /** A room's path. */
  readonly place: string;
  /** Person ids; null where nobody was named. */
  readonly countyLeader: string | null;
  readonly stationHead: string | null;
  readonly officer: string | null;
}

/** By place. */
export type Holdings = ReadonlyMap<string, Holding>;

export interface Responsible {
  readonly countyLeader: string | null;
  readonly stationHead: string | null;
  readonly officer: string | null;
}

/**
 * The three who answer for disputes at a place, without anyone choosing them: as the holdings say; where they name
 * nobody the directory knows, whoever acts for the chief of the branch or station; the officer's place falls to the
 * station's head. Whoever may not act in a dispute (`mayAct`) is passed over.
 */
export function responsibleFor(
  place: string,
  { directory, holdings, now }: { directory: Directory; holdings: Holdings; now: number },
  mayAct: (person: string) => boolean = () => true,
): Responsible {
  const held = holdings.get(place);
  const known = (person: string | null | undefined) =>
    person && mayAct(person) && personAt(directory, person, now) ? person : null;
  const acting = (level: Level) =>
    actingFor(directory, ownerPostAt(directory, place, level) ?? chiefPost(place), now, mayAct)?.person ??
    null;
  const stationHead = known(held?.stationHead) ?? acting('station');
  return {
    countyLeader: known(held?.countyLeader) ?? acting('county'),
    stationHead,
    officer: known(held?.officer) ?? stationHead,
  };
}

/** The unit that mediates at a level: the room, its station, the branch's centre. Null where the tree has none. */
export function unitAt(directory: Directory, place: string, level: Level): string | null {
  if (level === 'community') return directory.units.has(place) ? place : null;
  const wanted = level === 'station' ? 'station' : 'branch';
  return pathsAbove(place).find((path) => directory.units.get(path)?.level === wanted) ?? null;
}

/** The chief's post that answers at a level; the community's is its station's. */
export function ownerPostAt(directory: Directory, place: string, level: Level): PostRef | null {
  const unit = unitAt(directory, place, level === 'community' ? 'station' : level);
  return unit === null ? ownerPostFor(directory, place) : chiefPost(unit);
}

/** The station a place belongs to: whose joint mediation its disputes are of. */
export function stationOf(directory: Directory, place: string): string | null {
  return unitAt(directory, place, 'station');
}
