import { describe, expect, it } from '@jest/globals';
import { mediationFigures, mediationMeasures, mediationMeasureNames } from './mediation.ts';
import { figuresOf, metAt, runsUntil, type Step } from './dispute-update.scenario.ts';

const accepted: Step[] = [
  ['01 09:00', 'screened'],
  ['02 09:00', 'accepted', { resolve: [runsUntil('09 09:00')] }],
];
const agreed = { type: 'agreed', amends: false } as const;

/** Agreed in the community after a session, three and a half days after acceptance; performed two days later. */
const simple: Step[] = [
  ...accepted,
  ['04 09:00', 'session-held'],
  ['05 21:00', agreed, { resolve: [metAt('05 21:00')] }],
  ['07 21:00', 'settled'],
];

const figures = (disputes: Step[][], asOf = '30 23:00') => figuresOf(disputes, asOf);
const counts = (disputes: Step[][], asOf = '30 23:00') =>
  Object.fromEntries(
    Object.entries(figures(disputes, asOf))
      .map(([name, { met, total }]) => [name, total === null ? met : `${met}/${total}`] as const)
      .filter(([, figure]) => figure !== 0 && figure !== '0/0'),
  );

describe('a dispute counts', () => {
  it('at each step of its road', () => {
    expect(counts([simple])).toEqual({
      screened: 1,
      accepted: 1,
      mediated: 1,
      agreed: 1,
      performed: 1,
      solvedAtCommunity: '1/1',
      solvedUpToStation: '1/1',
      agreementRate: '1/1',
      successAtCommunity: '1/1',
      daysToAgreement: '1/1',
      relapses: '0/1',
      resolveOnTime: '1/1',
      extensions: '0/1',
    });
  });

  it('as of a moment between, as far as it had come', () => {
    expect(counts([simple], '05 20:59')).toEqual({
      screened: 1,
      accepted: 1,
      mediated: 1,
      extensions: '0/1',
    });
  });

  it('once where two sessions were held, and its agreement once where it was changed', () => {
    const changed: Step[] = [
      ...accepted,
      ['03 09:00', 'session-held'],
      ['04 09:00', 'session-held'],
      ['05 09:00', agreed],
      ['06 09:00', { type: 'agreed', amends: true }],
    ];
    const { mediated, agreed: all, successAtCommunity } = figures([changed]);
    expect([mediated.met, all.met, successAtCommunity.total]).toEqual([1, 1, 1]);
  });

  it('as mediated by its agreement, where an import tells of no session', () => {
    const imported: Step[] = [...accepted, ['05 09:00', agreed, { level: 'station' }]];
    expect(counts([imported])).toMatchObject({
      mediated: 1,
      successAtStation: '1/1',
      solvedAtCommunity: '0/1',
    });
  });

  it('as mediated in vain at each level it left after a session, and at none it only passed', () => {
    const raised: Step[] = [
      ...accepted,
      ['03 09:00', 'session-held'],
      ['04 09:00', { type: 'raised', from: 'community' }, { level: 'station' }],
      ['05 09:00', { type: 'raised', from: 'station' }, { level: 'county' }],
      ['06 09:00', 'session-held'],
      ['07 09:00', agreed],
    ];
    expect(counts([raised])).toMatchObject({
      successAtCommunity: '0/1',
      successAtCounty: '1/1',
      solvedUpToStation: '0/1',
    });
    expect(counts([raised]).successAtStation).toBeUndefined();
  });

  it('as ended without agreement only where mediation had begun and had not ended', () => {
    const never: Step[] = [
      ['01 09:00', 'screened'],
      ['02 09:00', 'withdrawn'],
    ];
    const stopped: Step[] = [...accepted, ['03 09:00', 'session-held'], ['04 09:00', 'withdrawn']];
    const unperformed: Step[] = [
      ...accepted,
      ['03 09:00', agreed],
      ['20 09:00', { type: 'referred-out', to: 'court' }],
    ];
    expect(counts([never, stopped, unperformed])).toMatchObject({
      withdrawn: 2,
      referredOut: 1,
      agreementRate: '1/2',
      successAtCommunity: '1/2',
    });
  });

  it('anew after a relapse: mediated, agreed, and days from the reopening', () => {
    const again: Step[] = [
      ...simple,
      [
        '10 09:00',
        { type: 'reopened', cause: 'relapse' },
        { resolve: [metAt('05 21:00'), runsUntil('17 09:00', 2)] },
      ],
      ['11 09:00', 'session-held'],
      ['12 09:00', agreed, { resolve: [metAt('05 21:00'), metAt('12 09:00', 2)] }],
    ];
    expect(counts([again])).toMatchObject({
      ...{ screened: 1, accepted: 1, mediated: 2, agreed: 2, relapses: '1/1', resolveOnTime: '2/2' },
    });
  });

  it('no more from the moment it is merged; until then it did', () => {
    const merged: Step[] = [...accepted, ['04 09:00', 'merged', { resolve: [] }]];
    expect(counts([merged])).toEqual({});
    expect(counts([merged], '04 08:59')).toEqual({ screened: 1, accepted: 1, extensions: '0/1' });
  });

  it('as nothing once it is voided, settled or not; as of before, it did', () => {
    const voided: Step[] = [...simple, ['08 09:00', 'voided']];
    expect(counts([voided])).toEqual({});
    expect(counts([voided, simple])).toEqual(counts([simple]));
    expect(counts([voided], '08 08:59')).toEqual(counts([simple]));
  });
});

