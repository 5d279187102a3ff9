import { describe, expect, it } from '@jest/globals';
import type { Directory } from '../../directory/directory.ts';
import { rungOf } from '../../ladder/rung.ts';
import type { RungKind } from '../../ladder/clock-instance.ts';
import { addresseesOf } from './addressees.ts';
import { at } from '../../aggregate/city.scenario.ts';
import { accept, assign, cityWith, GivenCase, rules, submit } from '../given-case.scenario.ts';

const away = { since: at('11-16 09:00'), until: null };
const policy = rules.policy;

function told(
  kind: RungKind,
  clock: 'assign' | 'complete',
  directory: Directory,
  changes = {},
  escalatedTo = 'city.east#chief',
) {
  const waiting = GivenCase.registered('11-19 16:50', changes);
  const lived =
    clock === 'assign'
      ? waiting
      : waiting
          .then('11-19 17:00', 'river-desk', submit)
          .then('11-19 17:10', 'river-chief', assign)
          .then('11-19 17:20', 'river-officer', accept);
  const now = at('11-20 18:00');
  const rung = rungOf(lived.clock(clock), kind, 1, now);
  return addresseesOf(lived.state, rung, escalatedTo, { now, directory, policy });
}

describe('a desk', () => {
  it('is everybody who sits at it and is there', () => {
    const postings = [
      { person: 'river-officer-2', role: 'desk' as const, unit: 'city.east.river', since: null, until: null },
    ];
    expect(told('reminder', 'assign', cityWith({ postings }))).toEqual([
      { seat: 'city.east.river#desk', person: 'river-desk' },
      { seat: 'city.east.river#desk', person: 'river-officer-2' },
    ]);
    const absences = [{ person: 'river-desk', ...away }];
    expect(told('reminder', 'assign', cityWith({ postings, absences }))).toEqual([
      { seat: 'city.east.river#desk', person: 'river-officer-2' },
    ]);
  });

  it('that is nobody passes the rung to the desk above and says so', () => {
    expect(told('reminder', 'assign', cityWith({}, ['river-desk']))).toEqual([
      { seat: 'city.east#desk', person: 'east-desk', passedUpFrom: 'city.east.river#desk' },
    ]);
  });

  it('that is nobody up to the top leaves it to a chief, with an alarm', () => {
    expect(told('reminder', 'assign', cityWith({}, ['river-desk', 'east-desk', 'city-desk']))).toEqual([
      {
        seat: 'city.east.river#chief',
        person: 'river-chief',
        passedUpFrom: 'city.east.river#desk',
        fallback: true,
      },
    ]);
  });
});

describe('a handler', () => {
  it('who is away is passed over, to the chief of the handling unit', () => {
    expect(told('reminder', 'complete', cityWith({}))).toEqual([
      { seat: 'city.east.river#handler', person: 'river-officer' },
    ]);
    expect(
      told('reminder', 'complete', cityWith({ absences: [{ person: 'river-officer', ...away }] })),
    ).toEqual([
      {
        seat: 'city.east.river#chief',
        person: 'river-chief',
        passedUpFrom: 'city.east.river#handler',
      },
    ]);
  });
});

describe('a post', () => {
  it('whose holder is stood in for says that somebody stands in', () => {
    const standIns = [{ unit: 'city.east', post: 'chief', person: 'east-officer', ...away }];
    expect(told('escalation', 'assign', cityWith({ standIns }))).toEqual([
      { seat: 'city.east#chief', person: 'east-officer', standIn: true },
    ]);
  });

  it('whose holder is away without a stand-in passes the rung one level up and says so', () => {
    const absences = [{ person: 'east-chief', ...away }];
    expect(told('escalation', 'assign', cityWith({ absences }))).toEqual([
      { seat: 'city#chief', person: 'city-chief', passedUpFrom: 'city.east#chief' },
    ]);
  });

  it('at the top with nobody there goes to the fallback post with an alarm; with nobody there either, to nobody', () => {
    const absences = [{ person: 'city-chief', ...away }];
    expect(told('escalation', 'assign', cityWith({ absences }), {}, 'city#chief')).toEqual([
      {
        seat: 'partner.jijian#chief',
        person: 'jijian-chief',
        passedUpFrom: 'city#chief',
        fallback: true,
      },
    ]);
    expect(told('escalation', 'assign', cityWith({ absences }, ['jijian-chief']), {}, 'city#chief')).toEqual([
      { seat: 'city#chief', person: null, fallback: true },
    ]);
  });

  it('never goes to a stand-in from whom the case is hidden', () => {
    const standIns = [{ unit: 'city.east', post: 'chief', person: 'river-officer', ...away }];
    const about = { ledger: 'complaint', unit: null, subjectUnit: 'city.east.river' };
    expect(told('breach', 'assign', cityWith({ standIns }), about)).toEqual([
      { seat: 'city.east#desk', person: 'east-desk' },
      { seat: 'city#chief', person: 'city-chief', passedUpFrom: 'city.east#chief' },
    ]);
  });
});
