import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import {
  atOnce,
  claim,
  codeOf,
  evidence,
  failedOnce,
  failedTwice,
  find,
  GivenHazard,
  looked,
  notice,
  noticed,
  refer,
} from '../given-hazard.scenario.ts';

const officer = 'river-officer';

describe('the straight road', () => {
  it('found, noticed, said to be put right, looked at, closed', () => {
    const closed = noticed()
      .then('11-10 10:00', officer, claim)
      .then('11-12 10:00', officer, looked('passed'));
    expect(closed.facts).toEqual(['found', 'noticed', 'rectification-claimed', 're-checked']);
    expect(closed.state).toMatchObject({
      stage: 'closed',
      ownerPost: 'city.east.river#chief',
      handler: officer,
    });
    // Met when it was said to be put right, not when somebody came to look.
    expect(closed.clock('rectify')).toMatchObject({ outcome: 'met', outcomeAt: at('11-10 10:00') });
    expect(closed.state.clocks.every(({ endedAt }) => endedAt !== null)).toBe(true);
    expect(closed.ahead).toEqual([]);
  });

  it('has 2 working days to be noticed, 15 days on the calendar to be put right, 3 working days to be looked at', () => {
    // Monday 2 November: Wednesday at closing. Noticed on Tuesday the 3rd: the 18th. Claimed on Friday the 13th: the 18th.
    expect(GivenHazard.found('11-02 10:00').clock('notice')?.dueAt).toBe(at('11-04 18:00'));
    expect(noticed().clock('rectify')?.dueAt).toBe(at('11-18 10:00'));
    const claimed = noticed().then('11-13 10:00', officer, claim);
    expect(claimed.clock('re-check')?.dueAt).toBe(at('11-18 18:00'));
    // Nobody is late while it waits to be looked at.
    expect(claimed.climbed('11-18 12:00').clock('rectify')).toMatchObject({ outcome: null, endedAt: null });
  });

  it('is solved on the spot where it needs no notice, in one act or later, with evidence', () => {
    const solved = GivenHazard.of(atOnce('11-02 10:00', { result: 'moved the crates', evidence }));
    expect(solved.facts).toEqual(['found', 'solved']);
    expect(solved.state).toMatchObject({ stage: 'solved', version: 2 });
    expect(solved.clock('notice')).toMatchObject({ outcome: 'met' });
    expect(codeOf(atOnce('11-02 10:00', { result: 'x', evidence: [] }))).toBe('evidence-required evidence');
    const later = GivenHazard.found('11-02 10:00').then('11-02 15:00', officer, {
      ...{ command: 'solve', result: 'moved the crates', evidence },
    });
    expect(later.state.stage).toBe('solved');
  });

  it('written down late is late from when it was found', () => {
    const late = GivenHazard.of(
      atOnce('11-06 10:00', { result: 'moved', evidence }, { foundAt: at('11-02 10:00') }),
    );
    expect(late.clock('notice')).toMatchObject({ outcome: 'missed', outcomeAt: at('11-04 18:00') });
    expect(late.facts).toEqual(['found', 'solved']);
  });
});

