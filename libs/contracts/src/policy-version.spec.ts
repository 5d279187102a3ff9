import { expect, it } from '@jest/globals';
import { MediationPolicyBody } from './http/mediation/mediation-policy.ts';
import { PolicyBody } from './http/intake/policy.ts';

const bodies = { PolicyBody, MediationPolicyBody };

it.each(Object.entries(bodies))('a version of %s that cannot be kept is refused, not tried', (_, body) => {
  for (const version of ['\u0000', 'a\u0000', '\ud800', '\u200b', ''])
    expect(body.safeParse({ policy: { version } }).error?.issues[0]?.path).toEqual(['policy', 'version']);
  expect(body.safeParse({ policy: { version: '2027-试行 2' } }).error).toBeUndefined();
});
