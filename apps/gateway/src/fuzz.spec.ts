import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemClock } from '@fengqiao/contracts/clock-port';
import { gatewayExamples } from '@fengqiao/contracts/examples/gateway-examples';
import { fuzzRuns, fuzzService } from '@fengqiao/test-rig/fuzz/fuzz-service';
import type { FuzzedService } from '@fengqiao/test-rig/fuzz/fuzzed-service';
import type { Example } from '@fengqiao/test-rig/fuzz/knowledge';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { callsWithoutProblems, checkedOpenApi } from '@fengqiao/test-rig/openapi/check-openapi';
import { DataSource } from 'typeorm';
import { startIntake } from '../../intake/src/intake.scenario.ts';
import { sessionCookie } from './sessions/cookies.ts';
import { Door } from './scenario/gateway.scenario.ts';

let intake: TestService;
let door: Door;
let gateway: FuzzedService;
const ids: string[] = [];

beforeAll(async () => {
  intake = await startIntake(systemClock);
  door = await Door.open({ intake: async () => ({ url: intake.running.url, stop: () => intake.stop() }) });
  const running = { url: door.url };
  gateway = {
    running,
    dataSource: door.first.app.get(DataSource),
    token: (person, expires) => intake.token(person, expires),
    get: async (path) => {
      const answer = await fetch(door.url + path.replace('/openapi.json', '/api/gateway/openapi.json'));
      return { status: answer.status, headers: answer.headers, body: await answer.json() };
    },
  };
}, 120_000);
afterAll(() => door.close());

it('the gateway describes its own calls as valid OpenAPI 3.1', async () => {
  const description = await checkedOpenApi(gateway);
  expect(Object.keys(description.paths).sort()).toEqual([
    '/api/gateway/v1/sessions',
    '/api/gateway/v1/sessions/{id}',
    '/session',
    '/sign-in',
    '/sign-in/callback',
    '/sign-out',
    '/sign-out/back-channel',
  ]);
  expect(callsWithoutProblems(description)).toEqual([]);
  const shown = Object.keys((description as { components?: { schemas?: object } }).components?.schemas ?? {});
  expect(shown).toEqual(expect.arrayContaining(gatewayExamples.map(({ id }) => id)));
});

it(
  'whatever the gateway is asked, it answers as it promises and keeps nothing of what it refuses',
  async () => {
    const examples: Record<string, Example[]> = {};
    const cookies: string[] = [];
    for (let n = 0; n < 12; n += 1) cookies.push(door.session(await door.signedIn()) ?? '');
    const rows: { id: string }[] = await gateway.dataSource.query('select id from session order by id');
    ids.push(...rows.map(({ id }) => id));
    const with_ = (cookie: string | undefined) => ({
      'x-requested-with': 'fengqiao',
      ...(cookie !== undefined && { cookie: `${sessionCookie}=${cookie}` }),
    });
    examples['GET /session'] = cookies.slice(0, 3).map((each) => ({ as: 'nobody', headers: with_(each) }));
    examples['POST /sign-out'] = [undefined, ...cookies.slice(9)].map((each) => ({
      ...{ as: 'nobody', headers: with_(each) },
    }));
    examples['GET /sign-in'] = [{ as: 'nobody', query: 'return=/desk&login_hint=admin' }];
    examples['DELETE /api/gateway/v1/sessions/{id}'] = ids.slice(0, 2).map((id) => ({ as: 'admin', id }));
    examples['DELETE /api/gateway/v1/sessions'] = [{ as: 'admin', query: 'person=nobody-there' }];
    examples['GET /api/gateway/v1/sessions'] = [{ as: 'admin' }];
    const { onlyRefused, badRepeats } = await fuzzService(gateway, {
      people: ['admin', 'admin', 'linjiang-desk'],
      known: { id: ids, person: ['admin', 'linjiang-desk'] },
      examples,
      stillWorks: () => fetch(`${door.url}/session`),
    });
    // What these two take is the provider's to make (`sign-in.spec.ts`, `back-channel.spec.ts`).
    expect(onlyRefused).toEqual(['GET /sign-in/callback', 'POST /sign-out/back-channel']);
    expect(badRepeats).toEqual([]);
  },
  20_000 + fuzzRuns * 300,
);
