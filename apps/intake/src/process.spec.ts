import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { KeyServer } from '@fengqiao/test-rig/fakes/key-server';
import { TraceSink } from '@fengqiao/test-rig/fakes/trace-sink';
import { ServiceProcess } from '@fengqiao/test-rig/harness/service-process';
import { until } from '@fengqiao/test-rig/harness/until';
import { once } from 'node:events';
import pg from 'pg';
import { matter, sampleDirectory } from './intake.scenario.ts';
import { intake } from './intake.service.ts';

let sink: TraceSink;
let keys: KeyServer;
let database: TestDatabase;
let url: string;
let service: ServiceProcess;

beforeAll(async () => {
  [sink, keys, database] = await Promise.all([
    TraceSink.start(),
    KeyServer.start(),
    cloneDatabase('intake', intake, sampleDirectory),
  ]);
  service = ServiceProcess.start('intake', {
    DATABASE_URL_INTAKE: database.url,
    FENGQIAO_LOCAL: '1',
    NATS_URL: '127.0.0.1:1',
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    FENGQIAO_JWKS_URL: keys.jwksUrl,
    FENGQIAO_ROLES: 'api',
    OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
    // Nothing is sent before the end.
    OTEL_BSP_SCHEDULE_DELAY: '600000',
  });
  url = await service.serves();
}, 90_000);
afterAll(async () => {
  service.kill('SIGKILL');
  await Promise.all([sink.stop(), keys.stop(), database.drop()]);
});

describe('a service process', () => {
  it('that ends before it serves has said why', async () => {
    await expect(ServiceProcess.start('intake', {}).serves()).rejects.toThrow(
      /ended by 1[^]*DATABASE_URL_INTAKE/,
    );
  });

  it('told to end, finishes the command it has, sends the spans it holds, and ends well', async () => {
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('begin; lock table ledger_case in exclusive mode');
    const answer = fetch(`${url}/v1/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(matter),
    });
    const watcher = new pg.Client({ connectionString: database.url });
    await watcher.connect();
    await until('the command waits', async () => {
      const { rowCount } = await watcher.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rowCount === 1;
    });
    expect(sink.spans).toEqual([]);

    const ended = once(service.child, 'exit');
    service.kill('SIGTERM');
    await until('nothing new is taken', () =>
      fetch(`${url}/healthz`, { headers: { connection: 'close' } }).then(
        () => false,
        () => true,
      ),
    );
    await holder.query('commit');
    expect((await answer).status).toBe(201);
    expect(await ended).toEqual([0, null]);
    expect(sink.spans.map(({ name }) => name)).toContain('POST /v1/cases');
    await Promise.all([holder.end(), watcher.end()]);
  });
});
