import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { createServer, type Server } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createLocalJWKSet, jwtVerify } from 'jose';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { publicKeys } from '../../local-identity.mjs';
import { loadSample, sampleIsWanted, sampleWasBegun } from './sample.ts';
import { readSettings } from '../settings/settings.ts';
import { shiftTable } from './shift-moments.ts';

const root = resolve(import.meta.dirname, '../../../..');
let home: string;
let server: Server;
let refuse: string | undefined;
let disputesToo: boolean;
/** How old mediation says that what it knows of intake is, question by question; the last holds. */
let lags: number[];
let received: { path: string; token: string; body: string }[];
const said: string[] = [];
let asked = 0;

const settings = (...words: string[]) => readSettings(root, words, { FENGQIAO_HOME: home });
const load = (...words: string[]) => {
  const both = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const services = { intake: both, mediation: disputesToo ? both : null };
  return loadSample(settings(...words), services, (line) => said.push(line), new AbortController().signal);
};

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'fengqiao-sample-'));
  received = [];
  refuse = undefined;
  disputesToo = true;
  lags = [0];
  said.length = 0;
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      if (path === '/metrics') {
        const lag = lags.length > 1 ? lags.shift() : lags[0];
        response.end(`fengqiao_reader_lag_seconds{owner="intake",service="mediation"} ${lag}\n`);
        asked += 1;
        return;
      }
      received.push({ path, token: request.headers.authorization?.slice('Bearer '.length) ?? '', body });
      response.statusCode = path === refuse ? 422 : 200;
      response.end(path === refuse ? '{"code":"import-rejected"}' : '{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(home, { recursive: true });
});

const ofLedger = () =>
  received
    .filter(({ path }) => path === '/v1/imports/ledger')
    .map(({ body }) => parse(body, { columns: true }) as Record<string, string>[]);

const guided = [
  'general',
  'ledger.complaint',
  'category.noise',
  'category.neighbour-dispute',
  'category.wages',
].map((about) => `/v1/guidance/${about}`);

describe('loading the sample', () => {
  it('publishes what was closed, and never a complaint', async () => {
    await load();
    const [rows = []] = ofLedger();
    expect(rows).toHaveLength(26);
    const published = rows.filter(({ publicSummary }) => publicSummary !== '');
    expect(published.length).toBeGreaterThan(5);
    for (const { ledger, closedAt } of published)
      expect([ledger === 'complaint', closedAt === '']).toEqual([false, false]);
  });

  it('brings the ended quarter in besides when asked to, and as it began', async () => {
    await load('--history');
    const [quarter = [], ledger = []] = ofLedger();
    expect([quarter.length > 50, ledger.length]).toEqual([true, 26]);
    received.length = 0;
    const record = { state: 'loading', empty: true, weeks: 0, historyWeeks: -13 };
    writeFileSync(join(home, 'sample.json'), JSON.stringify(record));
    await load('--empty');
    expect(
      ofLedger().map(
        ([row]) => Date.parse(quarter[0]?.['receivedAt'] ?? '') > Date.parse(row?.['receivedAt'] ?? ''),
      ),
    ).toEqual([true]);
  });

  it('imports everything as the administrator, and says by how much it was shifted', async () => {
    await load();
    expect(received.map(({ path }) => path)).toEqual([
      '/v1/imports/units',
      '/v1/imports/people',
      '/v1/imports/places',
      '/v1/categories',
      ...guided,
      '/v1/imports/ledger',
      '/v1/imports/holdings',
      '/v1/imports/disputes',
      '/v1/imports/obligations',
    ]);
    const { payload } = await jwtVerify(received[0]?.token ?? '', createLocalJWKSet(await publicKeys(home)));
    expect(payload.sub).toBe('admin');
    expect(received[1]?.body).toBe(readFileSync(join(root, 'deploy/local/sample/people.csv'), 'utf8'));
    expect(said.join('\n')).toMatch(/shifted by -?\d+ weeks?:/);
    expect(sampleIsWanted(settings())).toBe(false);
  });

  it('leaves cases and disputes out when asked for an empty one, for good', async () => {
    await load('--empty');
    expect(received.map(({ path }) => path)).toEqual([
      '/v1/imports/units',
      '/v1/imports/people',
      '/v1/imports/places',
      '/v1/categories',
      ...guided,
      '/v1/imports/holdings',
    ]);
    expect(sampleIsWanted(settings())).toBe(false);
  });

  it('waits until mediation knows what intake was given', async () => {
    lags = [3600, 3600, 0];
    const before = asked;
    await load('--empty');
    expect(asked - before).toBeGreaterThanOrEqual(3);
    expect(received.at(-1)?.path).toBe('/v1/imports/holdings');
  });

  it('leaves a mediation alone whose database is somebody else’s', async () => {
    disputesToo = false;
    await load();
    expect(received.at(-1)?.path).toBe('/v1/imports/ledger');
    expect(sampleIsWanted(settings())).toBe(false);
  });

  it('is wanted again after a refusal, whose reason it quotes', async () => {
    refuse = '/v1/imports/ledger';
    await expect(load()).rejects.toThrow(/imports\/ledger answered 422 .*import-rejected/);
    expect([sampleIsWanted(settings()), sampleWasBegun(settings())]).toEqual([true, true]);
    refuse = undefined;
    await load();
    expect(sampleIsWanted(settings())).toBe(false);
  });

  it('shifts a second time as it began, though weeks may have passed', async () => {
    writeFileSync(join(home, 'sample.json'), JSON.stringify({ state: 'loading', empty: false, weeks: -7 }));
    await load();
    for (const what of ['disputes', 'obligations']) {
      const file = readFileSync(join(root, `deploy/local/sample/${what}.csv`), 'utf8');
      const sent = received.find(({ path }) => path === `/v1/imports/${what}`);
      expect(sent?.body).toBe(shiftTable(file, -7));
    }
  });
});