describe('a re-check', () => {
  it('begins at the deadline where nobody says anything, whoever gets to it when', () => {
    // The deadline is Wednesday the 18th at 10:00; three working days later is Monday the 23rd.
    const passed = noticed().climbed('11-20 09:00');
    expect(passed.clock('re-check')).toMatchObject({
      startedAt: at('11-18 10:00'),
      dueAt: at('11-23 18:00'),
    });
    expect(passed.state.stage).toBe('noticed');
    const late = passed.then('11-20 10:00', officer, claim);
    expect(late.state.clocks.filter(({ name }) => name === 're-check')).toHaveLength(1);
    const closed = passed.then('11-20 11:00', officer, looked('passed'));
    expect(closed.clock('rectify')).toMatchObject({ outcome: 'missed', outcomeAt: at('11-18 10:00') });
    expect(closed.clock('re-check')).toMatchObject({ outcome: 'met' });
  });

  it('is made neither before anybody says so nor before the deadline; at the deadline itself it is in time', () => {
    expect(codeOf(noticed().when('11-10 10:00', officer, looked('passed')))).toBe('nothing-to-re-check');
    expect(codeOf(noticed().when('11-18 10:00', officer, looked('passed')))).toBe('nothing-to-re-check');
    expect(noticed().then('11-18 10:01', officer, looked('passed')).state.stage).toBe('closed');
  });

  it('that passes is shown; one that fails may be said', () => {
    const claimed = noticed().then('11-10 10:00', officer, claim);
    const without = (outcome: 'passed' | 'failed') =>
      codeOf(claimed.when('11-11 10:00', officer, { ...looked(outcome), evidence: [] } as never));
    expect([without('passed'), without('failed')]).toEqual(['evidence-required evidence', null]);
  });

  it('that fails leaves two working days for a second notice, whose limit is another instance', () => {
    // Failed on Wednesday the 11th: Friday the 13th.
    const failed = failedOnce();
    expect(failed.state.stage).toBe('failed');
    expect(failed.clock('notice', 2)?.dueAt).toBe(at('11-13 18:00'));
    // What was said to be put right was not: that run counts for nothing.
    expect(failed.clock('rectify')).toMatchObject({ outcome: 'void' });
    const again = failed.then('11-12 10:00', officer, notice);
    expect(again.clock('rectify', 2)?.dueAt).toBe(at('11-27 10:00'));
    expect(again.state.notices.map(({ n, outcome, hash }) => [n, outcome, hash])).toEqual([
      [1, 'failed', '1:Fire Protection Law, article 28'],
      [2, null, '2:Fire Protection Law, article 28'],
    ]);
  });

  it('that fails twice must be referred: there is no third notice, and its clock says so until then', () => {
    const failed = failedTwice();
    expect(codeOf(failed.when('11-18 10:00', officer, notice))).toBe('third-notice');
    expect(failed.clock('notice', 3)?.dueAt).toBe(at('11-19 18:00'));
    const referred = failed.then('11-18 10:00', officer, refer);
    expect(referred.state).toMatchObject({ stage: 'referred', referredTo: 'fire-rescue' });
    expect(referred.clock('notice', 3)).toMatchObject({ outcome: 'met' });
    // Wednesday the 18th: five working days are Wednesday the 25th.
    expect(referred.clock('receipt')?.dueAt).toBe(at('11-25 18:00'));
    const signed = referred.then('11-20 10:00', officer, {
      command: 'record-receipt',
      receivedBy: 'the duty room',
    });
    expect(signed.state.stage).toBe('taken-over');
    expect(signed.clock('receipt')).toMatchObject({ outcome: 'met' });
  });
});

describe('a notice', () => {
  const given = (rectifyBy: number) =>
    GivenHazard.found('11-02 10:00').when('11-03 10:00', officer, { ...notice, rectifyBy } as never);

  it('names its end, which is ahead and not beyond a year', () => {
    expect(codeOf(given(at('11-03 09:59')))).toBe('due-not-ahead rectifyBy');
    expect(codeOf(given(at('11-03 10:00')))).toBe('due-not-ahead rectifyBy');
    expect(codeOf(given(at('2027-11-05 10:00')))).toBe('rectify-too-late rectifyBy');
    const [event] = given(at('11-09 17:00')) as never[];
    expect(event).toMatchObject({ fact: { type: 'noticed', notice: 1, rectifyBy: at('11-09 17:00') } });
  });

  it('is extended once, with a reason, by its owner, before it is over, and to a later day', () => {
    const extend = (rectifyBy: string) =>
      ({ command: 'extend', rectifyBy: at(rectifyBy), reason: 'parts are on the way' }) as const;
    const chief = 'river-chief';
    expect(codeOf(noticed().when('11-10 10:00', officer, extend('11-30 18:00')))).toBe('forbidden');
    expect(codeOf(noticed().when('11-10 10:00', chief, extend('11-18 10:00')))).toBe('not-longer rectifyBy');
    expect(codeOf(noticed().when('11-10 10:00', chief, extend('11-09 10:00')))).toBe(
      'due-not-ahead rectifyBy',
    );
    expect(codeOf(noticed().when('11-18 10:01', chief, extend('11-30 18:00')))).toBe('limit-passed');
    const extended = noticed().then('11-10 10:00', chief, extend('11-30 18:00'));
    expect(extended.clock('rectify')).toMatchObject({
      startedAt: at('11-03 10:00'),
      dueAt: at('11-30 18:00'),
    });
    expect(extended.state.notices[0]).toMatchObject({ extended: true, rectifyBy: at('11-30 18:00') });
    expect(codeOf(extended.when('11-11 10:00', chief, extend('12-10 18:00')))).toBe('already-extended');
  });

  it('is signed for once, not before it was issued and not ahead of time', () => {
    const serve = (servedAt?: string) =>
      ({
        command: 'record-service',
        means: 'in-person',
        signedBy: 'the shopkeeper',
        servedAt: servedAt && at(servedAt),
      }) as never;
    expect(codeOf(noticed().when('11-03 12:00', officer, serve('11-03 09:59')))).toBe(
      'served-before-issued servedAt',
    );
    expect(codeOf(noticed().when('11-03 12:00', officer, serve('11-03 12:01')))).toBe(
      'future-moment servedAt',
    );
    const served = noticed().then('11-03 12:00', officer, serve('11-03 11:00'));
    expect(served.state.notices[0]?.servedAt).toBe(at('11-03 11:00'));
    expect(codeOf(served.when('11-03 13:00', officer, serve()))).toBe('already-served');
    expect(served.then('11-10 10:00', officer, claim).state.stage).toBe('rectified');
  });
});

