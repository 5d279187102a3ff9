import { at, calendar, cityOf, type PersonGiven, type UnitGiven } from '../aggregate/city.scenario.ts';
import { evolvedBy } from '../aggregate/catch-up.ts';
import { rungsToCome } from '../aggregate/climb.ts';
import type { PlainWorld } from '../aggregate/plain-kind.ts';
import { personAsReader } from '../aggregate/reader.ts';
import type { Terms } from '../directory/directory.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { FoundHazard, HazardCommand, HazardContents } from './commands/hazard-command.ts';
import { decideAtOnce, decideFound } from './decide/decide-found.ts';
import { decideHazard } from './decide/decide.ts';
import { evolveHazard } from './evolve.ts';
import type { HazardState } from './hazard.ts';
import type { HazardEvent } from './hazard-event.ts';
import { hazardLadder, hazardNoticeRequests } from './ladder/hazard-ladder.ts';
import { hazardRungs } from './rules/limits.ts';

const tree: readonly UnitGiven[] = [
  ['city', 'bureau'],
  ['city.east', 'branch'],
  ['city.east.river', 'station'],
  ['city.east.river.redflag', 'room'],
  ['city.east.lake', 'station'],
  ['partner.justice', 'partner'],
];
const staff: readonly PersonGiven[] = [
  ['city-chief', 'chief', 'city', 'chief'],
  ['supervisor', 'supervisor', 'city'],
  ['analyst', 'analyst', 'city'],
  ['east-chief', 'chief', 'city.east', 'chief'],
  ['east-officer', 'officer', 'city.east'],
  ['river-chief', 'chief', 'city.east.river', 'chief'],
  ['river-desk', 'desk', 'city.east.river'],
  ['river-officer', 'officer', 'city.east.river'],
  ['river-officer-2', 'officer', 'city.east.river'],
  ['redflag-officer', 'officer', 'city.east.river.redflag'],
  ['lake-chief', 'chief', 'city.east.lake', 'chief'],
  ['lake-officer', 'officer', 'city.east.lake'],
  ['justice-member', 'mediator', 'partner.justice'],
];
export const people = staff.map(([id]) => id);
export const place = 'city.east.river.redflag';

const rules = { calendar, timetable: { edition: 1, hoursOf: () => calendar } };

export function worldAt(when: string, who: string, terms: Terms = {}): PlainWorld {
  const now = at(when);
  const directory = cityOf(tree, staff, terms);
  return { now, directory, rules, reader: personAsReader(directory, who, now) };
}

const exit: FoundHazard = {
  ...{ id: 'hazard-1', number: 'YH-2026-000001', place, kind: 'fire', channel: 'visit' },
};

export function find(
  when: string,
  changes: Partial<FoundHazard> = {},
  who = 'river-officer',
): HazardEvent[] | Refusal {
  return decideFound({ ...exit, ...changes }, worldAt(when, who));
}

export function atOnce(when: string, how: HazardContents['solve'], changes: Partial<FoundHazard> = {}) {
  return decideAtOnce({ ...exit, ...changes, ...how }, worldAt(when, 'river-officer'));
}

/** A hazard that is lived through step by step: given events, when a command, then events or a refusal. */
export class GivenHazard {
  private constructor(
    readonly events: readonly HazardEvent[],
    readonly state: HazardState,
    private readonly terms: Terms,
  ) {}

  static found(when: string, changes: Partial<FoundHazard> = {}, terms: Terms = {}): GivenHazard {
    return GivenHazard.of(find(when, changes), terms);
  }

  static of(events: readonly HazardEvent[] | Refusal, terms: Terms = {}): GivenHazard {
    if (isRefusal(events)) throw new Error(`${events.code} ${events.fields.join()}`);
    return new GivenHazard(events, evolvedBy(evolveHazard, null, events, 'hazard-1'), terms);
  }

  when(when: string, who: string, command: HazardCommand): HazardEvent[] | Refusal {
    const world = worldAt(when, who, this.terms);
    return decideHazard(this.state, command, world, ({ n, basis }) => `${n}:${basis}`);
  }

  /** The same, and on with it; a refusal here is a mistake of the test. */
  then(when: string, who: string, command: HazardCommand): GivenHazard {
    const outcome = this.when(when, who, command);
    if (isRefusal(outcome)) throw new Error(`${command.command}: ${outcome.code} ${outcome.fields.join()}`);
    return this.with(outcome);
  }

  climbed(when: string): GivenHazard {
    return this.with(hazardLadder.catchUp(this.state, worldAt(when, 'river-officer', this.terms)).events);
  }

  clock(name: string, instance = 1) {
    return this.state.clocks.find((each) => each.name === name && each.instance === instance);
  }

  get facts(): string[] {
    return this.events.flatMap(({ fact }) => (fact.type === 'rung-climbed' ? [] : [fact.type]));
  }

  /** Rungs climbed so far, each with its moment and whom it spoke to. */
  get rungs() {
    return this.events.flatMap(({ fact }) =>
      fact.type === 'rung-climbed'
        ? [[fact.rung.id, fact.rung.at, fact.rung.addressees.map(({ person }) => person)] as const]
        : [],
    );
  }

  get ahead(): [string, number][] {
    const ladder = { rungsOf: ({ name }: { name: keyof typeof hazardRungs }) => hazardRungs[name] };
    const coming = rungsToCome(this.state.clocks, { ...ladder, hoursOf: () => calendar } as never);
    return coming.map(({ id, at: moment }) => [id, moment]);
  }

  /** Who is told of what happened last. */
  told(when: string): string[] {
    const { fact } = this.events.at(-1) ?? {};
    const last = this.events.filter((event) => event.fact === fact);
    const requests = hazardNoticeRequests(this.state, last, worldAt(when, 'river-officer', this.terms));
    return requests.map(({ person, clock }) => `${person} ${clock}`);
  }

  private with(events: readonly HazardEvent[]): GivenHazard {
    if (events.length === 0) return this;
    const state = evolvedBy(evolveHazard, this.state, events, this.state.id);
    return new GivenHazard([...this.events, ...events], state, this.terms);
  }
}

export function codeOf(outcome: unknown): string | null {
  return isRefusal(outcome) ? [outcome.code, ...outcome.fields].join(' ') : null;
}

export const evidence = [{ text: 'a photograph' }];
export const notice: HazardCommand = {
  command: 'notice',
  basis: 'Fire Protection Law, article 28',
  measures: 'clear the exit',
  remedies: 'reconsideration within 60 days',
};
export const claim: HazardCommand = { command: 'claim-rectified', said: 'cleared', evidence: [] };
export const looked = (outcome: 'passed' | 'failed'): HazardCommand => ({
  ...{ command: 're-check', outcome, seen: 'what was seen', evidence },
});
export const refer: HazardCommand = { command: 'refer', authority: 'fire-rescue', reason: 'twice in vain' };

/** Found on Monday 2 November 2026 at 10:00, and on along the straight road. */
export const noticed = () => GivenHazard.found('11-02 10:00').then('11-03 10:00', 'river-officer', notice);
export const failedOnce = () =>
  noticed()
    .then('11-10 10:00', 'river-officer', claim)
    .then('11-11 10:00', 'river-officer', looked('failed'));
export const failedTwice = () =>
  failedOnce()
    .then('11-12 10:00', 'river-officer', notice)
    .then('11-16 10:00', 'river-officer', claim)
    .then('11-17 10:00', 'river-officer', looked('failed'));
