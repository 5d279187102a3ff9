import { at, cityOf, hoursWith, type PersonGiven, type UnitGiven } from '../aggregate/city.scenario.ts';
import { nobody, personAsReader } from '../aggregate/reader.ts';
import type { Directory, Terms } from '../directory/directory.ts';
import { notTheirsToSet } from '../aggregate/field-setters.ts';
import { registrationSetters } from './commands/registration.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { historyOf, pastEvent, type CaseHistory } from './acts/case-history.ts';
import type { RegisterCommand, SoleCommand } from './commands/case-command.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseClockName, CaseState } from './case.ts';
import type { Reader } from './visibility/confidentiality.ts';
import { decide } from './decide/decide.ts';
import { decideRegister } from './decide/decide-register.ts';
import type { World } from './decide/world.ts';
import { takeDueRungs } from './ladder/climb.ts';
import { evolveAll } from './evolve.ts';
import { defaultPolicy } from './rules/policy.ts';
import { bindBook, rulesIn, type CaseRules } from './rules/rule-book.ts';

export const first = { hours: hoursWith(), policy: defaultPolicy, publishedAt: 0 };
export const rules = rulesIn(bindBook(first, []));

const tree: readonly UnitGiven[] = [
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
const staff: readonly PersonGiven[] = [
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
  return cityOf(
    tree,
    staff.filter(([id]) => !without.includes(id)),
    terms,
  );
}

export function reader(id: string): Reader {
  return personAsReader(directory, id, 0);
}

/** Somebody in particular: the citizen whose case it is, or a person of the directory. */
function whoIs(id: string): Reader {
  if (id === 'holder of a code never confirmed') return { ...citizen, citizenOf: 'case-1' };
  return id === 'citizen' ? { ...citizen, citizenOf: 'case-1', codeConfirmed: true } : reader(id);
}

export const citizen: Reader = nobody;

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
    const outcome = register(when, changes, undefined, by);
    if (isRefusal(outcome)) throw new Error(outcome.code);
    return new GivenCase(outcome, evolveAll(null, outcome, 'case-1'), by);
  }

  /** A case as it stands, under other rules from now on. */
  static of(state: CaseState, by: CaseRules): GivenCase {
    return new GivenCase([], state, by);
  }

  when(when: string, who: string, command: SoleCommand): readonly CaseEvent[] | Refusal {
    const histories = new Map(this.events[0]?.fact.type === 'registered' ? [['case-1', this.history]] : []);
    return decide(this.state, command, world(whoIs(who), at(when), this.by), { cases: [], histories });
  }

  get history(): CaseHistory {
    return historyOf(this.events.map(pastEvent));
  }

  /** The same, and on with it; a refusal here is a mistake of the test. */
  then(when: string, who: string, command: SoleCommand): GivenCase {
    const outcome = this.when(when, who, command);
    if (isRefusal(outcome)) throw new Error(`${command.command}: ${outcome.code}`);
    return this.after(outcome as readonly CaseEvent[]);
  }

  /** By events that some other act, of the system or of another case, has led to. */
  with(events: readonly CaseEvent[]): GivenCase {
    return this.after(events);
  }

  world(when: string, who: string): World {
    return world(whoIs(who), at(when), this.by);
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
  who: Reader = notTheirsToSet(registrationSetters, changes, citizen) ? reader('city-desk') : citizen,
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
    subjectsInWords: false,
    anonymous: false,
    receivedAt: null,
    ...changes,
  };
  return decideRegister(command, world(who, at(when), by));
}

export function codeOf(outcome: unknown): string | null {
  return isRefusal(outcome) ? outcome.code : null;
}

/** Registered on Monday 2 November 2026 at 10:00, and on along the straight road. */
export const submitted = (by: CaseRules = rules) =>
  GivenCase.registered('11-02 10:00', {}, by).then('11-02 11:00', 'river-desk', submit);
export const assigned = (by: CaseRules = rules) => submitted(by).then('11-03 09:00', 'river-chief', assign);
/** Its limit is 11-12 18:00. */
export const handling = (by: CaseRules = rules) => assigned(by).then('11-03 09:20', 'river-officer', accept);
export const replied = (when = '11-11 17:30', by: CaseRules = rules) =>
  handling(by).then(when, 'river-officer', reply);
export const closed = () =>
  replied('11-05 10:00')
    .then('11-06 09:00', 'river-desk', satisfied)
    .then('11-06 15:00', 'river-chief', signOff)
    .then('11-06 16:00', 'river-desk', close);

export const submit: SoleCommand = { command: 'submit', unit: 'city.east.river' };
export const assign: SoleCommand = { command: 'assign', unit: 'city.east.river', handler: 'river-officer' };
export const accept: SoleCommand = { command: 'accept', handler: 'river-officer' };
export const reply: SoleCommand = { command: 'reply', result: 'done', evidence: [{ text: 'seen' }] };
export const satisfied: SoleCommand = { command: 'follow-up', outcome: 'satisfied', attempts: [] };
export const unsatisfied: SoleCommand = { command: 'follow-up', outcome: 'unsatisfied', attempts: [] };
export const signOff: SoleCommand = { command: 'sign-off' };
export const close: SoleCommand = { command: 'close', publicSummary: 'solved' };
