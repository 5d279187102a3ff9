import { describe, expect, it } from '@jest/globals';
import type { CaseEvent } from '../case-event.ts';
import { acknowledge } from './acknowledge.ts';
import { evolveAll } from '../evolve.ts';
import { at, hoursWith } from '../../aggregate/city.scenario.ts';
import {
  accept,
  assign,
  cityWith,
  directory,
  GivenCase,
  reader,
  reply,
  rules,
  submit,
  unsatisfied,
} from '../given-case.scenario.ts';
import { noticesOfAll, releaseMoment, sendMoment } from './notices.ts';
import { ImportSummaries } from '../import/import-summary.ts';
import { takeDueRungs } from './climb.ts';
import { policyWith, type CasePolicy } from '../rules/policy.ts';
import { bindBook, rulesIn } from '../rules/rule-book.ts';

const premises = { now: at('11-20 18:00:01'), directory, policy: rules.policy };

/** Who is told of what by the events that came on top of a case. */
function told(before: GivenCase, after: GivenCase, given = premises) {
  const fresh = after.events.slice(before.events.length);
  return noticesOfAll(after.state, fresh, given).map(({ recipient, cause, seat }) => [
    recipient,
    cause.rung ?? cause.type,
    seat,
  ]);
}

/** Received on a Thursday at 16:50: the assign limit ends on Friday the 20th at 18:00. */
const waiting = GivenCase.registered('11-19 16:50');

describe('a climb', () => {
  it('tells everybody the rung speaks to, each once', () => {
    const warned = waiting.climbed('11-20 17:00');
    expect(told(warned, warned.climbed('11-20 18:00:01'))).toEqual([
      ['river-desk', 'assign/1/breach/1', 'city.east.river#desk'],
      ['river-chief', 'assign/1/breach/1', 'city.east.river#chief'],
    ]);
  });

  it('of several rungs causes one notice, for the highest, to everybody any of them speaks to', () => {
    expect(told(waiting, waiting.climbed('11-24 19:00'))).toEqual([
      ['city-chief', 'assign/1/escalation/2', 'city#chief'],
      ['river-desk', 'assign/1/escalation/2', 'city.east.river#desk'],
      ['river-chief', 'assign/1/escalation/2', 'city.east.river#chief'],
      ['east-chief', 'assign/1/escalation/2', 'city.east#chief'],
    ]);
  });

  it('says which limit it is about and when that was due', () => {
    const [notice] = noticesOfAll(waiting.state, waiting.climbed('11-20 18:00:01').events.slice(1), premises);
    expect(notice).toMatchObject({ clock: 'assign', dueAt: at('11-20 18:00'), atAnyHour: false });
  });

  it('of a complaint tells nobody it is hidden from, whoever stood on its way', () => {
    const complaint = GivenCase.registered('11-19 16:50', {
      ledger: 'complaint',
      unit: null,
      subjectUnit: 'city.east.river',
    });
    const breached = complaint.climbed('11-20 18:00:01');
    const standIns = [
      { unit: 'city.east.river', post: 'chief', person: 'east-desk', since: at('11-20 12:00'), until: null },
    ];
    // Since noon the branch's desk sits in the subject unit too: of what was recorded before, it is not told.
    const now = { ...premises, directory: cityWith({ standIns }) };
    expect(told(complaint, breached)).toContainEqual(['east-desk', 'assign/1/breach/1', 'city.east#desk']);
    expect(told(complaint, breached, now).map(([recipient]) => recipient)).toEqual(['east-chief']);
  });
});

describe('a command', () => {
  const submitted = waiting.then('11-20 09:00', 'river-desk', submit);
  const assigned = submitted.then('11-20 09:30', 'river-chief', assign);

  it('that assigns tells the desk and the handler it names', () => {
    expect(told(submitted, assigned)).toEqual([
      ['river-desk', 'assigned', 'city.east.river#desk'],
      ['river-officer', 'assigned', 'city.east.river#handler'],
    ]);
  });

  it('tells nobody of his or her own act', () => {
    expect(told(assigned, assigned.then('11-20 10:00', 'river-officer', accept))).toEqual([]);
    expect(told(assigned, assigned.then('11-20 10:00', 'river-desk', accept))).toEqual([
      ['river-officer', 'accepted', 'city.east.river#handler'],
    ]);
  });
});