describe('the limit to resolve', () => {
  it('is missed from the moment after the due one, whether or not anybody noticed', () => {
    expect(figures([accepted], '09 09:00').resolveOnTime).toMatchObject({ met: 0, total: 0 });
    expect(figures([accepted], '09 09:01').resolveOnTime).toMatchObject({ met: 0, total: 1 });
  });

  it('moves with an extension: what was to be missed then is not', () => {
    const extended: Step[] = [...accepted, ['08 09:00', 'extended', { resolve: [runsUntil('12 09:00')] }]];
    expect(figures([extended], '10 09:00').resolveOnTime.total).toBe(0);
    expect(figures([extended], '13 09:00').resolveOnTime.total).toBe(1);
  });

  it('is neither met nor missed where a referral came first', () => {
    const clock = {
      ...runsUntil('09 09:00'),
      endedAt: Date.parse('2026-11-05T01:00:00Z'),
      overdueFrom: null,
    };
    const referred: Step[] = [
      ...accepted,
      ['05 09:00', { type: 'referred-out', to: 'court' }, { resolve: [clock] }],
    ];
    expect(figures([referred]).resolveOnTime.total).toBe(0);
  });
});

describe('a figure', () => {
  it('says nothing of fewer than five, and says so', () => {
    expect(figures([simple, simple, simple, simple]).agreementRate).toEqual({
      ...{ met: 4, total: 4, value: null, interval: null, status: 'insufficient-sample' },
    });
    const five = figures([simple, simple, simple, simple, simple]).agreementRate;
    expect(five).toMatchObject({ met: 5, total: 5, value: 1, status: 'sufficient' });
    // Wilson at 95 % of 5 in 5.
    expect(five.interval?.low).toBeCloseTo(0.5655, 4);
  });

  it('of days is the middle one, or the mean of the two in the middle', () => {
    const took = (tenths: number, count = 1) => {
      return { source: 'duration', outcome: 'tenths', value: tenths, count } as const;
    };
    const median = (...all: ReturnType<typeof took>[]) => mediationFigures(all).daysToAgreement.value;
    expect(median(took(90), took(10, 2), took(30), took(20))).toBe(2);
    expect(median(took(10, 3), took(35, 3))).toBe(2.25);
    expect(figures([simple, simple, simple, simple, simple]).daysToAgreement.value).toBe(3.5);
  });

  it('on a hundred counts what happened on what there was', () => {
    const late: Step = ['20 09:00', { type: 'obligation-confirmed', late: true }];
    const inTime: Step = ['19 09:00', { type: 'obligation-confirmed', late: false }];
    const busy: Step[] = [...simple, inTime, late, ['21 09:00', 'extended']];
    const five = figures([busy, busy, simple, simple, simple]);
    expect(five.extensions).toMatchObject({ met: 2, total: 5, value: 40, interval: null });
    expect(five.obligationsInTime).toMatchObject({ met: 2, total: 4, status: 'insufficient-sample' });
  });
});

it('every measure is defined once, in both languages', () => {
  expect(mediationMeasures.map(({ name }) => name)).toEqual(mediationMeasureNames);
  for (const { zh, en, definition } of mediationMeasures) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(`${en}${definition}`).toMatch(/^[\x20-\x7e]+$/);
  }
});
