import { actingFor, chiefPost } from '../../directory/posts.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { DisputeWorld } from './rules.ts';

/**
 * Why a reader cannot make these units the members of a station's joint mediation (一站联调), or null. The administrator
 * does, or whoever acts for the station's chief. Refused: `not-found`, for what is no station; `forbidden`;
 * `unknown-unit`, for what is no partner unit.
 */
export function unfitMembers(
  station: string,
  units: readonly string[],
  { reader, directory, now }: DisputeWorld,
): Refusal | null {
  if (directory.units.get(station)?.level !== 'station') return refuse('not-found');
  const chief = actingFor(directory, chiefPost(station), now)?.person;
  const isTheirs = reader.roles.includes('admin') || (reader.id !== null && reader.id === chief);
  if (!isTheirs) return refuse('forbidden');
  const stranger = units.findIndex((unit) => directory.units.get(unit)?.level !== 'partner');
  return stranger < 0 ? null : refuse('unknown-unit', `units.${stranger}`);
}
