import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../../refusal.ts';
import {
  confirmationLimit,
  earlierMediationPolicies,
  mediationPolicyWith,
  type MediationPolicy,
} from './policy.ts';

const byLaw = { kind: 'calendar', duration: 'P30D', roll: 'next-working-day', end: 'end-of-day' } as const;
const [ofOld] = earlierMediationPolicies as [MediationPolicy];

describe('a policy of disputes', () => {
  const policyOf = (changes: Omit<Parameters<typeof mediationPolicyWith>[0], 'version'>) => {
    const policy = mediationPolicyWith({ version: 'v', ...changes });
    if (isRefusal(policy)) throw new Error(`${policy.code} ${policy.fields.join()}`);
    return policy;
  };

  it('may let limits end with the day and past days of rest; by default only the court’s do', () => {
    const general = { ...byLaw, duration: 'P1W' };
    expect(policyOf({ resolve: { general } }).resolve).toMatchObject({ general, complex: { roll: 'none' } });
    expect(policyOf({}).resolve.general).toEqual({ kind: 'calendar', duration: 'P1W', roll: 'none' });
    const wrong = mediationPolicyWith({ version: 'v', checkIn: { red: { ...byLaw, duration: 'P0D' } } });
    expect(wrong).toMatchObject({ code: 'limit-unreadable', fields: ['checkIn.red.limit'] });
  });

  it('says how the court’s days are counted, but for what it only repeated of the default of then', () => {
    expect(confirmationLimit(policyOf({}))).toEqual({ limit: byLaw, policyVersion: 'v' });
    expect(confirmationLimit(policyOf({ confirmation: ofOld.confirmation }))).toEqual({
      ...{ limit: byLaw, policyVersion: 'mediation-2' },
    });
    const sameTime = { ...ofOld.confirmation, end: 'same-time' } as MediationPolicy['confirmation'];
    expect(confirmationLimit(policyOf({ confirmation: sameTime })).limit).toEqual(sameTime);
    const twenty = { ...byLaw, duration: 'P20D' };
    expect(confirmationLimit(policyOf({ confirmation: twenty }))).toEqual({
      limit: twenty,
      policyVersion: 'v',
    });
  });

  it('names the partner units that are committees', () => {
    expect(policyOf({}).committees).toEqual(['partner.tiaowei']);
    expect(policyOf({ committees: ['partner.other'] }).committees).toEqual(['partner.other']);
  });
});
