import { cnCalendarDefinition } from '@fengqiao/cn-calendar/cn-calendar';
import { compileBureauHours, type BureauDefinition, type BureauHours } from '../clock/bureau-hours.ts';
import { parseMoment } from '../clock/moment.ts';
import { buildDirectory, seatsOf, type Directory, type Role, type Terms } from '../directory/directory.ts';
import type { UnitLevel } from '../directory/unit.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { CaseCommand, RegisterCommand } from './case-command.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseClockName, CaseState } from './case.ts';
import type { Reader } from './confidentiality.ts';
import { decide, decideRegister, type World } from './decide.ts';
import { takeDueRungs } from './climb.ts';
import { evolveAll } from './evolve.ts';
import { defaultPolicy } from './policy.ts';
import { bindBook, rulesIn, type CaseRules } from './rule-book.ts';

/** Shanghai time, `11-20 17:00` or `2027-01-04 09:00`, as epoch milliseconds. */
export function at(text: string): number {
  const [date = '', time = ''] = text.split(' ');
  const full = `${date.length === 5 ? `2026-${date}` : date}T${time.length === 5 ? `${time}:00` : time}+08:00`;
  const moment = parseMoment(full);
  if (moment === null) throw new Error(`not a moment: ${text}`);
  return moment;
}

/** The built-in calendar with changes, compiled. */
export function hoursWith(changes: Partial<BureauDefinition> = {}): BureauHours {
  const hours = compileBureauHours({ ...cnCalendarDefinition(), unitHours: [], ...changes });
  if (isRefusal(hours)) throw new Error(hours.code);
  return hours;
}

export const first = { hours: hoursWith(), policy: defaultPolicy, publishedAt: 0 };
export const rules = rulesIn(bindBook(first, []));
export const { calendar } = rules;

const tree: [path: string, level: UnitLevel][] = [
  ['city', 'bureau'],
  ['city.east', 'branch'],
  ['city.east.river', 'station'],
  ['city.east.river.redflag', 'room'],
  ['city.east.lake', 'station'],
  ['city.north', 'branch'],
  ['city.north.gate', 'station'],
  ['city.traffic', 'division'],
  ['city.ducha', 'division'],
  ['partner.jijian', 'partner'],
];
const staff: [id: string, role: Role, unit: string, post?: 'chief'][] = [
  ['city-chief', 'chief', 'city', 'chief'],
  ['city-desk', 'desk', 'city'],
  ['analyst', 'analyst', 'city'],
  ['supervisor', 'supervisor', 'city.ducha'],
  ['ducha-chief', 'chief', 'city.ducha', 'chief'],
  ['east-chief', 'chief', 'city.east', 'chief'],
  ['east-desk', 'desk', 'city.east'],
  ['east-officer', 'officer', 'city.east'],
  ['river-chief', 'chief', 'city.east.river', 'chief'],
  ['river-desk', 'desk', 'city.east.river'],
  ['river-officer', 'officer', 'city.east.river'],
  ['river-officer-2', 'officer', 'city.east.river'],
  ['lake-officer', 'officer', 'city.east.lake'],
  ['north-chief', 'chief', 'city.north', 'chief'],
  ['gate-desk', 'desk', 'city.north.gate'],
  ['traffic-chief', 'chief', 'city.traffic', 'chief'],
  ['jijian-chief', 'chief', 'partner.jijian', 'chief'],
];

/** A small city; Gate Station has no chief, on purpose. */
export const directory: Directory = cityWith({});

/** The same with who stood in and who was away, or with some of its people gone. */
export function cityWith(terms: Terms, without: readonly string[] = []): Directory {
  const people = staff.filter(([id]) => !without.includes(id));
  return buildDirectory(
    tree.map(([path, level]) => {
      const above = path.split('.').slice(0, -1).join('.');
      return {
        path,
        level,
        nameZh: path,
        nameEn: path,
        parent: level === 'bureau' || level === 'partner' ? null : above,
      };
    }),
    people.map(([id, role, unit]) => ({ id, role, unit })),
    people.flatMap(([person, , unit, post]) =>
      post ? [{ unit, post, person, since: null, until: null }] : [],
    ),
    terms,
  );
}