describe('a notice is released', () => {
  const of = (when: string, seat = 'city.east.river#chief', by = rules) =>
    releaseMoment({ seat, atAnyHour: false, isNews: false }, by, at(when));

  it('at once while the unit is open, else when it next opens', () => {
    expect(of('11-20 10:00')).toBe(at('11-20 10:00'));
    expect(of('11-20 12:00')).toBe(at('11-20 14:00'));
    // A breach on Friday at 18:00 is read on Monday.
    expect(of('11-20 18:00')).toBe(at('11-23 09:00'));
    expect(of('09-30 18:30')).toBe(at('10-08 09:00'));
  });

  it("by the hours of the recipient's own unit", () => {
    const open = [['09:00', '12:00']];
    const unitHours = [{ unit: 'city.east.river', weekly: { sat: open }, holidays: [], workdays: [] }];
    const first = { hours: hoursWith({ unitHours }), policy: rules.policy, publishedAt: 0 };
    const saturdays = rulesIn(bindBook(first, []));
    expect(of('11-20 18:00', 'city.east.river#desk', saturdays)).toBe(at('11-21 09:00'));
    expect(of('11-20 18:00', 'city.east#chief', saturdays)).toBe(at('11-23 09:00'));
  });

  it('at any hour when its limit is counted by the wall clock', () => {
    const assignLimit = { limit: { kind: 'elapsed' as const, duration: 'PT3M' } };
    const policy = policyWith({
      version: 'help-1',
      rules: [{ when: { responseClass: 'help' }, clocks: { assign: assignLimit } }],
    }) as CasePolicy;
    const help = rulesIn(bindBook({ hours: hoursWith(), policy, publishedAt: 0 }, []));
    const called = GivenCase.registered('11-20 23:00', { responseClass: 'help' }, help);
    const notices = noticesOfAll(called.state, called.climbed('11-20 23:03:01').events.slice(1), premises);
    expect(notices.map(({ cause, atAnyHour }) => [cause.rung, atAnyHour])).toEqual([
      ['assign/1/breach/1', true],
      ['assign/1/breach/1', true],
    ]);
    const now = at('11-20 23:03:01');
    expect(sendMoment({ seat: 'city.east.river#desk', atAnyHour: true }, help, now)).toBe(now);
  });
});

describe('an acknowledgement', () => {
  const world = (who: string, when: string) => ({ reader: reader(who), now: at(when), directory, rules });
  const escalated = waiting.climbed('11-24 18:00');
  const after = (events: readonly CaseEvent[]) => evolveAll(escalated.state, events, 'case-1');

  it('by the chief at the top ends the escalations of that clock', () => {
    const events = acknowledge(escalated.state, 'assign/1/escalation/2', world('city-chief', '11-25 10:00'));
    expect(events.at(-1)).toMatchObject({
      by: 'city-chief',
      fact: { type: 'acknowledged', rung: 'assign/1/escalation/2', final: true },
    });
    const later = { now: at('12-31 18:00'), directory, rules };
    expect(takeDueRungs(after(events), later)).toEqual([]);
    expect(takeDueRungs(escalated.state, later)).not.toEqual([]);
  });

  it('by anybody else, or of anything but an escalation, is on record and stops nothing', () => {
    for (const [who, rung] of [
      ['east-chief', 'assign/1/escalation/1'],
      ['city-chief', 'assign/1/breach/1'],
    ] as const) {
      const events = acknowledge(escalated.state, rung, world(who, '11-25 10:00'));
      expect(events.at(-1)?.fact).toEqual({ type: 'acknowledged', rung, final: false });
      expect(takeDueRungs(after(events), { now: at('11-25 18:00'), directory, rules })).toHaveLength(1);
    }
  });

  it('takes first what fell due before it', () => {
    const events = acknowledge(escalated.state, 'assign/1/escalation/2', world('city-chief', '11-25 18:30'));
    expect(events.map(({ fact }) => fact.type)).toEqual(['rung-climbed', 'acknowledged']);
  });

  it('of what is over, or was acknowledged for good, leaves nothing to record', () => {
    const [event] = acknowledge(escalated.state, 'assign/1/escalation/2', world('city-chief', '11-25 10:00'));
    const done = after(event ? [event] : []);
    expect(acknowledge(done, 'assign/1/escalation/2', world('city-chief', '11-25 11:00'))).toEqual([]);
    const assigned = escalated
      .then('11-25 09:00', 'river-desk', submit)
      .then('11-25 09:30', 'river-chief', assign);
    expect(acknowledge(assigned.state, 'assign/1/breach/1', world('river-chief', '11-25 10:00'))).toEqual([]);
  });
});

describe('an unsatisfied citizen', () => {
  it('leaves an accountability record with who answered for it then', () => {
    const lived = waiting
      .then('11-20 09:00', 'river-desk', submit)
      .then('11-20 09:30', 'river-chief', assign)
      .then('11-20 10:00', 'river-officer', accept)
      .then('11-20 11:00', 'river-officer', reply)
      .then('11-20 14:00', 'river-desk', unsatisfied);
    expect(lived.events.at(-1)?.fact).toMatchObject({
      accountability: {
        clock: 'complete',
        instance: 1,
        unit: 'city.east.river',
        ownerPost: 'city.east.river#chief',
        holder: 'river-chief',
        dueAt: at('12-01 18:00'),
      },
    });
  });
});

describe('an import', () => {
  it('adds up what one person is told of all its open cases, and of no others', () => {
    const summaries = new ImportSummaries();
    const add = ({ state, events }: GivenCase) => summaries.add(state, events, premises);
    add(waiting.climbed('11-20 18:00:01'));
    add(waiting.climbed('11-20 11:55'));
    add(
      GivenCase.registered('11-17 09:00')
        .climbed('11-18 18:00:01')
        .then('11-19 09:00', 'river-desk', submit)
        .then('11-19 09:30', 'river-chief', assign),
    );
    expect(summaries.all).toEqual([
      { recipient: 'river-desk', cases: 2, breached: 1, escalated: 0 },
      { recipient: 'river-chief', cases: 1, breached: 1, escalated: 0 },
    ]);
  });
});
