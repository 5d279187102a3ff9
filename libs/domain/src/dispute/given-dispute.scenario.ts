import { at, calendar, cityOf, type PersonGiven, type UnitGiven } from '../aggregate/city.scenario.ts';
import { personAsReader, unseated } from '../aggregate/reader.ts';
import type { Terms } from '../directory/directory.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { catchUpDispute, rungsOfDispute } from './ladder/climb.ts';
import { decideDispute } from './decide/decide.ts';
import type { DisputeState } from './dispute.ts';
import type { DisputeCommandOf, Draft, SoleDisputeCommand } from './commands/dispute-command.ts';
import type { DisputeEvent, DisputeFactType } from './dispute-event.ts';
import { evolveDisputeAll } from './evolve.ts';
import { defaultMediationPolicy } from './rules/policy.ts';
import type { DisputeRules, DisputeWorld } from './rules/rules.ts';
import type { DisputeReader } from './visibility/reader.ts';
import { screenDispute, type ScreenDispute } from './decide/screen-dispute.ts';
import { noticeRequestsOf } from './ladder/notice-requests.ts';

const tree: readonly UnitGiven[] = [
  ['city', 'bureau'],
  ['city.east', 'branch'],
  ['city.east.river', 'station'],
  ['city.east.river.redflag', 'room'],
  ['city.east.lake', 'station'],
  ['city.east.lake.newtown', 'room'],
  ['city.ducha', 'division'],
  ['partner.justice', 'partner'],
  ['partner.petition', 'partner'],
];
const staff: readonly PersonGiven[] = [
  ['city-chief', 'chief', 'city', 'chief'],
  ['supervisor', 'supervisor', 'city.ducha'],
  ['analyst', 'analyst', 'city'],
  ['east-chief', 'chief', 'city.east', 'chief'],
  ['east-deputy', 'officer', 'city.east', 'deputy'],
  ['river-chief', 'chief', 'city.east.river', 'chief'],
  ['river-desk', 'desk', 'city.east.river'],
  ['river-officer', 'officer', 'city.east.river'],
  ['redflag-mediator', 'mediator', 'city.east.river.redflag'],
  ['lake-chief', 'chief', 'city.east.lake', 'chief'],
  ['lake-desk', 'desk', 'city.east.lake'],
  ['lake-officer', 'officer', 'city.east.lake'],
  ['justice-member', 'mediator', 'partner.justice'],
  ['petition-member', 'mediator', 'partner.petition'],
];

export const place = 'city.east.river.redflag';

export const rules: DisputeRules = {
  policy: defaultMediationPolicy,
  policies: new Map([[defaultMediationPolicy.version, defaultMediationPolicy]]),
  timetable: { edition: 1, hoursOf: () => calendar },
  calendar,
};

const directoryWith = (terms: Terms) => cityOf(tree, staff, terms);

/** Somebody of the city, or a party by its code: `party A`. */
export function readerOf(who: string): DisputeReader {
  const party = /^party ([A-Z])$/.exec(who)?.[1];
  if (party !== undefined)
    return {
      ...unseated({ kind: 'party', disputeId: 'dispute-1', party }),
      codeConfirmed: true,
      partyOf: { disputeId: 'dispute-1', party },
    };
  return personAsReader(directoryWith({}), who, 0);
}

export function worldAt(when: string, who: string, terms: Terms = {}): DisputeWorld {
  return {
    now: at(when),
    reader: readerOf(who),
    directory: directoryWith(terms),
    holdings: new Map([
      [place, { place, countyLeader: 'east-deputy', stationHead: 'river-chief', officer: 'river-officer' }],
    ]),
    members: new Map([['city.east.river', ['partner.justice']]]),
    rules,
  };
}

const hashOf = (draft: Draft, version: number) => ({
  document: `${version}:${draft.terms}`,
  obligations: draft.obligations.map(({ what, amountYuan }) => `${what}:${amountYuan}`),
});

/** A dispute that is lived through step by step: given events, when a command, then events or a refusal. */
export class GivenDispute {
  private constructor(
    readonly events: readonly DisputeEvent[],
    readonly state: DisputeState,
    private readonly terms: Terms,
  ) {}

  static screened(when: string, changes: Partial<ScreenDispute> = {}, terms: Terms = {}): GivenDispute {
    const outcome = screen(when, changes, 'river-officer', terms);
    if (isRefusal(outcome)) throw new Error(outcome.code);
    return new GivenDispute(outcome.events, outcome.state, terms);
  }

  world(when: string, who = 'river-officer'): DisputeWorld {
    return worldAt(when, who, this.terms);
  }

  when(when: string, who: string, command: SoleDisputeCommand): DisputeEvent[] | Refusal {
    return decideDispute(this.state, command, this.world(when, who), hashOf);
  }

  /** The same, and on with it; a refusal here is a mistake of the test. */
  then(when: string, who: string, command: SoleDisputeCommand): GivenDispute {
    const outcome = this.when(when, who, command);
    if (isRefusal(outcome)) throw new Error(`${command.command}: ${outcome.code} ${outcome.fields.join()}`);
    return this.with(outcome);
  }

  with(events: readonly DisputeEvent[]): GivenDispute {
    if (events.length === 0) return this;
    const state = evolveDisputeAll(this.state, events, this.state.id);
    return new GivenDispute([...this.events, ...events], state, this.terms);
  }

  climbed(when: string): GivenDispute {
    return this.with(catchUpDispute(this.state, this.world(when)).events);
  }

