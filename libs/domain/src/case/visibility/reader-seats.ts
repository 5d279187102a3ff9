import { servesUnit, type Directory, type Role } from '../../directory/directory.ts';
import type { Reader } from '../../aggregate/reader.ts';

/** Unit paths of a reader's seats, whatever the role. */
export function seatPaths({ seats }: Pick<Reader, 'seats'>): readonly string[] {
  return seats;
}

/** Unit paths of the seats that a reader has in one of these roles. */
export function seatsAs({ roles, seats }: Reader, wanted: readonly Role[]): readonly string[] {
  return roles.some((role) => wanted.includes(role)) ? seats : [];
}

/** Whether a reader sits at the desk of a unit. */
export function isAtDeskOf(reader: Reader, unit: string, directory: Directory): boolean {
  return seatsAs(reader, ['desk']).some((seat) => servesUnit(directory, seat, unit));
}
