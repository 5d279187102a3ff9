import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokenFor } from '../../local-identity.mjs';
import { knownAtMediation } from './known-at-mediation.ts';
import type { Settings } from '../settings/settings.ts';
import { publishedLedger } from './published-ledger.ts';
import {
  REFERENCE_MOMENT,
  shiftMoment,
  shiftTable,
  weeksIntoEndedQuarter,
  weeksUntil,
} from './shift-moments.ts';

/** What became of the sample in this data folder. */
interface SampleRecord {
  state: 'loading' | 'loaded';
  empty: boolean;
  /** Kept while loading, so that a second attempt shifts by as much as the first. */
  weeks: number;
  /** By how much the quarter before is shifted; null, or nothing at all, where it was not asked for. */
  historyWeeks?: number | null;
}

const IMPORT_WITHIN_MS = 120_000;

function recordFile(settings: Settings): string {
  return join(settings.home, 'sample.json');
}

function readRecord(settings: Settings): SampleRecord | undefined {
  const file = recordFile(settings);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SampleRecord) : undefined;
}

function writeRecord(settings: Settings, record: SampleRecord): void {
  const file = recordFile(settings);
  writeFileSync(`${file}.half`, `${JSON.stringify(record)}\n`);
  renameSync(`${file}.half`, file);
}

/** True until the sample has been loaded whole into this data folder. */
export function sampleIsWanted(settings: Settings): boolean {
  return readRecord(settings)?.state !== 'loaded';
}

/** True when loading was begun before and did not come to its end. */
export function sampleWasBegun(settings: Settings): boolean {
  return readRecord(settings)?.state === 'loading';
}

/** Where the sample goes; without mediation where its database is somebody else's. */
export interface SampleServices {
  readonly intake: string;
  readonly mediation: string | null;
}

/**
 * Loads units and people, the catalogue of categories with guidance for them, places and who is responsible where, and unless `--empty` was asked for
 * the ledger, the disputes and what is owed under them, through the services' own imports as the administrator. Those skip what they have, so an
 * attempt cut short is simply made again.
 */
export async function loadSample(
  settings: Settings,
  { intake, mediation }: SampleServices,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const record: SampleRecord = readRecord(settings) ?? {
    state: 'loading',
    empty: settings.empty,
    weeks: weeksUntil(Date.now()),
    historyWeeks: settings.history ? weeksIntoEndedQuarter(Date.now()) : null,
  };
  writeRecord(settings, record);
  const token = await tokenFor(settings.home, 'admin');
  const file = (name: string) => readFileSync(join(settings.root, 'deploy', 'local', 'sample', name), 'utf8');
  const send = (service: string, what: string, csv: string) =>
    post(`${service}/v1/imports/${what}`, token, csv, signal);
  await send(intake, 'units', file('units.csv'));
  await send(intake, 'people', file('people.csv'));
  await send(intake, 'places', file('places.csv'));
  await publish(`${intake}/v1/categories`, token, file('categories.json'), signal);
  const guidance = Object.entries(JSON.parse(file('guidance.json')) as Record<string, object>);
  for (const [about, content] of guidance)
    await publish(`${intake}/v1/guidance/${about}`, token, JSON.stringify(content), signal);
  const history = record.historyWeeks ?? null;
  if (history !== null) await send(intake, 'ledger', shiftTable(file('ledger-quarter.csv'), history));
  if (!record.empty) {
    const ledger = publishedLedger(file('ledger.csv'), file('published.csv'));
    await send(intake, 'ledger', shiftTable(ledger, record.weeks));
  }
  if (mediation !== null) {
    if (!(await knownAtMediation(mediation, signal))) {
      say(
        'mediation does not know the units yet: its sample is loaded at the next start 调解服务尚未获知单位，示例纠纷下次启动时载入',
      );
      return;
    }
    await send(mediation, 'holdings', file('holdings.csv'));
    for (const what of record.empty ? [] : ['disputes', 'obligations'])
      await send(mediation, what, shiftTable(file(`${what}.csv`), record.weeks));
  }
  writeRecord(settings, { ...record, state: 'loaded' });
  say(
    record.empty
      ? 'sample: units, people, categories with guidance, places and holdings only 示例：仅载入单位、人员、类别及办理指引、地点和包抓责任'
      : shiftedBy(record.weeks),
  );
}

function shiftedBy(weeks: number): string {
  const now = shiftMoment(REFERENCE_MOMENT, weeks);
  return (
    `sample loaded, all its moments shifted by ${weeks} ${Math.abs(weeks) === 1 ? 'week' : 'weeks'}: ` +
    `its reference moment ${REFERENCE_MOMENT} is ${now} 示例已载入，全部时间平移 ${weeks} 周`
  );
}

function post(url: string, token: string, csv: string, stop: AbortSignal): Promise<void> {
  return give('POST', 'text/csv', url, token, csv, stop);
}

function publish(url: string, token: string, json: string, stop: AbortSignal): Promise<void> {
  return give('PUT', 'application/json', url, token, json, stop);
}

async function give(
  method: string,
  type: string,
  url: string,
  token: string,
  body: string,
  stop: AbortSignal,
): Promise<void> {
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': `${type}; charset=utf-8` },
    body,
    signal: AbortSignal.any([stop, AbortSignal.timeout(IMPORT_WITHIN_MS)]),
  });
  const answer = await response.text();
  if (!response.ok)
    throw new Error(`the sample was not taken: ${url} answered ${response.status} ${answer.slice(0, 2_000)}`);
}