export function reader(id: string): Reader {
  const person = directory.people.get(id);
  return { id, roles: person ? [person.role] : [], seats: seatsOf(directory, id, 0) };
}

export const citizen: Reader = { id: null, roles: [], seats: [] };

function world(who: Reader, now: number, by: CaseRules): World {
  return { reader: who, now, directory, rules: by };
}

/** A case that is lived through step by step: given events, when a command, then events or a refusal. */
export class GivenCase {
  private constructor(
    readonly events: readonly CaseEvent[],
    readonly state: CaseState,
    private readonly by: CaseRules,
  ) {}

  static registered(when: string, changes: Partial<RegisterCommand> = {}, by: CaseRules = rules): GivenCase {
    const outcome = register(when, changes, citizen, by);
    if (isRefusal(outcome)) throw new Error(outcome.code);
    return new GivenCase(outcome, evolveAll(null, outcome, 'case-1'), by);
  }

  /** A case as it stands, under other rules from now on. */
  static of(state: CaseState, by: CaseRules): GivenCase {
    return new GivenCase([], state, by);
  }

  when(when: string, who: string, command: CaseCommand): readonly CaseEvent[] | Refusal {
    return decide(this.state, command, world(reader(who), at(when), this.by));
  }

  /** The same, and on with it; a refusal here is a mistake of the test. */
  then(when: string, who: string, command: CaseCommand): GivenCase {
    const outcome = this.when(when, who, command);
    if (isRefusal(outcome)) throw new Error(`${command.command}: ${outcome.code}`);
    return this.after(outcome as readonly CaseEvent[]);
  }

  climbed(when: string): GivenCase {
    return this.after(takeDueRungs(this.state, world(citizen, at(when), this.by)));
  }

  clock(name: CaseClockName) {
    const clock = this.state.clocks.findLast((each) => each.name === name);
    if (!clock) throw new Error(`no clock ${name}`);
    return clock;
  }

  /** Ids of the rungs climbed so far, in order. */
  get rungs(): string[] {
    return this.events.flatMap(({ fact }) => (fact.type === 'rung-climbed' ? [fact.rung.id] : []));
  }

  private after(events: readonly CaseEvent[]): GivenCase {
    return events.length === 0
      ? this
      : new GivenCase([...this.events, ...events], evolveAll(this.state, events, 'case-1'), this.by);
  }
}

export function register(
  when: string,
  changes: Partial<RegisterCommand> = {},
  who: Reader = citizen,
  by: CaseRules = rules,
) {
  const command: RegisterCommand = {
    command: 'register',
    id: 'case-1',
    number: 'SQ-2026-000001',
    ledger: 'claim',
    channel: 'portal',
    category: 'household',
    responseClass: 'ordinary',
    unit: 'city.east.river',
    subjectUnit: null,
    subjectPersons: [],
    anonymous: false,
    receivedAt: null,
    ...changes,
  };
  return decideRegister(command, world(who, at(when), by));
}

export const submit: CaseCommand = { command: 'submit', unit: 'city.east.river' };
export const assign: CaseCommand = { command: 'assign', unit: 'city.east.river', handler: 'river-officer' };
export const accept: CaseCommand = { command: 'accept', handler: 'river-officer' };
export const reply: CaseCommand = { command: 'reply', result: 'done', evidence: [{ text: 'seen' }] };
export const satisfied: CaseCommand = { command: 'follow-up', outcome: 'satisfied', attempts: [] };
export const unsatisfied: CaseCommand = { command: 'follow-up', outcome: 'unsatisfied', attempts: [] };
export const signOff: CaseCommand = { command: 'sign-off' };
export const close: CaseCommand = { command: 'close', publicSummary: 'solved' };
