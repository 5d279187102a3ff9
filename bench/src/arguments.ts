import { parseArgs } from 'node:util';

export const partNames = [
  'clock',
  'http',
  'long-case',
  'history',
  'relay',
  'ladder',
  'urgent',
  'ingest',
  'footprint',
  'reproject',
  'scores',
  'mediation',
  'search',
] as const;
export type PartName = (typeof partNames)[number];

export interface Arguments {
  readonly json: boolean;
  /** Whether the parts run at all: small sizes, several parts at once, figures that say nothing. */
  readonly short: boolean;
  readonly parts: readonly PartName[];
  readonly rounds: number;
  /** Of a round of commands over HTTP. */
  readonly seconds: number;
  readonly concurrency: number;
  /** Of a round of relay and of ingest. */
  readonly events: number;
  /** Rungs due in the same moment, a measurement for each. */
  readonly due: readonly number[];
  /** Over which a calendar is published. */
  readonly openCases: number;
  /** Of them, those that it moves. */
  readonly moved: number;
  /** Events of cases that scoring knows, the fewer and the more. */
  readonly caseFacts: readonly number[];
  /** Disputes that scoring knows, beside each of those. */
  readonly disputeFacts: readonly number[];
  /** Disputes that are open together, and how many of their rungs fall due in a second. */
  readonly disputes: number;
  readonly rungsPerSecond: number;
  /** Plans of an import that Temporal has not been told of, and calls for help that come in among them. */
  readonly owed: number;
  readonly calls: number;
  /** Among which one is found. */
  readonly cases: number;
}

/** As little as still goes every way that is measured: whether the parts run, not what they cost. */
const shortSizes = {
  rounds: '1',
  seconds: '1',
  events: '500',
  due: '5',
  'open-cases': '60',
  moved: '5',
  'case-facts': '200,400',
  'dispute-facts': '20,40',
  disputes: '5',
  'rungs-per-second': '5',
  owed: '50',
  calls: '3',
  cases: '400',
} as const;

const fullSizes = {
  rounds: '3',
  seconds: '5',
  events: '10000',
  due: '200,2000',
  'open-cases': '100000',
  moved: '2000',
  'case-facts': '10000,1000000',
  'dispute-facts': '2000,200000',
  disputes: '5000',
  'rungs-per-second': '20',
  owed: '50000',
  calls: '60',
  cases: '100000',
} as const;

/** The words after `npm run bench --`; an unknown one, or a size that is none, is an error. `--short`: small sizes. */
export function readArguments(words: string[]): Arguments {
  const defaults = words.includes('--short') ? shortSizes : fullSizes;
  const { values } = parseArgs({
    args: words,
    options: {
      json: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
      only: { type: 'string', default: partNames.join() },
      rounds: { type: 'string', default: defaults.rounds },
      seconds: { type: 'string', default: defaults.seconds },
      concurrency: { type: 'string', default: '16' },
      events: { type: 'string', default: defaults.events },
      due: { type: 'string', default: defaults.due },
      'open-cases': { type: 'string', default: defaults['open-cases'] },
      moved: { type: 'string', default: defaults.moved },
      'case-facts': { type: 'string', default: defaults['case-facts'] },
      'dispute-facts': { type: 'string', default: defaults['dispute-facts'] },
      disputes: { type: 'string', default: defaults.disputes },
      'rungs-per-second': { type: 'string', default: defaults['rungs-per-second'] },
      owed: { type: 'string', default: defaults.owed },
      calls: { type: 'string', default: defaults.calls },
      cases: { type: 'string', default: defaults.cases },
    },
  });
  return {
    json: values.json,
    short: values.short,
    parts: listOf(values.only).map(partNamed),
    rounds: size('rounds', values.rounds),
    seconds: size('seconds', values.seconds),
    concurrency: size('concurrency', values.concurrency),
    events: size('events', values.events),
    due: listOf(values.due).map((text) => size('due', text)),
    openCases: size('open-cases', values['open-cases']),
    moved: size('moved', values.moved),
    caseFacts: listOf(values['case-facts']).map((text) => size('case-facts', text)),
    disputeFacts: listOf(values['dispute-facts']).map((text) => size('dispute-facts', text)),
    disputes: size('disputes', values.disputes),
    rungsPerSecond: size('rungs-per-second', values['rungs-per-second']),
    owed: size('owed', values.owed),
    calls: size('calls', values.calls),
    cases: size('cases', values.cases),
  };
}

function listOf(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}

function partNamed(word: string): PartName {
  const name = partNames.find((known) => known === word);
  if (!name) throw new Error(`--only: "${word}" is no part; parts are ${partNames.join(', ')}`);
  return name;
}

function size(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name}: "${text}" is not a number from 1`);
  return value;
}
