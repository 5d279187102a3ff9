import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import { claim, failedOnce, find, GivenHazard, looked, noticed, refer } from '../given-hazard.scenario.ts';

const officer = 'river-officer';
const ids = (hazard: GivenHazard) => hazard.rungs.map(([id, , told]) => [id, ...told]);

describe('the ladder of a hazard', () => {
  it('chases the notice: the handler, then also the chief, then up, a level a working day', () => {
    // Two working days from Monday 10:00 to Wednesday 18:00.
    const late = GivenHazard.found('11-02 10:00').climbed('11-09 19:00');
    expect(ids(late)).toEqual([
      ['notice/1/reminder/1', officer],
      ['notice/1/warning/1', 'river-chief', officer],
      ['notice/1/breach/1', 'river-chief', officer],
      ['notice/1/escalation/1', 'east-chief'],
      ['notice/1/escalation/2', 'city-chief'],
      ['notice/1/escalation/3', 'city-chief'],
    ]);
    expect(late.rungs.slice(2).map(([, moment]) => moment)).toEqual(
      ['11-04 18:00', '11-05 18:00', '11-06 18:00', '11-09 18:00'].map(at),
    );
    expect(late.state.level).toBe(2);
  });

  it('reminds of the limit to put it right, and at its end chases nobody: the re-check is what is late then', () => {
    const over = noticed().climbed('11-24 19:00');
    // 15 days from 3 November 10:00: half on the 10th at 22:00, four fifths on the 15th at 10:00; then the re-check,
    // three working days from the 18th, missed on Monday the 23rd.
    expect(ids(over).filter(([id]) => !id?.startsWith('notice'))).toEqual([
      ['rectify/1/reminder/1', officer],
      ['rectify/1/warning/1', officer],
      ['rectify/1/breach/1', officer],
      ['re-check/1/reminder/1', officer],
      ['re-check/1/warning/1', 'river-chief', officer],
      ['re-check/1/breach/1', 'river-chief', officer],
      ['re-check/1/escalation/1', 'east-chief'],
    ]);
    const moments = new Map(over.rungs.map(([id, moment]) => [id, moment]));
    expect(moments.get('rectify/1/reminder/1')).toBe(at('11-10 22:00'));
    expect(moments.get('rectify/1/breach/1')).toBe(at('11-18 10:00'));
    expect(moments.get('re-check/1/breach/1')).toBe(at('11-23 18:00'));
    expect(over.ahead).toEqual([['re-check/1/escalation/2', at('11-25 18:00')]]);
  });

  it('caught up late in one go it is the same as caught up in time', () => {
    const inTime = ['11-05', '11-12', '11-18', '11-19', '11-23', '11-24'].reduce(
      (hazard, day) => hazard.climbed(`${day} 19:00`),
      noticed(),
    );
    const late = noticed().climbed('11-24 19:00');
    expect(late.state).toEqual(inTime.state);
  });

  it('stands while it is said to be put right, and ends with every ending', () => {
    const claimed = noticed().then('11-10 10:00', officer, claim);
    expect(claimed.ahead.every(([id]) => id.startsWith('re-check'))).toBe(true);
    expect(claimed.then('11-11 10:00', officer, looked('passed')).ahead).toEqual([]);
  });

  it('speaks to the desk where nobody handles it, or the handler is away', () => {
    const nobodys = GivenHazard.of(find('11-02 10:00', {}, 'river-desk')).climbed('11-03 17:00');
    expect(ids(nobodys)[0]).toEqual(['notice/1/reminder/1', 'river-desk']);
    const absences = [{ person: officer, since: at('11-03 00:00'), until: at('11-10 00:00') }];
    const away = GivenHazard.found('11-02 10:00', {}, { absences }).climbed('11-03 17:00');
    expect(ids(away)[0]).toEqual(['notice/1/reminder/1', 'river-desk']);
  });
});

describe('who is told', () => {
  it('of what happened: each whose turn it is, and whose limit it speaks of', () => {
    const found = GivenHazard.of(find('11-02 10:00', { handler: 'river-officer-2' }));
    expect(found.told('11-02 10:00')).toEqual(['river-officer-2 notice', 'river-chief notice']);
    expect(noticed().told('11-03 10:00')).toEqual(['river-chief rectify']);
    // Whoever did something is not told of it.
    expect(noticed().then('11-10 10:00', 'river-desk', claim).told('11-10 10:00')).toEqual([
      `${officer} re-check`,
    ]);
    expect(failedOnce().told('11-11 10:00')).toEqual(['river-chief notice']);
    const up = noticed().then('11-04 10:00', officer, { command: 'report-up', reason: 'x' });
    expect(up.told('11-04 10:00')).toEqual(['east-chief rectify']);
    const signed = failedOnce()
      .then('11-12 10:00', officer, refer)
      .then('11-13 10:00', officer, { command: 'record-receipt', receivedBy: 'x' });
    expect(signed.told('11-13 10:00')).toEqual(['river-chief receipt']);
  });
});
