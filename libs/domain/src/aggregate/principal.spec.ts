import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPersonId, personIn, principalText, readPrincipal, type Principal } from './principal.ts';

/** Words as people and clients make them, tags and separators among them. */
const word = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.constantFrom('guest-2', 'anonymous', 'citizen/1', 'party/1/A', 'person:a', 'guest:2', '%3A', ':', 'a%'),
);
const principals: fc.Arbitrary<Principal> = fc.oneof(
  word.map((id): Principal => ({ kind: 'person', id })),
  word.map((subject): Principal => ({ kind: 'subject', subject })),
  word.map((caseId): Principal => ({ kind: 'citizen', caseId })),
  fc.tuple(word, word).map(([disputeId, party]): Principal => ({ kind: 'party', disputeId, party })),
  word.map((n): Principal => ({ kind: 'guest', n })),
  word.map((id): Principal => ({ kind: 'machine', id })),
  word.map((name): Principal => ({ kind: 'service', name })),
  fc.constant<Principal>({ kind: 'nobody' }),
);

describe('the text of a principal', () => {
  it('is of that one alone: two that differ never have the same, and each is read again', () => {
    fc.assert(
      fc.property(principals, principals, (one, other) => {
        expect(readPrincipal(principalText(one))).toEqual(one);
        const same = principalText(one) === principalText(other);
        expect(same).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the plain id of a person, as it was before there were tags', () => {
    expect(principalText({ kind: 'person', id: 'linjiang-desk' })).toBe('linjiang-desk');
    expect(readPrincipal('linjiang-desk')).toEqual({ kind: 'person', id: 'linjiang-desk' });
  });

  it.each([
    ['guest-2', { kind: 'guest', n: '2' }],
    ['Guest-12', { kind: 'guest', n: '12' }],
    ['anonymous', { kind: 'nobody' }],
    ['', { kind: 'nobody' }],
  ])('%j, as earlier releases wrote it, is no person', (text, principal) => {
    expect(readPrincipal(text)).toEqual(principal);
    expect(personIn(text)).toBeNull();
  });

  it.each(['guest-2', 'GUEST-10', 'anonymous', 'person:a', 'citizen/1', 'a b', '', ' a', 'a:'])(
    '%j is no id of a person',
    (id) => expect(isPersonId(id)).toBe(false),
  );
  it.each(['guest', 'guest-desk', 'anonymous-2', 'a.b_c-d', '7'])('%j is one', (id) =>
    expect(isPersonId(id)).toBe(true),
  );
});
