import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { at, cityOf } from './city.scenario.ts';
import { roles, type Role } from '../directory/directory.ts';
import { isPersonId } from './principal.ts';
import { readerOf, type Reader } from './reader.ts';

const now = at('11-18 10:00');
const always = { since: null, until: null };
const units = ['city', 'city.east', 'city.east.river', 'city.north'] as const;
const city = cityOf(
  [
    ['city', 'bureau'],
    ['city.east', 'branch'],
    ['city.east.river', 'station'],
    ['city.north', 'branch'],
  ],
  [
    ['north-desk', 'desk', 'city.north'],
    ['east-chief', 'chief', 'city.east', 'chief'],
    ['deputy', 'officer', 'city.north', 'deputy'],
    ['guest-2', 'mediator', 'city.east'],
  ],
  { standIns: [{ unit: 'city.east', post: 'chief', person: 'north-desk', ...always }] },
);
const tokenOf = (subject: string, said: Role[] | null = null) =>
  readerOf({ kind: 'token', subject, roles: said }, city, now);
const seated = ({ seated: seats }: Reader) => seats.map(({ unit, role }) => `${role} ${unit}`);

describe('whoever asks', () => {
  it('has each seat with the role of the posting or post it comes from, and no other', () => {
    expect(seated(tokenOf('north-desk'))).toEqual(['desk city.north', 'chief city.east']);
    expect(seated(tokenOf('deputy'))).toEqual(['officer city.north', 'null city.north']);
  });

  it.each(['NORTH-DESK', 'north-desk ', ' north-desk', 'north\u2010desk', 'nobody', 'guest-2', 'anonymous'])(
    'as %j is nobody of the directory, and has no seat',
    (subject) => {
      const reader = tokenOf(subject, ['admin']);
      expect([reader.id, reader.roles, reader.seats]).toEqual([null, [], []]);
    },
  );

  it('keeps by the token’s roles what is among them, and every post and place', () => {
    expect(seated(tokenOf('north-desk', ['officer']))).toEqual(['null city.north', 'chief city.east']);
    expect(seated(tokenOf('north-desk', ['desk']))).toEqual(['desk city.north', 'chief city.east']);
    expect(tokenOf('north-desk', []).seats).toEqual(tokenOf('north-desk').seats);
  });

  it('as a machine sits in its key’s unit and has no role', () => {
    const reader = readerOf({ kind: 'machine', id: 'north-desk', unit: 'city.east' }, city, now);
    expect([reader.id, reader.roles, reader.seats]).toEqual([null, [], ['city.east']]);
  });
});

it('no token says more than the directory, or takes away a seat from which something is hidden', () => {
  const person = fc.record({
    role: fc.constantFrom(...roles),
    unit: fc.constantFrom(...units),
    post: fc.option(fc.constantFrom('chief', 'deputy'), { nil: undefined }),
    standsInAt: fc.option(fc.constantFrom(...units), { nil: undefined }),
  });
  const said = fc.option(fc.subarray([...roles]), { nil: null });
  fc.assert(
    fc.property(person, said, ({ role, unit, post, standsInAt }, claimed) => {
      const standIns = standsInAt ? [{ unit: standsInAt, post: 'chief', person: 'p', ...always }] : [];
      const directory = cityOf([['city', 'bureau']], [['p', role, unit, post]], { standIns });
      const all = readerOf({ kind: 'token', subject: 'p', roles: null }, directory, now);
      const some = readerOf({ kind: 'token', subject: 'p', roles: claimed }, directory, now);
      expect(some.seats).toEqual(all.seats);
      expect(all.roles).toEqual(expect.arrayContaining([...some.roles]));
      for (const [i, seat] of some.seated.entries()) expect([null, all.seated[i]?.role]).toContain(seat.role);
    }),
  );
  expect(isPersonId('p')).toBe(true);
});
