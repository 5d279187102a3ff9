import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import { isRefusal } from '../../refusal.ts';
import { planOfDispute } from '../ladder/climb.ts';
import { decideDisputeMerge } from '../decide/decide.ts';
import { evolveDisputeAll } from '../evolve.ts';
import {
  accepted,
  agreed,
  codeOf,
  confirm,
  divorce,
  GivenDispute,
  held,
  planned,
  rules,
  willing,
} from '../given-dispute.scenario.ts';

describe('the court', () => {
  const apply = { command: 'apply-for-confirmation', consents: ['A', 'B'] } as const;

  it('is asked by all parties together within thirty days', () => {
    expect(agreed().clock('confirmation').dueAt).toBe(at('12-05 00:00'));
    expect(codeOf(agreed().when('11-20 10:00', 'river-officer', { ...apply, consents: ['B'] }))).toBe(
      'application-not-joint',
    );
    const applied = agreed().then('12-05 00:00', 'river-officer', apply);
    expect(applied.clock('confirmation').outcome).toBe('met');
    const decided = applied.then('12-10 10:00', 'river-officer', {
      command: 'record-court-decision',
      confirmed: true,
    });
    expect(decided.state.confirmation).toBe('confirmed');
  });

  it('is no more to be asked afterwards, which is nobody’s fault', () => {
    const late = agreed().climbed('12-05 09:00');
    expect(late.clock('confirmation')).toMatchObject({ outcome: 'void', endedAt: at('12-05 00:00') });
    expect(late.rungs).not.toContain('confirmation/1/breach/1');
    expect(codeOf(agreed().when('12-05 00:01', 'river-officer', apply))).toBe('confirmation-too-late');
  });
});

describe('after settling', () => {
  const once = { ...divorce, obligations: divorce.obligations.slice(0, 1) };
  const settledIn = (residences: (string | null)[]) => {
    const dispute = agreedAt(residences);
    return dispute.then('11-05 09:00', 'river-officer', confirm('1', 'B'));
  };
  const agreedAt = (residences: (string | null)[]) =>
    planned({ residences })
      .then('11-04 16:00', 'redflag-mediator', held('agreed'))
      .then('11-04 16:20', 'redflag-mediator', once)
      .then('11-04 16:30', 'party A', { command: 'sign', version: 1 })
      .then('11-04 16:30', 'party B', { command: 'sign', version: 1 })
      .then('11-04 17:00', 'redflag-mediator', { command: 'agree' });
  const visit = (party: string, outcome: 'holds' | 'strained' | 'relapsed') =>
    ({ command: 'visit', party, outcome, seen: 'at home' }) as const;

  it('the station where each party lives visits, once for all who live there', () => {
    const apart = settledIn([null, 'city.east.lake.newtown']);
    expect(apart.state.visits.map(({ party, step, station }) => `${party}${step} ${station}`)).toEqual([
      'A1 city.east.river',
      'B1 city.east.lake',
      'A2 city.east.river',
      'B2 city.east.lake',
      'A3 city.east.river',
      'B3 city.east.lake',
    ]);
    expect(codeOf(apart.when('11-12 09:00', 'lake-desk', visit('A', 'holds')))).toBe('forbidden');
    expect(codeOf(apart.when('11-12 09:00', 'lake-desk', visit('B', 'holds')))).toBeNull();
    const together = settledIn([null, null]);
    expect(together.state.clocks.filter(({ name }) => name === 'visit')).toHaveLength(3);
    // The court can still be asked.
    expect(together.clock('confirmation').endedAt).toBeNull();
    const half = together.then('11-11 09:00', 'river-desk', visit('A', 'holds'));
    expect(half.state.clocks.find(({ name }) => name === 'visit')?.endedAt).toBeNull();
    const both = half.then('11-11 10:00', 'river-desk', visit('B', 'strained'));
    expect(both.state.clocks.find(({ name }) => name === 'visit')).toMatchObject({ outcome: 'met' });
  });

  it('its ladder stays until the last visit, then goes', () => {
    const settled = settledIn([null, null]);
    expect(planOfDispute(settled.state, rules).status).toBe('open');
    let dispute = settled;
    for (const when of ['11-11 09:00', '12-03 09:00', '2027-02-03 09:00'])
      for (const party of ['A', 'B']) dispute = dispute.then(when, 'river-desk', visit(party, 'holds'));
    // The court's thirty days ran out meanwhile.
    expect(planOfDispute(dispute.state, rules).status).toBe('ended');
    expect(codeOf(dispute.when('2027-02-04 09:00', 'river-officer', visit('A', 'holds')))).toBe(
      'no-visit-due',
    );
  });

  it('a relapse reopens it with its history and a new limit', () => {
    const again = settledIn([null, null]).then('11-11 09:00', 'river-desk', visit('A', 'relapsed'));
    expect(again.facts.slice(-2)).toEqual(['visited', 'reopened']);
    expect(again.state).toMatchObject({ status: 'mediating', round: 2, sessions: [{ n: 1 }] });
    expect(again.clock('resolve')).toMatchObject({ instance: 2, dueAt: at('11-18 09:00') });
    expect(again.state.clocks.filter(({ name, endedAt }) => name === 'visit' && endedAt === null)).toEqual(
      [],
    );
  });
});

describe('the same quarrel twice', () => {
  it('is merged: one survives with the earlier start and every case that waits', () => {
    const merged = willing();
    const survivor = {
      ...accepted().state,
      id: 'dispute-2',
      clocks: GivenDispute.screened('11-03 10:00').then('11-03 11:00', 'river-officer', { command: 'accept' })
        .state.clocks,
    };
    const waiting = { ...merged.state, referredBy: ['case-1'], referrals: [{ caseId: 'case-1', seq: 5 }] };
    const outcome = decideDisputeMerge(
      waiting,
      survivor,
      { command: 'merge', into: 'dispute-2' },
      merged.world('11-04 09:00'),
    );
    if (isRefusal(outcome)) throw new Error(outcome.code);
    expect(outcome.events.at(-1)?.fact).toEqual({ type: 'merged', into: 'dispute-2' });
    expect(outcome.others.get('dispute-2')?.at(-1)).toMatchObject({
      fact: { type: 'took-in', disputeId: 'dispute-1', referredBy: ['case-1'], referrals: waiting.referrals },
      standing: { clocks: [{ name: 'resolve', dueAt: at('11-09 11:00') }] },
    });
    expect(evolveDisputeAll(survivor, outcome.others.get('dispute-2') ?? [], survivor.id)).toMatchObject({
      referredBy: ['case-1'],
      referrals: waiting.referrals,
    });
    const ring = decideDisputeMerge(
      merged.state,
      merged.state,
      { command: 'merge', into: 'dispute-1' },
      merged.world('11-04 09:00'),
    );
    expect(codeOf(ring)).toBe('merge-ring');
    const nowhere = decideDisputeMerge(
      merged.state,
      null,
      { command: 'merge', into: 'x' },
      merged.world('11-04 09:00'),
    );
    expect(codeOf(nowhere)).toBe('not-found');
  });
});
