import { sampleRows } from '../harness/sample.ts';
import type { FuzzedService } from './fuzzed-service.ts';

/** Who calls: `authorization` is the header as sent, null for none. */
export interface Caller {
  readonly name: string;
  readonly authorization: string | null;
}

/** One person of each role of the sample, and everybody who should get nowhere. */
export async function callersOf(service: FuzzedService, usual: readonly string[]): Promise<Caller[]> {
  const people = new Map(sampleRows('people.csv').map((person) => [person['role'], person['id'] ?? '']));
  const bearer = async (name: string, claims: string | Record<string, unknown>, expires?: number) => ({
    name,
    authorization: `Bearer ${await service.token(claims, expires)}`,
  });
  const strange = (name: string, claims: object) =>
    bearer(name, { sub: 'somebody', unit: 'shifan', roles: ['desk'], ...claims });
  const unsigned = [
    '{"alg":"none"}',
    '{"sub":"admin","roles":["admin"],"unit":"shifan","exp":9999999999}',
    '',
  ];
  const fixed: Record<string, string> = {
    'an empty token': 'Bearer ',
    'a junk token': 'Bearer junk',
    'three junk parts': 'Bearer a.b.c',
    'an unsigned token': `Bearer ${unsigned.map((part) => Buffer.from(part).toString('base64url')).join('.')}`,
    'a password': 'Basic YWRtaW46YWRtaW4=',
    'a long token': `Bearer ${'a'.repeat(9_000)}`,
    'a token that is not ASCII': 'Bearer \u00e9\u00ff',
  };
  const usualCallers = await Promise.all(usual.map((person) => bearer(person, person)));
  return [
    // Most calls should be admitted.
    ...Array.from({ length: 4 }, () => usualCallers).flat(),
    ...(await Promise.all([...people.values()].map((person) => bearer(person, person)))),
    { name: 'nobody', authorization: null },
    { name: 'nobody', authorization: null },
    ...Object.entries(fixed).map(([name, authorization]) => ({ name, authorization })),
    await bearer('an expired token', 'admin', 1_000_000),
    await strange('a person with NUL', { sub: 'a\u0000b' }),
    await strange('half a character as person', { sub: '\ud800' }),
    await strange('a unit with NUL', { unit: 'shifan\u0000' }),
    await strange('a unit of quotes', { unit: `{"','}\\` }),
    await strange('no roles', { roles: [] }),
    await strange('unheard-of roles', { roles: ['root', '__proto__'] }),
    await strange('claims of other types', { roles: 'admin', unit: 7 }),
  ];
}
