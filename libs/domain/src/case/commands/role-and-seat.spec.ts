import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import { personAsReader } from '../../aggregate/reader.ts';
import type { StandIn } from '../../directory/directory.ts';
import { cityWith, handling, GivenCase, rules } from '../given-case.scenario.ts';
import { canSee } from '../visibility/confidentiality.ts';
import { canSeeReporter } from '../visibility/fields.ts';
import { actors, transitions, type CommandName } from './transitions.ts';
import { capacityOf } from './actors.ts';

/*
 * Role and seat come from the same posting (domain text): a desk that stands in for a chief elsewhere is that chief, and
 * not that unit's desk. The gate station's desk and the lake station's officer stand in for the branch's chief in turn.
 */
const during = { since: at('11-01 00:00'), until: null };
const standIn = (person: string): StandIn => ({ unit: 'city.east', post: 'chief', person, ...during });
const now = at('11-04 10:00');

describe('a complaint that the branch receives', () => {
  const about = { ledger: 'complaint', subjectUnit: 'city.east.river', unit: null } as const;
  const { state } = GivenCase.registered('11-02 10:00', about);

  it('shows its reporter to the branch’s desk, and not to a desk from elsewhere who is its chief today', () => {
    const directory = cityWith({ standIns: [standIn('gate-desk')] });
    const sees = (who: string) => {
      const reader = personAsReader(directory, who, now);
      const premises = { directory, now };
      return [canSee(state, reader, premises), canSeeReporter(state, reader, premises)];
    };
    expect(sees('east-desk')).toEqual([true, true]);
    expect(sees('gate-desk')).toEqual([true, false]);
    expect(sees('east-chief')).toEqual([true, false]);
  });
});

describe('every command of a desk or an officer, cell by cell', () => {
  const { state } = handling();
  const given = (Object.keys(transitions) as CommandName[]).flatMap((command) =>
    transitions[command].by
      .filter((actor) => ['desk', 'officer', 'handling desk', 'handling officer'].includes(actor))
      .map((actor) => [command, actor] as const),
  );

  it.each(given)(
    '%s as %s is given from a seat of that role where the case lies, and from no other',
    (_, actor) => {
      const { role } = actors[actor];
      const stranger = role === 'desk' ? 'gate-desk' : 'lake-officer';
      const native = role === 'desk' ? 'river-desk' : 'river-officer';
      const directory = cityWith({ standIns: [standIn(stranger)] });
      const premises = { now, directory, policy: rules.policy };
      const capacity = (who: string) =>
        capacityOf(state, actor, personAsReader(directory, who, now), premises);
      expect(canSee(state, personAsReader(directory, stranger, now), premises)).toBe(true);
      expect([capacity(native) !== null, capacity(stranger)]).toEqual([true, null]);
    },
  );
});