describe('whatever stage it is in', () => {
  it('is referred before its end, and what was asked for ends', () => {
    for (const hazard of [
      GivenHazard.found('11-02 10:00'),
      noticed(),
      noticed().then('11-10 10:00', officer, claim),
      failedOnce(),
    ]) {
      const { state } = hazard.then('11-11 12:00', officer, refer);
      expect(state.clocks.filter(({ endedAt }) => endedAt === null).map(({ name }) => name)).toEqual([
        'receipt',
      ]);
    }
  });

  it('is reported up to the chief above, and whoever found it sees and handles it still', () => {
    const up = noticed().then('11-04 10:00', officer, { command: 'report-up', reason: 'a whole market' });
    expect(up.state.ownerPost).toBe('city.east#chief');
    expect(up.then('11-10 10:00', officer, claim).state.stage).toBe('rectified');
    const extend = { command: 'extend', rectifyBy: at('11-30 10:00'), reason: 'x' } as const;
    expect(codeOf(up.when('11-05 10:00', 'river-chief', extend))).toBe('forbidden');
    expect(codeOf(up.when('11-05 10:00', 'east-chief', extend))).toBeNull();
    const top = up.then('11-04 11:00', officer, { command: 'report-up', reason: 'y' });
    expect(codeOf(top.when('11-04 12:00', officer, { command: 'report-up', reason: 'z' }))).toBe(
      'at-the-top',
    );
  });

  it('is given to another who works there, and to nobody else', () => {
    const give = (handler: string) =>
      codeOf(noticed().when('11-04 10:00', 'river-desk', { command: 'change-handler', handler }));
    expect(
      [
        'lake-officer',
        'analyst',
        'nobody',
        officer,
        'river-officer-2',
        'redflag-officer',
        'east-officer',
      ].map(give),
    ).toEqual([
      ...Array(3).fill('unknown-handler handler'),
      'nothing-to-change handler',
      ...Array(3).fill(null),
    ]);
  });

  it('is voided by its owner or a supervisor', () => {
    const none = { command: 'void', reason: 'written down twice' } as const;
    expect(codeOf(noticed().when('11-04 10:00', officer, none))).toBe('forbidden');
    const voided = noticed().then('11-04 10:00', 'supervisor', none);
    expect(voided.state.stage).toBe('voided');
    expect(voided.clock('rectify')).toMatchObject({ outcome: null, endedAt: at('11-04 10:00') });
  });
});

describe('a beginning', () => {
  it.each([
    ['by a chief', {}, 'river-chief', 'forbidden'],
    ['by somebody of the partners', {}, 'justice-member', 'forbidden'],
    ['of another station’s place', {}, 'lake-officer', 'unknown-unit place'],
    ['of a place that is none', { place: 'city.west' }, officer, 'unknown-unit place'],
    ['of a partner', { place: 'partner.justice' }, officer, 'unknown-unit place'],
    ['ahead of time', { foundAt: at('11-02 10:01') }, officer, 'future-moment foundAt'],
    ['longer ago than by hand', { foundAt: at('10-03 09:59') }, officer, 'too-long-ago foundAt'],
    ['for somebody from elsewhere', { handler: 'lake-officer' }, officer, 'unknown-handler handler'],
  ])('%s is refused', (_, change, who, code) => {
    expect(codeOf(find('11-02 10:00', change, who))).toBe(code);
  });

  it('by a desk is its desk’s to give out; by an officer his or her own', () => {
    const byDesk = GivenHazard.of(find('11-02 10:00', {}, 'river-desk'));
    expect(byDesk.state.handler).toBeNull();
    expect(GivenHazard.found('11-02 10:00').state.handler).toBe(officer);
    expect(GivenHazard.of(find('11-02 10:00', {}, 'redflag-officer')).state.handler).toBe('redflag-officer');
  });
});
