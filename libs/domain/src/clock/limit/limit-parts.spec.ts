import { describe, expect, it } from '@jest/globals';
import { at, EIGHT_HOURS, run, SEVEN_DAYS, suspended, written } from '../office.scenario.ts';
import { momentAtShare, momentWithLeft } from '../projection/project.ts';

const HOUR = 3_600_000;
const open = suspended('2026-11-23T10:00', null);
const badRun = run({ ...SEVEN_DAYS, days: -1 }, '2026-11-20T10:00');

describe('given how much of a limit is left', () => {
  // Friday 16:00: two hours that day, six on Monday.
  it('then its moment is found, the start when it was never more, the end when it is nothing', () => {
    const clock = run(EIGHT_HOURS, '2026-11-20T16:00');
    const left = (hours: number) => written(momentWithLeft(clock, hours * HOUR));
    expect([left(0), left(1), left(7), left(8), left(9)]).toEqual([
      '2026-11-23T17:00',
      '2026-11-23T16:00',
      '2026-11-20T17:00',
      '2026-11-20T16:00',
      '2026-11-20T16:00',
    ]);
  });

  it('then there is none without a limit, for a run that is refused, and behind an open suspension', () => {
    expect(momentWithLeft(run(null, '2026-11-20T16:00'), HOUR)).toBeNull();
    expect(momentWithLeft(badRun, HOUR)).toBeNull();
    expect(momentWithLeft(run(EIGHT_HOURS, '2026-11-20T16:00', open), HOUR)).toBeNull();
    expect(written(momentWithLeft(run(EIGHT_HOURS, '2026-11-20T16:00', open), 7 * HOUR))).toBe(
      '2026-11-20T17:00',
    );
  });
});

describe('given a share of a limit', () => {
  it('then there is none without a limit and for a run that is refused', () => {
    expect(momentAtShare(run(null, '2026-11-20T16:00'), 0.5)).toBeNull();
    expect(momentAtShare(badRun, 0.5)).toBeNull();
  });

  it('then the whole is the due moment, also of a clock that began between two seconds', () => {
    for (const startedAt of [at('2026-11-20T10:00') + 400, at('2026-11-20T10:00') + 600]) {
      const clock = { ...run(SEVEN_DAYS, '2026-11-20T10:00'), startedAt };
      expect(momentAtShare(clock, 1)).toBe(at('2026-12-01T18:00'));
    }
  });
});
