import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callsWithoutProblems, checkedOpenApi } from '@fengqiao/test-rig/openapi/check-openapi';
import { schemaDrift } from '@fengqiao/test-rig/databases/check-schema';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { intake } from './intake.service.ts';

let service: TestService;

beforeAll(async () => {
  service = await TestService.start('intake', intake, {
    clock: new ManualClock('2026-11-20T17:00:00+08:00'),
  });
});
afterAll(() => service.stop());

describe('intake', () => {
  it('describes its API as valid OpenAPI 3.1', async () => {
    const description = await checkedOpenApi(service);
    expect(description.openapi).toMatch(/^3\.1/);
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining([
        '/v1/cases',
        '/v1/cases/{id}',
        '/v1/cases/{id}/events',
        '/v1/cases/{id}/clocks',
        '/v1/cases/{id}/disputes',
        '/v1/imports/ledger',
        '/v1/imports/units',
        '/v1/imports/people',
        '/v1/clock/project',
      ]),
    );
    expect(callsWithoutProblems(description)).toEqual([]);
  });

  it('has migrations and entities that say the same', async () => {
    expect(await schemaDrift(service.dataSource)).toEqual([]);
  });

  it('tells how it is, without a token', async () => {
    expect((await service.get('/healthz')).body).toMatchObject({ status: 'alive' });
    const ready = await service.get('/readyz');
    // NATS and Temporal are nowhere in this test: for role `api` that is degraded, not unready.
    expect([ready.status, ready.body.status]).toEqual([200, 'degraded']);
    expect((await service.get('/metrics')).body).toContain('fengqiao_http_request_seconds');
    expect((await service.get('/docs')).status).toBe(200);
  });
});
