import { describe, expect, it } from '@jest/globals';
import { isHistory, mayObject, nextClosingStep, stateOfPeriod, type Closing } from './closing.ts';
import { parsePeriod } from './period.ts';

const october = parsePeriod('2026-10')!;
const at = (text: string) => Date.parse(`2026-11-${text}:00+08:00`);
const none = { undecided: 0, lastDecidedAt: null };
const provisional: Closing = {
  provisionalAt: at('01T00:00'),
  objectionsUntil: at('08T00:00'),
  frozenAt: null,
};
const step = (
  closing: Closing | null,
  now: string,
  objections = none as { undecided: number; lastDecidedAt: number | null },
  mark = now,
) => nextClosingStep(october, closing, objections, { now: at(now), mark: at(mark) });

describe('a period is closed', () => {
  it('not before it has ended', () => {
    const before = october.to - 1;
    expect(nextClosingStep(october, null, none, { now: before, mark: before })).toEqual({
      step: 'wait',
      for: 'end',
      until: october.to,
    });
    expect(stateOfPeriod(october, null, before)).toBe('open');
  });
  it('by making its figures provisional, open to objections for a week', () => {
    expect(step(null, '01T00:00')).toEqual({ step: 'make-provisional', objectionsUntil: at('08T00:00') });
    expect(stateOfPeriod(october, null, at('01T00:00'))).toBe('ended');
    expect(step(provisional, '07T23:59')).toEqual({ step: 'wait', for: 'objections', until: at('08T00:00') });
    expect(stateOfPeriod(october, provisional, at('02T00:00'))).toBe('provisional');
  });
  it('by freezing them when every objection is decided and on record', () => {
    expect(step(provisional, '08T00:00')).toEqual({ step: 'freeze' });
    expect(step(provisional, '09T00:00', { undecided: 1, lastDecidedAt: null })).toMatchObject({
      for: 'decisions',
    });
    const decided = { undecided: 0, lastDecidedAt: at('09T00:00') };
    expect(step(provisional, '09T00:01', decided, '08T23:59')).toMatchObject({ for: 'records' });
    expect(step(provisional, '09T00:01', decided, '09T00:00')).toEqual({ step: 'freeze' });
  });
  it('once', () => {
    const frozen = { ...provisional, frozenAt: at('08T00:00') };
    expect(step(frozen, '20T00:00')).toEqual({ step: 'done' });
    expect(stateOfPeriod(october, frozen, at('20T00:00'))).toBe('frozen');
  });
});

it('units object while it is provisional, and neither before nor after', () => {
  expect(mayObject(provisional, at('07T23:59'))).toBeNull();
  expect(mayObject(null, at('07T23:59'))).toMatchObject({ code: 'not-open-to-objections' });
  expect(mayObject(provisional, at('08T00:00'))).toMatchObject({ code: 'not-open-to-objections' });
  expect(mayObject({ ...provisional, frozenAt: at('02T00:00') }, at('03T00:00'))).not.toBeNull();
});

it('what had ended more than a month before it began to be closed is history', () => {
  const begun = (provisionalAt: number) => isHistory(october, { ...provisional, provisionalAt });
  const month = 31 * 86_400_000;
  expect([begun(october.to), begun(october.to + month), begun(october.to + month + 1)]).toEqual([
    false,
    false,
    true,
  ]);
});
