import { describe, expect, it } from '@jest/globals';
import { met, missed, Told } from './booked.scenario.ts';

const linjiang = 'shifan.dongcheng.linjiang';
const due = '06 18:00';
const record = { unit: linjiang, dueAt: '2026-11-06T18:00:00+08:00' };

const late = () =>
  new Told()
    .then('registered', '05 09:00', { clocks: [] }, { category: 'noise', channel: 'portal' })
    .then('rung-climbed', due, { clocks: [missed('assign', due)] }, { accountability: record })
    .then('assigned', '09 09:00', {
      handlingUnit: linjiang,
      clocks: [missed('assign', due, '09 09:00'), met('complete', '18 18:00', '12 10:00')],
    })
    .then('followed-up', '12 11:00', {}, { outcome: 'satisfied' });
const counted = [
  'accountability breach linjiang 06 18:00',
  'assign missed linjiang 06 18:00',
  'complete met linjiang 12 10:00',
  'follow-up satisfied linjiang 12 11:00',
];
const received = (told: Told, when: string) =>
  told.entries
    .filter(({ source, seenAt }) => source === 'received' && seenAt <= Date.parse(when))
    .reduce((sum, { weight }) => sum + weight, 0);

describe('a voided case', () => {
  it('counts nowhere from then on: not received, no outcome, no record', () => {
    const told = late().then('voided', '13 09:00', { stage: 'voided' }, { from: 'followed-up' });
    expect(told.seen('13 08:59')).toEqual(counted);
    expect(told.seen('13 09:00')).toEqual([]);
    expect(received(told, '2026-11-13T09:00:00+08:00')).toBe(0);
    expect(told.then('appealed', '14 09:00').seen('20 09:00')).toEqual([]);
  });

  it('counts again as it did when an appeal reinstates it', () => {
    const told = late()
      .then('voided', '13 09:00', { stage: 'voided' }, { from: 'followed-up' })
      .then('appealed', '14 09:00')
      .then('appeal-accepted', '15 09:00', {}, { reinstates: 5 });
    expect(told.seen('14 18:00')).toEqual([]);
    expect(told.seen('15 09:00')).toEqual(counted);
    expect(received(told, '2026-11-15T09:00:00+08:00')).toBe(1);
  });
});

describe('a case whose receipt is corrected', () => {
  it('counts in the month it was received in, and the record of what was not late counts no more', () => {
    const right = late().then(
      ...([
        'corrected',
        '13 09:00',
        {
          clocks: [
            { ...missed('assign', due, '09 09:00'), state: 'void', outcome: 'void', outcomeAt: null },
            met('assign', '10 18:00', '09 09:00', '09 09:00', 2),
            met('complete', '18 18:00', '12 10:00'),
          ],
        },
        {
          receivedAt: '2026-10-30T09:00:00+08:00',
          withdrawn: [{ seq: 2, clock: 'assign', instance: 1, ...record }],
        },
      ] as const),
    );
    expect(right.seen('13 08:59')).toEqual(counted);
    expect(right.seen('13 09:00')).toEqual([
      'assign met linjiang 09 09:00',
      'complete met linjiang 12 10:00',
      'follow-up satisfied linjiang 12 11:00',
    ]);
    const months = right.entries
      .filter(({ source }) => source === 'received')
      .map(({ at, weight }) => [new Date(at).toISOString().slice(0, 7), weight]);
    expect(months).toEqual([
      ['2026-11', 1],
      ['2026-11', -1],
      ['2026-10', 1],
    ]);
  });
});
