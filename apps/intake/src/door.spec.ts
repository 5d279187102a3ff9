import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '@fengqiao/contracts/clock-port';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import type { Answer, TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import pg from 'pg';
import { linjiang, register, startIntake } from './intake.scenario.ts';

let intake: TestService;
let caseId: string;
/** Holds the case's row, so that commands on it wait. */
let holder: pg.Client;
let release: () => Promise<void>;

async function start(mostRequests: number): Promise<void> {
  intake = await startIntake(systemClock, { limits: { mostRequests, mostImportsPerCaller: 9 } });
  caseId = (await register(intake)).body.id;
  holder = new pg.Client({ connectionString: intake.databaseUrl });
  holder.on('error', () => undefined);
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from ledger_case where id = $1 for update', [caseId]);
  release = async () => void (await holder.query('commit'));
}
afterEach(() => holder.end());

function submit(language = 'en'): Promise<Answer> {
  return intake.post(`/v1/cases/${caseId}/submit`, {
    as: 'linjiang-desk',
    body: { unit: linjiang },
    headers: { 'accept-language': language },
  });
}

async function commandsWait(count: number): Promise<void> {
  await until(`${count} wait`, async () => {
    const waiting = await intake.dataSource.query<unknown[]>(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return waiting.length === count;
  });
}

async function metric(name: string): Promise<number> {
  const { body } = await intake.get('/metrics');
  return Number(new RegExp(`^${name}\\{[^}]*\\} (\\d+)$`, 'm').exec(body)?.[1]);
}

describe('more requests than a process lets in', () => {
  beforeEach(() => start(4));
  afterEach(() => intake.stop());

  it('are told so at once, in both languages, while operators are answered; the others are finished', async () => {
    const waiting = [submit(), submit(), submit(), submit()];
    await commandsWait(4);
    for (const [language, words] of [
      ['en', /^[\x20-\x7e]+$/],
      ['zh-CN', /\p{Script=Han}/u],
    ] as const) {
      const before = performance.now();
      const { status, headers, body } = await submit(language);
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'unavailable', '2']);
      expect(body.title).toMatch(words);
      // A connection to the database is waited for longer than that.
      expect(performance.now() - before).toBeLessThan(1_900);
    }
    expect((await intake.get('/healthz')).status).toBe(200);
    expect((await intake.get('/readyz')).status).toBe(200);
    expect(await metric('fengqiao_http_requests_under_way')).toBe(4);
    expect(await metric('fengqiao_http_requests_turned_away_total')).toBe(2);

    await release();
    const statuses = (await Promise.all(waiting)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409, 409, 409]);
    expect(await metric('fengqiao_http_requests_under_way')).toBe(0);
    expect((await submit()).status).toBe(409);
  });

  it('are let in again when a caller has gone away', async () => {
    const url = `${intake.running.url}/v1/cases/${caseId}/submit`;
    const headers = {
      authorization: `Bearer ${await intake.token('linjiang-desk')}`,
      'content-type': 'application/json',
    };
    const gone = new AbortController();
    const body = JSON.stringify({ unit: linjiang });
    const calls = Array.from({ length: 4 }, () =>
      fetch(url, { method: 'POST', headers, body, signal: gone.signal }).catch(() => null),
    );
    await commandsWait(4);
    gone.abort();
    await Promise.all(calls);
    await until('nobody is waited for', async () => (await metric('fengqiao_http_requests_under_way')) === 0);
    await release();
  });
});

describe('more files than a process lets in', () => {
  beforeEach(() => start(100));
  afterEach(() => intake.stop());

  it('are turned away, and other requests are not', async () => {
    const importLedger = () =>
      intake.post('/v1/imports/ledger', { as: 'admin', body: sampleFile('ledger.csv') });
    await holder.query('select pg_advisory_lock(hashtext($1))', ['fengqiao-import-ledger']);
    const waiting = Array.from({ length: 8 }, importLedger);
    await commandsWait(8);
    const { status, body } = await importLedger();
    expect([status, body.code]).toEqual([503, 'unavailable']);
    expect((await register(intake)).status).toBe(201);
    await holder.query('select pg_advisory_unlock(hashtext($1))', ['fengqiao-import-ledger']);
    await release();
    expect((await Promise.all(waiting)).map((each) => each.status)).toEqual(Array(8).fill(200));
    expect((await importLedger()).status).toBe(200);
  });
});

describe('a service that is stopped', () => {
  beforeEach(() => start(4));

  it('answers what it let in, takes nothing new, and waits for no idle connection', async () => {
    const url = new URL(intake.running.url);
    const agent = new Agent({ keepAlive: true });
    await new Promise((resolve) =>
      get(`${url}healthz`, { agent }, (answer) => answer.resume().on('end', resolve)),
    );
    const silent = connect(Number(url.port), url.hostname);
    await new Promise((resolve) => silent.once('connect', resolve));
    const waiting = submit();
    await commandsWait(1);

    const stopped = intake.stop();
    await until('nothing new is taken', () =>
      fetch(`${url}healthz`, { headers: { connection: 'close' } }).then(
        () => false,
        () => true,
      ),
    );
    await release();
    const { status, headers } = await waiting;
    expect([status, headers.get('connection')]).toEqual([200, 'close']);
    const answered = performance.now();
    await holder.end();
    await stopped;
    expect(performance.now() - answered).toBeLessThan(4_500);
    silent.destroy();
    agent.destroy();
  });
});
