import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callsWithoutProblems, checkedOpenApi } from '@fengqiao/test-rig/openapi/check-openapi';
import { schemaDrift } from '@fengqiao/test-rig/databases/check-schema';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { disputeCommandNames } from '@fengqiao/domain/dispute/commands/transitions';
import { disputeCommands } from '@fengqiao/domain/dispute/commands/permissions';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { mediation } from './mediation.service.ts';

let service: TestService;

beforeAll(async () => {
  service = await TestService.start('mediation', mediation, {
    clock: new ManualClock('2026-11-20T17:00:00+08:00'),
  });
});
afterAll(() => service.stop());

describe('mediation', () => {
  it('describes its API as valid OpenAPI 3.1', async () => {
    const description = await checkedOpenApi(service);
    expect(description.openapi).toMatch(/^3\.1/);
    const paths = Object.keys(description.paths);
    for (const command of disputeCommandNames) expect(paths).toContain(`/v1/disputes/{id}/${command}`);
    for (const command of disputeCommandNames.filter((name) => disputeCommands.isGivenBy(name, 'code')))
      expect(paths).toContain(`/v1/public/disputes/{number}/${command}`);
    expect(callsWithoutProblems(description)).toEqual([]);
  });

  it('has migrations and entities that say the same', async () => {
    expect(await schemaDrift(service.dataSource)).toEqual([]);
  });
});
