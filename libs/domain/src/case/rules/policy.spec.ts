import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../../refusal.ts';
import type { Limit } from '../../clock/limit/limit.ts';
import { rungsOf } from '../ladder/climb.ts';
import { at } from '../../aggregate/city.scenario.ts';
import { first, GivenCase } from '../given-case.scenario.ts';
import {
  defaultPolicy,
  knowsResponseClass,
  limitFor,
  policyWith,
  rungsFor,
  type CasePolicy,
  type Matter,
  type PolicyRule,
} from './policy.ts';
import { bindBook, rulesIn } from './rule-book.ts';

const minutes = (count: number): Limit => ({ kind: 'elapsed', duration: `PT${count}M` });
const assignIn = (count: number, when: PolicyRule['when'] = {}): PolicyRule => ({
  when,
  clocks: { assign: { limit: minutes(count) } },
});
const noise: Matter = { ledger: 'claim', category: 'noise', responseClass: 'ordinary', anonymous: false };

function policyOf(...rules: PolicyRule[]): CasePolicy {
  const policy = policyWith({ version: 'v', rules });
  if (isRefusal(policy)) throw new Error(`${policy.code} ${policy.fields.join()}`);
  return policy;
}
const assignLimit = (policy: CasePolicy, matter: Partial<Matter> = {}) =>
  limitFor(policy, { ...noise, ...matter }, 'assign');

describe('the limit of a clock', () => {
  it('is the default one where a policy says nothing', () => {
    const policy = policyOf(assignIn(5));
    expect(assignLimit(policy)).toEqual(minutes(5));
    expect(limitFor(policy, noise, 'complete')).toEqual(limitFor(defaultPolicy, noise, 'complete'));
    expect(limitFor(policy, noise, 'overall')).toBeNull();
  });

  it('is that of the most specific rule: class over category over ledger, and more over fewer', () => {
    const policy = policyOf(
      assignIn(6, { ledger: 'claim', category: 'noise' }),
      assignIn(1),
      assignIn(3, { category: 'noise' }),
      assignIn(2, { ledger: 'claim' }),
      assignIn(4, { responseClass: 'urgent' }),
      assignIn(5, { responseClass: 'urgent', ledger: 'claim' }),
    );
    expect(assignLimit(policy, { ledger: 'suggestion', category: 'lamp' })).toEqual(minutes(1));
    expect(assignLimit(policy, { category: 'lamp' })).toEqual(minutes(2));
    expect(assignLimit(policy, { ledger: 'complaint' })).toEqual(minutes(3));
    expect(assignLimit(policy, { ledger: 'suggestion', responseClass: 'urgent' })).toEqual(minutes(4));
    expect(assignLimit(policy, { responseClass: 'urgent' })).toEqual(minutes(5));
    expect(assignLimit(policy)).toEqual(minutes(6));
  });

  it('is left to a less specific rule by one that only has rungs, and the other way round', () => {
    const rungs = [{ kind: 'warning', at: { percent: 90 } }] as const;
    const policy = policyOf(assignIn(5), { when: { category: 'noise' }, clocks: { assign: { rungs } } });
    expect([assignLimit(policy), rungsFor(policy, noise, 'assign')]).toEqual([minutes(5), rungs]);
    expect(rungsFor(policyOf(assignIn(5, { category: 'noise' })), noise, 'assign')).toEqual(
      rungsFor(defaultPolicy, noise, 'assign'),
    );
  });

  it('is its own for the follow-up of an anonymous reporter', () => {
    const anonymous = { ...noise, anonymous: true };
    expect(limitFor(defaultPolicy, anonymous, 'follow-up')).toMatchObject({ days: 10 });
    expect(limitFor(defaultPolicy, noise, 'follow-up')).toMatchObject({ days: 3 });
    expect(limitFor(defaultPolicy, anonymous, 'complete')).toMatchObject({ days: 7 });
  });
});

describe('a policy', () => {
  it('knows the response classes its rules speak of, and the ordinary one', () => {
    const policy = policyOf(assignIn(4, { responseClass: 'urgent' }));
    expect(['ordinary', 'urgent', 'urgnet'].map((each) => knowsResponseClass(policy, each))).toEqual([true, true, false]); // prettier-ignore
  });

  it('laid over the default one and laid over it again is the same', () => {
    const policy = policyOf(assignIn(5), assignIn(4, { responseClass: 'urgent' }));
    expect(policyWith(policy)).toEqual(policy);
  });

  it.each([
    ['two rules for the same cases', [assignIn(1, { category: 'a' }), assignIn(2, { category: 'a' })], 'duplicate-rule', 'rules.1.when'], // prettier-ignore
    ['a negative limit', [{ when: {}, clocks: { archive: { limit: { kind: 'working-days', days: -1, end: 'close-of-day' } } } }], 'limit-negative', 'rules.0.clocks.archive.limit.days'], // prettier-ignore
    ['an absurd limit', [{ when: {}, clocks: { assign: { limit: { kind: 'elapsed', duration: 'P30000D' } } } }], 'limit-too-long', 'rules.0.clocks.assign.limit.duration'], // prettier-ignore
    ['a rung that is none', [{ when: {}, clocks: { assign: { rungs: [{ kind: 'reminder', at: { percent: 0 } }] } } }], 'rung-unreadable', 'rules.0.clocks.assign.rungs.0.at.percent'], // prettier-ignore
  ])('with %s is refused, naming the field', (_, rules, code, field) => {
    expect(policyWith({ version: 'v', rules: rules as PolicyRule[] })).toMatchObject({
      code,
      fields: [field],
    });
  });

  it('decides what a case of its class is given, and on which rungs it climbs', () => {
    const help: PolicyRule = {
      when: { responseClass: 'help' },
      clocks: {
        assign: {
          limit: minutes(3),
          rungs: [
            { kind: 'warning', at: { before: { wall: 'PT30S' } } },
            { kind: 'escalation', at: { after: { wall: 'PT2M' } }, repeats: true },
          ],
        },
      },
    };
    const by = rulesIn(bindBook({ ...first, policy: policyOf(help) }, []));
    const called = GivenCase.registered('11-22 03:00', { responseClass: 'help' }, by);
    expect(called.clock('assign').dueAt).toBe(at('11-22 03:03'));
    expect(rungsOf(called.state, by).map((rung) => [rung.id, rung.at])).toEqual([
      ['assign/1/warning/1', at('11-22 03:02:30')],
      ['assign/1/breach/1', at('11-22 03:03')],
    ]);
    expect(called.climbed('11-22 03:07').rungs).toEqual([
      'assign/1/warning/1',
      'assign/1/breach/1',
      'assign/1/escalation/1',
      'assign/1/escalation/2',
    ]);
  });
});
