import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callsWithoutProblems, checkedOpenApi } from '@fengqiao/test-rig/openapi/check-openapi';
import { schemaDrift } from '@fengqiao/test-rig/databases/check-schema';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { startTestNats } from '@fengqiao/test-rig/servers/test-nats';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { scoring } from './scoring.service.ts';

let service: TestService;

beforeAll(async () => {
  service = await TestService.start('scoring', scoring, {
    clock: new ManualClock('2026-11-20T17:00:00+08:00'),
  });
});
afterAll(() => service.stop());

describe('scoring', () => {
  it('that only reads needs no Temporal to be ready', async () => {
    const nats = await startTestNats();
    const reading = await TestService.start('scoring', scoring, {
      clock: new ManualClock('2026-11-20T17:00:00+08:00'),
      roles: ['worker'],
      natsUrl: nats.url,
    });
    const { status, body } = await reading.get('/readyz');
    expect([status, body.status, body.parts.temporal]).toEqual([200, 'degraded', 'down']);
    await reading.stop();
    await nats.stop();
  });

  it('describes its API as valid OpenAPI 3.1', async () => {
    const description = await checkedOpenApi(service);
    expect(description.openapi).toMatch(/^3\.1/);
    expect(Object.keys(description.paths)).toEqual([
      '/v1/ledgers/totals',
      '/v1/scores/chiefs',
      '/v1/scores',
      '/v1/scores/{unitPath}',
      '/v1/scores/{unitPath}/cases',
      '/v1/indices/three-zero',
      '/v1/mediation/figures',
      '/v1/mediation/figures/disputes',
      '/v1/imports/occurrences',
      '/v1/occurrences',
      '/v1/occurrences/take-back',
      '/v1/occurrences/restore',
      '/v1/flags',
      '/v1/flags/thresholds',
      '/v1/formulas',
      '/v1/formulas/{version}',
      '/v1/formulas/preview',
      '/v1/periods',
      '/v1/periods/{period}',
      '/v1/periods/{period}/revisions',
      '/v1/periods/{period}/objections',
      '/v1/periods/{period}/objections/{id}/decision',
      '/v1/api-keys',
      '/v1/api-keys/{id}/revoke',
    ]);
    expect(callsWithoutProblems(description)).toEqual([]);
  });

  it('has migrations and entities that say the same', async () => {
    expect(await schemaDrift(service.dataSource)).toEqual([]);
  });
});
