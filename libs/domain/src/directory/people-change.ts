import { refuse, type Refusal } from '../refusal.ts';
import type { Directory, Person } from './directory.ts';

/** A person as he or she is to be, the subject as the directory is looked up by it. */
export type PersonGiven = Required<Pick<Person, 'id' | 'role' | 'unit'>> & { readonly subject: string };

/** A subject is one person's: where somebody else has it, tokens would be two people's. Refused: `subject-taken`. */
export function takenSubject({ subjects }: Directory, { id, subject }: PersonGiven): Refusal | null {
  const holder = subjects.get(subject);
  return holder === undefined || holder === id ? null : refuse('subject-taken', 'subject');
}

/**
 * Somebody must be able to change the directory: whoever is its last administrator stays one. Refused: `last-administrator`.
 */
export function lastAdministrator(
  { people }: Directory,
  changed: readonly Pick<Person, 'id' | 'role'>[],
): Refusal | null {
  const before = [...people.values()];
  if (!before.some(isAdministrator)) return null;
  const after = new Map(before.map((person) => [person.id, person.role]));
  for (const { id, role } of changed) after.set(id, role);
  return [...after.values()].includes('admin') ? null : refuse('last-administrator', 'role');
}

function isAdministrator({ role }: Pick<Person, 'role'>): boolean {
  return role === 'admin';
}

/** Whether the directory still waits for its first administrator. */
export function lacksAdministrator({ people }: Directory): boolean {
  return ![...people.values()].some(isAdministrator);
}