  clock(name: string) {
    const clock = this.state.clocks.findLast((each) => each.name === name);
    if (!clock) throw new Error(`no clock ${name}`);
    return clock;
  }

  get facts(): DisputeFactType[] {
    return this.events.map(({ fact }) => fact.type);
  }

  /** Ids of the rungs climbed so far, in order. */
  get rungs(): string[] {
    return this.events.flatMap(({ fact }) => (fact.type === 'rung-climbed' ? [fact.rung.id] : []));
  }

  /** Rungs ahead, as [id, moment]. */
  get ahead(): [string, number][] {
    return rungsOfDispute(this.state, rules).map(({ id, at: moment }) => [id, moment]);
  }

  /** Who is told of what happened since `seq`. */
  told(since: number, when: string): string[] {
    return this.noticeRequests(since, when).map(({ person }) => person);
  }

  noticeRequests(since: number, when: string) {
    const events = this.events.filter(({ seq }) => seq > since);
    return noticeRequestsOf(this.state, events, this.world(when));
  }
}

export function screen(
  when: string,
  changes: Partial<ScreenDispute> = {},
  who = 'river-officer',
  terms: Terms = {},
) {
  const command: ScreenDispute = {
    ...{ id: 'dispute-1', number: 'JF-2026-000001', place, kind: 'neighbour', origin: 'screening' },
    ...{ complexity: 'general', colour: 'blue', relatedCase: null, residences: [null, null] },
    ...changes,
  } as ScreenDispute;
  return screenDispute(command, worldAt(when, who, terms));
}

export function codeOf(outcome: unknown): string | null {
  return isRefusal(outcome) ? outcome.code : null;
}

const consent = (party: string): SoleDisputeCommand => ({
  command: 'record-consent',
  party,
  given: true,
  means: 'in writing',
});
export const plan: DisputeCommandOf<'plan-session'> = {
  command: 'plan-session',
  at: '2026-11-04T15:00:00+08:00',
  venue: 'the community room',
  panel: [
    { person: 'redflag-mediator', capacity: 'community', tied: false },
    { name: 'a lawyer', capacity: 'lawyer', tied: false },
  ],
};
export const held = (
  outcome: 'agreed' | 'not-agreed' | 'adjourned',
  session = 1,
): DisputeCommandOf<'hold-session'> => ({
  command: 'hold-session',
  ...{ session, outcome, minutes: 'what was said', attended: ['A', 'B'] },
});
export const sign = (party: string, version = 1): SoleDisputeCommand => ({ command: 'sign', party, version });
/** Written down for a party, or left out: said by that party itself. */
export const confirm = (obligation: string, party?: string): SoleDisputeCommand => ({
  command: 'confirm',
  ...{ obligation, party, evidence: [{ text: 'seen' }] },
});

/** Screened on Monday 2 November 2026 at 10:00, and on along the straight road. */
export const accepted = (changes: Partial<ScreenDispute> = {}) =>
  GivenDispute.screened('11-02 10:00', changes).then('11-02 11:00', 'river-officer', {
    command: 'accept',
    mediator: 'redflag-mediator',
  });
export const willing = (changes: Partial<ScreenDispute> = {}) =>
  accepted(changes)
    .then('11-02 14:00', 'river-officer', consent('A'))
    .then('11-02 14:30', 'party B', { command: 'record-consent', given: true });
export const planned = (changes: Partial<ScreenDispute> = {}) =>
  willing(changes).then('11-02 15:00', 'redflag-mediator', plan);
export const agreedInSession = (changes: Partial<ScreenDispute> = {}) =>
  planned(changes).then('11-04 16:00', 'redflag-mediator', held('agreed'));

/** 已知样例: he deposits 90,000 yuan, she empties the flat and hands over the keys, he inspects, only then she is paid. */
export const divorce: DisputeCommandOf<'draft-settlement'> = {
  command: 'draft-settlement',
  terms: 'flat and money after the divorce',
  obligations: [
    owed('1', 'money', 'A', 'B', '11-11 18:00', [], 90_000),
    owed('2', 'act', 'B', 'A', '11-18 18:00', ['1']),
    owed('3', 'handing-over', 'B', 'A', '11-18 18:00', ['2']),
    owed('4', 'act', 'A', 'B', '11-20 18:00', ['3']),
    owed('5', 'money', 'A', 'B', '11-27 18:00', ['1', '4'], 90_000),
  ],
};

function owed(
  id: string,
  kind: 'money' | 'act' | 'handing-over',
  who: string,
  toWhom: string,
  due: string,
  after: readonly string[],
  amountYuan?: number,
) {
  const dueAt = `2026-${due.replace(' ', 'T')}:00+08:00`;
  return { id, kind, who, toWhom, what: `obligation ${id}`, dueAt, after, ...(amountYuan && { amountYuan }) };
}

export const drafted = (draft: SoleDisputeCommand = divorce) =>
  agreedInSession().then('11-04 16:20', 'redflag-mediator', draft);
export const signedByAll = (draft: SoleDisputeCommand = divorce) =>
  drafted(draft)
    .then('11-04 16:30', 'redflag-mediator', sign('A'))
    .then('11-04 16:40', 'party B', { command: 'sign', version: 1 });
export const agreed = (draft: SoleDisputeCommand = divorce) =>
  signedByAll(draft).then('11-04 17:00', 'redflag-mediator', { command: 'agree' });
