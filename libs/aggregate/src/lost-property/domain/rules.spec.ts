import { describe, expect, it } from '@jest/globals';
import { evolvedBy } from '@fengqiao/domain/aggregate/catch-up';
import { readerOf } from '@fengqiao/domain/aggregate/reader';
import type { Role } from '@fengqiao/domain/directory/directory';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import { subjectKey } from '@fengqiao/identity/subject-key';
import { sampleWorld } from '../host.scenario.ts';
import { decide, decideFound, type ItemCommand } from './decide.scenario.ts';
import { evolve, type ItemEvent } from './item.scenario.ts';

const unit = 'shifan.dongcheng.linjiang';
const at = (date: string) => Date.parse(`${date}T10:00:00+08:00`);

function worldOf(person: string, role: Role, date: string) {
  const now = at(date);
  return {
    ...sampleWorld,
    now,
    reader: readerOf(
      { kind: 'token', subject: subjectKey(person), roles: [role] },
      sampleWorld.directory,
      now,
    ),
  };
}

function happened(events: ItemEvent[] | Refusal): ItemEvent[] {
  if (isRefusal(events)) throw new Error(events.code);
  return events;
}

type Act = [date: string, person: string, role: Role, command: ItemCommand];
const announced: Act = ['2026-11-17', 'linjiang-desk', 'desk', { command: 'announce' }];

/** Given what was found on 16 November and these acts, what the last of them comes to: facts, or a code. */
function when(...acts: readonly Act[]): string[] | string {
  const item = { number: 'SW-1', sort: 'cash', foundAt: at('2026-11-16'), unit } as const;
  const given = happened(decideFound(item, worldOf('linjiang-desk', 'desk', '2026-11-16')));
  let then: ItemEvent[] | Refusal = given;
  for (const [date, person, role, command] of acts) {
    then = decide(evolvedBy(evolve, null, given, 'id'), command, worldOf(person, role, date));
    if (isRefusal(then)) return then.code;
    given.push(...then);
  }
  return happened(then).map(({ fact }) => (fact.type === 'rung-climbed' ? fact.rung.id : fact.type));
}

describe('lost property', () => {
  it('announced and claimed within the year is handed over', () => {
    const claimed: Act = ['2027-02-01', 'linjiang-desk', 'desk', { command: 'hand-over', claimant: '证件' }];
    expect(when(announced)).toEqual(['announced']);
    expect(when(announced, claimed)).toEqual(['handed-over']);
    expect(when(announced, claimed, announced)).toBe('stage-forbids');
  });

  it('may be handed over late, with the breach before it', () => {
    const late: Act = ['2027-12-01', 'linjiang-desk', 'desk', { command: 'hand-over', claimant: '证件' }];
    expect(when(announced, late)).toEqual(['claim/1/reminder/1', 'claim/1/breach/1', 'handed-over']);
  });

  it('is disposed of by its chief, and not before the year is over', () => {
    const dispose = (date: string, person = 'linjiang-chief', role: Role = 'chief'): Act => {
      return [date, person, role, { command: 'dispose' }];
    };
    expect(when(dispose('2026-11-17'))).toBe('stage-forbids');
    expect(when(announced, dispose('2027-11-17'))).toBe('policy-forbids');
    expect(when(announced, dispose('2027-11-18'))).toEqual([
      ...['claim/1/reminder/1', 'claim/1/breach/1', 'disposed'],
    ]);
    expect(when(announced, dispose('2027-11-18', 'linjiang-desk', 'desk'))).toBe('forbidden');
  });
});
