import { describe, expect, it } from '@jest/globals';
import { at } from '../aggregate/city.scenario.ts';
import type { Colour, DisputeState } from '../dispute/dispute.ts';
import { accepted, agreed, GivenDispute, worldAt } from '../dispute/given-dispute.scenario.ts';
import { decideDispute } from '../dispute/decide/decide.ts';
import { canSeeDispute } from '../dispute/visibility/scope.ts';
import { isRefusal } from '../refusal.ts';
import { agendaOf, isOfMeeting, openResolutions, resolutionState } from './agenda.ts';

let n = 0;

/** Screened, and accepted where a moment is given: then its limit of a week runs. */
function dispute(colour: Colour, screenedAt: string, acceptedAt?: string, name?: string): DisputeState {
  n += 1;
  const number = name ?? `JF-2026-${String(n).padStart(6, '0')}`;
  const screened = GivenDispute.screened(screenedAt, { colour, number, id: `dispute-${n}` });
  if (acceptedAt === undefined) return screened.state;
  return screened.then(acceptedAt, 'river-officer', { command: 'accept' }).state;
}

describe('the agenda', () => {
  it('has red first, then the longest over and the nearest due, then those without a limit by age', () => {
    const disputes = [
      dispute('blue', '11-02 09:00', undefined, 'young, no limit'),
      dispute('blue', '10-28 09:00', undefined, 'old, no limit'),
      dispute('blue', '11-05 09:00', '11-05 10:00', 'due in three days'),
      dispute('yellow', '10-20 09:00', '10-20 10:00', 'over by twelve days'),
      dispute('blue', '10-27 09:00', '10-27 10:00', 'over by five'),
      dispute('red', '11-08 09:00', undefined, 'red, no limit'),
      dispute('red', '11-05 09:00', '11-05 10:00', 'red, due'),
      dispute('red', '10-30 09:00', '10-30 10:00', 'red, over'),
    ];
    const agenda = agendaOf(disputes, at('11-09 09:00'));
    expect(agenda.map(({ number }) => number)).toEqual([
      'red, over',
      'red, due',
      'red, no limit',
      'over by twelve days',
      'over by five',
      'due in three days',
      'old, no limit',
      'young, no limit',
    ]);
    expect(agenda.filter(({ overdue }) => overdue).map(({ number }) => number)).toEqual([
      'red, over',
      'over by twelve days',
      'over by five',
    ]);
  });

  it('has yellow before blue where they are equal, and nothing left to chance', () => {
    const [blue, yellow, later] = (['blue', 'yellow', 'blue'] as const).map((colour) =>
      dispute(colour, '11-02 09:00', '11-02 10:00'),
    );
    const numbers = [blue, yellow, later].map((each) => each?.number);
    const agenda = agendaOf([later, blue, yellow] as DisputeState[], at('11-04 09:00'));
    expect(agenda.map(({ number }) => number)).toEqual([numbers[1], numbers[0], numbers[2]]);
  });

  it('shows no limit of what is agreed', () => {
    const [item] = agendaOf([agreed().state], at('11-05 09:00'));
    expect(item).toMatchObject({ status: 'performing', dueAt: null, overdue: false });
  });
});

const given = { type: 'resolution-made', consultation: 'meeting-0', unit: 'partner.justice' } as const;

/** A dispute that an earlier meeting gave a unit two days. */
function resolved(when = '11-02 12:00', dueAt = '11-04 12:00'): GivenDispute {
  const before = accepted();
  const { clocks } = before.state;
  const startedAt = at(when);
  const limit = { kind: 'elapsed', duration: 'PT48H' } as const;
  const clock = { ...before.clock('resolve'), name: 'resolution', startedAt, limit, dueAt: at(dueAt) };
  const { state } = before;
  const standing = { ...state, clocks: [...clocks, clock] };
  const fact = { ...given, resolution: 1, dueAt: at(dueAt) };
  const what = { fact, standing, record: {}, imported: null, by: 'river-chief', standIn: false };
  return before.with([{ ...what, seq: state.version + 1, occurredAt: startedAt }]);
}

describe('what an earlier meeting gave out', () => {
  it('is shown until it is done, and marks the dispute once it is missed', () => {
    const { state } = resolved();
    const shown = (when: string) => agendaOf([state], at(when))[0];
    expect(shown('11-04 12:00')).toMatchObject({ missed: false, open: [{ resolution: 1, missed: false }] });
    expect(shown('11-04 12:01')).toMatchObject({ missed: true, open: [{ resolution: 1, missed: true }] });
    const done = resolved().then('11-05 09:00', 'justice-member', {
      command: 'complete-resolution',
      ...{ resolution: 1, result: 'both came' },
    });
    expect(agendaOf([done.state], at('11-05 10:00'))[0]).toMatchObject({ missed: false, open: [] });
  });

  it('is dropped when the dispute ends another way', () => {
    const { state } = resolved().then('11-03 09:00', 'river-officer', {
      command: 'refer-out',
      ...{ to: 'court', remedies: 'the court of the district' },
    });
    expect(openResolutions(state, at('11-09 09:00'))).toEqual([]);
    const [resolution] = state.resolutions;
    expect(resolution && resolutionState(resolution, state, at('11-09 09:00'))).toBe('dropped');
  });
});

describe('a meeting goes through', () => {
  const isOf = (state: DisputeState, unit: string, when = '11-09 09:00') =>
    isOfMeeting(state, unit, worldAt(when, 'river-chief'));

  it('what is open at the station’s places, and at a branch’s centre what came up to it', () => {
    const here = accepted();
    expect([isOf(here.state, 'city.east.river'), isOf(here.state, 'city.east.lake')]).toEqual([true, false]);
    expect(isOf(here.state, 'city.east')).toBe(false);
    const raised = here.then('11-03 09:00', 'river-officer', {
      command: 'raise',
      ...{ level: 'county', reason: 'forty families' },
    });
    expect([isOf(raised.state, 'city.east.river'), isOf(raised.state, 'city.east')]).toEqual([true, true]);
  });

  it('nothing that has ended, but what was settled while something is left to do', () => {
    const ended = accepted().then('11-03 09:00', 'river-officer', {
      command: 'withdraw',
      ...{ reason: 'they made up', remedies: 'the court' },
    });
    expect(isOf(ended.state, 'city.east.river')).toBe(false);
    const settled = { ...resolved().state, status: 'settled' } as const;
    expect(isOf(settled, 'city.east.river')).toBe(true);
    expect(isOf({ ...settled, clocks: [] }, 'city.east.river')).toBe(false);
  });

  it('settled, it is still carried out by the unit that has it, and seen by it until then', () => {
    const before = resolved().state;
    const settled = {
      ...before,
      status: 'settled',
      resolutions: before.resolutions.map((each) => ({ ...each, unit: 'partner.petition' })),
    } as const;
    const world = worldAt('11-05 09:00', 'petition-member');
    expect(canSeeDispute(settled, world.reader, world)).toBe(true);
    const command = { command: 'complete-resolution', resolution: 1, result: 'both came' } as const;
    const done = decideDispute(settled, command, world, () => ({ document: '', obligations: [] }));
    const facts = isRefusal(done) ? done.code : done.map(({ fact }) => fact.type);
    expect(facts).toContain('resolution-done');
  });
});
