import { describe, expect, it } from '@jest/globals';
import { buildDirectory, type Role } from './directory.ts';
import { lacksAdministrator, lastAdministrator, takenSubject } from './people-change.ts';

const directoryOf = (...people: [id: string, role: Role, subject?: string][]) =>
  buildDirectory(
    [],
    people.map(([id, role, subject]) => ({ id, role, subject, unit: 'city' })),
    [],
  );
const code = (refusal: { code: string } | null) => refusal?.code ?? null;
const given = (id: string, subject: string) => ({ id, subject, role: 'desk' as const, unit: 'city' });

describe('a subject', () => {
  const directory = directoryOf(['a', 'desk'], ['b', 'desk', 'sso|b']);
  it.each([
    ['c', 'a', 'subject-taken'],
    ['c', 'sso|b', 'subject-taken'],
    ['a', 'sso|b', 'subject-taken'],
    // B is known by another: the id is nobody's subject any more.
    ['c', 'b', null],
    ['a', 'a', null],
    ['b', 'sso|b', null],
    ['c', 'A', null],
  ])('of %s as %j: %s', (id, subject, refused) => {
    expect(code(takenSubject(directory, given(id, subject)))).toBe(refused);
  });
});

describe('the last administrator', () => {
  const one = directoryOf(['admin', 'admin'], ['a', 'desk']);
  it('stays, unless another comes in the same breath', () => {
    expect(code(lastAdministrator(one, [{ id: 'admin', role: 'desk' }]))).toBe('last-administrator');
    const handedOver = [
      { id: 'admin', role: 'desk' as const },
      { id: 'a', role: 'admin' as const },
    ];
    expect(lastAdministrator(one, handedOver)).toBeNull();
    const two = directoryOf(['admin', 'admin'], ['a', 'admin']);
    expect(lastAdministrator(two, [{ id: 'a', role: 'desk' }])).toBeNull();
  });

  it('where there is none, nothing is missed; the directory waits for its first', () => {
    const none = directoryOf(['a', 'desk']);
    expect(lastAdministrator(none, [{ id: 'a', role: 'officer' }])).toBeNull();
    expect([lacksAdministrator(none), lacksAdministrator(one)]).toEqual([true, false]);
  });
});
