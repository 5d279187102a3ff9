import { describe, expect, it } from '@jest/globals';
import { disputeCommands } from '../commands/permissions.ts';
import { disputeCommandNames } from '../commands/transitions.ts';
import { codeOf, planned, readerOf, worldAt, type GivenDispute } from '../given-dispute.scenario.ts';
import { responsibleFor } from '../rules/holdings.ts';
import { canReadConfidence, canSeeContacts, canSeeDispute, peopleWith } from './scope.ts';
import { isTied, untied } from './tie.ts';

/** Somebody sits on the panel, declares a tie, and is replaced by another. */
function replaced(who: string): GivenDispute {
  const seated =
    who === 'redflag-mediator'
      ? planned()
      : planned().then('11-03 08:00', 'river-officer', {
          ...{ command: 'replace-panelist', session: 1, panelist: 'guest-2' },
          by: { person: who, capacity: 'police' },
        });
  return seated
    .then('11-03 09:00', who, {
      ...{ command: 'declare-tie', session: 1, panelist: who, tied: true, tie: 'a cousin' },
    })
    .then('11-03 09:10', who === 'east-deputy' ? 'river-officer' : 'east-deputy', {
      ...{ command: 'replace-panelist', session: 1, panelist: who },
      by: { name: 'a stranger', capacity: 'lawyer', tied: false },
    });
}

const when = '11-03 10:00';
// Who leads, a joint member, the officer and the head of the place, the whole bureau's eyes: each has another seat too.
const everySeat = ['redflag-mediator', 'justice-member', 'river-officer', 'river-chief', 'supervisor'];

describe.each(everySeat)('%s, who had a tie and was replaced', (who) => {
  const dispute = replaced(who);
  const world = { ...worldAt(when, who), reader: readerOf(who) };

  it.each(disputeCommandNames)('may not %s', (command) => {
    for (const status of ['screened', 'accepted', 'mediating', 'performing', 'settled'] as const) {
      const outcome = disputeCommands.permit({ ...dispute.state, status }, command, world.reader, world);
      expect([status, codeOf(outcome)]).toEqual([status, 'not-found']);
    }
  });

  it('is in no view of it', () => {
    const { state } = dispute;
    const statement = { party: 'A', by: who };
    expect([
      isTied(state, who),
      canSeeDispute(state, world.reader, world),
      canSeeContacts(state, world.reader, world),
      canReadConfidence(state, statement, world.reader, world),
      disputeCommands.offersTo(state, world.reader, world),
      peopleWith(state).includes(who),
      Object.values(responsibleFor(state.place, world, untied(state))).includes(who),
    ]).toEqual([true, false, false, false, [], false, false]);
  });

  it('is told of nothing', () => {
    expect(dispute.told(0, when)).not.toContain(who);
  });

  it('is not named again, and the tie is not taken back', () => {
    const act = (command: Parameters<GivenDispute['when']>[2]) =>
      codeOf(dispute.when(when, 'east-deputy', command));
    expect(
      act({
        ...{
          command: 'replace-panelist',
          session: 1,
          panelist: dispute.state.sessions[0]?.panel.at(-1)?.key ?? '',
        },
        by: { person: who, capacity: 'police' },
      }),
    ).toBe('panel-tie');
  });
});

describe('a tie', () => {
  it('is declared once and stays', () => {
    const tied = planned().then('11-03 09:00', 'redflag-mediator', {
      ...{ command: 'declare-tie', session: 1, panelist: 'redflag-mediator', tied: true },
    });
    const takenBack = tied.when('11-03 09:10', 'river-officer', {
      ...{ command: 'declare-tie', session: 1, panelist: 'redflag-mediator', tied: false },
    });
    expect(codeOf(takenBack)).toBe('panel-tie');
  });

  it('of a guest binds no person, whatever a person is called', () => {
    const tied = planned().then('11-03 09:00', 'river-officer', {
      ...{ command: 'declare-tie', session: 1, panelist: 'guest-2', tied: true },
    });
    expect([isTied(tied.state, 'guest-2'), tied.state.ties]).toEqual([false, undefined]);
  });

  it('of the chief who owns it leaves it to the next above', () => {
    const dispute = replaced('river-chief');
    const world = worldAt(when, 'east-chief');
    const capacity = disputeCommands.permit(dispute.state, 'assign-mediator', readerOf('east-chief'), world);
    expect(codeOf(capacity)).toBeNull();
  });
});

describe('a guest on the panel', () => {
  it('is no person: whoever is called as one reads no confidence and gives no command', () => {
    const { state } = planned();
    const reader = { ...readerOf('river-officer'), id: 'guest-2', seats: [], seated: [], roles: [] };
    const world = { ...worldAt(when, 'river-officer'), reader };
    expect(canReadConfidence(state, { party: 'A', by: null }, reader, world)).toBe(false);
    expect(canSeeDispute(state, reader, world)).toBe(false);
    for (const command of disputeCommandNames)
      expect(codeOf(disputeCommands.permit(state, command, reader, world))).toBe('not-found');
  });
});
