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
] as const;
export type PartName = (typeof partNames)[number];

export interface Arguments {
  readonly json: boolean;
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
}

/** The words after `npm run bench --`; an unknown one, or a size that is none, is an error. */
export function readArguments(words: string[]): Arguments {
  const { values } = parseArgs({
    args: words,
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', default: partNames.join() },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '5' },
      concurrency: { type: 'string', default: '16' },
      events: { type: 'string', default: '10000' },
      due: { type: 'string', default: '200,2000' },
      'open-cases': { type: 'string', default: '100000' },
      moved: { type: 'string', default: '2000' },
      'case-facts': { type: 'string', default: '10000,1000000' },
      'dispute-facts': { type: 'string', default: '2000,200000' },
      disputes: { type: 'string', default: '5000' },
      'rungs-per-second': { type: 'string', default: '20' },
      owed: { type: 'string', default: '50000' },
      calls: { type: 'string', default: '60' },
    },
  });
  return {
    json: values.json,
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
