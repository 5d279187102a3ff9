import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '@fengqiao/observability/logger';
import { startTestPostgres, type TestPostgres } from '@fengqiao/test-rig/servers/test-postgres';
import { until } from '@fengqiao/test-rig/harness/until';
import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source.ts';
import { HealthProbe } from './health-probe.ts';
import { isUnavailable } from './unavailable.ts';

const applicationName = 'spec';
// A loaded machine takes its time to open a connection, which is what the last of these asks for again and again.
const answerWithinMs = 1_500;
let postgres: TestPostgres;
let dataSource: DataSource;
let probe: HealthProbe;

beforeAll(async () => {
  postgres = await startTestPostgres();
  const { url } = postgres;
  dataSource = createDataSource({ url, applicationName, entities: [], migrations: [] });
  await dataSource.initialize();
  probe = new HealthProbe({
    dataSource,
    url,
    applicationName,
    log: createLogger('spec', 'silent'),
    answerWithinMs,
  });
}, 60_000);
afterEach(() => postgres.thaw());
afterAll(async () => {
  await dataSource.destroy();
  await probe.stop();
  await postgres.stop();
});

async function outcome(statement: string): Promise<string> {
  return dataSource.query(statement).then(
    () => 'done',
    (error: unknown) => (isUnavailable(error) ? 'unavailable' : String(error)),
  );
}

describe('a database that', () => {
  it('takes its time over a statement is waited for', async () => {
    expect(await outcome(`select pg_sleep(${(answerWithinMs * 2) / 1000})`)).toBe('done');
  });

  it('freezes is unavailable to statements under way and to new ones, and works when it goes on', async () => {
    const underWay = [outcome('select pg_sleep(20)'), outcome('select pg_sleep(20)')];
    await until('they run', async () => {
      const running = await dataSource.query<unknown[]>(
        `select from pg_stat_activity where wait_event = 'PgSleep'`,
      );
      return running.length === 2;
    });
    postgres.freeze();
    const started = Array.from({ length: 20 }, () => outcome('select 1'));
    expect(new Set(await Promise.all([...underWay, ...started]))).toEqual(new Set(['unavailable']));
    postgres.thaw();
    await until('it works', async () => (await outcome('select 1')) === 'done');
  });

  it('refuses to be asked answers, and nobody is cut off', async () => {
    const refused = new URL(postgres.url);
    refused.pathname = '/nowhere';
    const log = createLogger('spec', 'silent');
    const other = new HealthProbe({
      dataSource,
      url: refused.toString(),
      applicationName,
      log,
      answerWithinMs,
    });
    expect(await outcome('select pg_sleep(3)')).toBe('done');
    await other.stop();
  });
});
