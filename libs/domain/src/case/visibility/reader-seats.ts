import { servesUnit, sitsAs, type Directory, type Role } from '../../directory/directory.ts';
import type { Reader } from '../../aggregate/reader.ts';

/** Unit paths of a reader's seats, whatever the role. */
export function seatPaths({ seats }: Pick<Reader, 'seats'>): readonly string[] {
  return seats;
}

/** Unit paths of the seats that a reader has in one of these roles: role and seat are of one posting. */
export function seatsAs({ seated }: Reader, wanted: readonly Role[]): readonly string[] {
  return seated.flatMap(({ unit, role }) => (role !== null && wanted.includes(role) ? [unit] : []));
}

/** Whether a reader sits at the desk of a unit. */
export function isAtDeskOf(reader: Reader, unit: string, directory: Directory): boolean {
  return sitsAs(reader, 'desk', (seat) => servesUnit(directory, seat, unit));
}
