import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@fengqiao/contracts/clock-port';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import { startTestPostgres, type TestPostgres } from '@fengqiao/test-rig/servers/test-postgres';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import pg from 'pg';
import { register, startIntake } from './intake.scenario.ts';

let postgres: TestPostgres;
let intake: TestService;

beforeAll(async () => {
  postgres = await startTestPostgres();
  intake = await startIntake(systemClock, { databaseUrl: postgres.url });
  for (const what of ['units', 'people'])
    await intake.post(`/v1/imports/${what}`, { as: 'admin', body: sampleFile(`${what}.csv`) });
}, 60_000);
afterAll(async () => {
  postgres.thaw();
  await intake.stop();
  await postgres.stop();
});

const registerWithKey = (key: string) => register(intake, { headers: { 'idempotency-key': key } });

describe('while PostgreSQL stands still', () => {
  it('commands are unavailable and do not wait for it; repeated when it goes on, each is there once', async () => {
    const holder = new pg.Client({ connectionString: postgres.url });
    await holder.connect();
    await holder.query('begin; lock table ledger_case in exclusive mode');
    const keys = Array.from({ length: 24 }, (_, i) => `key-${i}`);
    const underWay = keys.slice(0, 12).map(registerWithKey);
    await until('they are in the middle of it', async () => {
      const waiting = await intake.dataSource.query<unknown[]>(
        `select from pg_stat_activity where wait_event_type = 'Lock'`,
      );
      return waiting.length === underWay.length;
    });

    postgres.freeze();
    const answers = await Promise.all([...underWay, ...keys.slice(12).map(registerWithKey)]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      keys.map(() => [503, 'unavailable']),
    );
    expect((await intake.get('/readyz')).status).toBe(503);
    expect((await intake.get('/healthz')).status).toBe(200);

    postgres.thaw();
    await holder.end();
    for (const key of keys)
      await until('it is taken', async () => (await registerWithKey(key)).status === 201);
    const cases = await intake.dataSource.query<unknown[]>('select from ledger_case');
    expect(cases).toHaveLength(keys.length);
  });
});
