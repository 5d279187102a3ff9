import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hazardBodies } from '@fengqiao/contracts/http/outreach/hazard-commands';
import { FindHazardBody, HandleHazardAtOnceBody } from '@fengqiao/contracts/http/outreach/hazard';
import { bodyFields } from '@fengqiao/contracts/reference/commands-page';
import { outreachCommandsPage } from '@fengqiao/contracts/reference/outreach-commands-page';
import { beginningFields } from '@fengqiao/domain/hazard/commands/fields';
import { hazardCommands } from '@fengqiao/domain/hazard/commands/permissions';
import { schemaDrift } from '@fengqiao/test-rig/databases/check-schema';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { callsWithoutProblems, checkedOpenApi } from '@fengqiao/test-rig/openapi/check-openapi';
import { servedBodies } from '@fengqiao/test-rig/openapi/served-bodies';
import { outreach } from './outreach.service.ts';

let service: TestService;

beforeAll(async () => {
  service = await TestService.start('outreach', outreach, {
    clock: new ManualClock('2026-11-20T17:00:00+08:00'),
  });
});
afterAll(() => service.stop());

describe('outreach', () => {
  it('describes its API as valid OpenAPI 3.1', async () => {
    const description = await checkedOpenApi(service);
    expect(description.openapi).toMatch(/^3\.1/);
    expect(callsWithoutProblems(description)).toEqual([]);
  });

  it('has migrations and entities that say the same', async () => {
    expect(await schemaDrift(service.dataSource)).toEqual([]);
  });

  it('serves each command of a hazard at its path with its body, and has the page made from the table', async () => {
    const served = await servedBodies(service);
    for (const command of hazardCommands.names)
      expect([command, served.get(`/v1/hazards/{id}/${command}`)]).toEqual([
        command,
        hazardBodies[command].meta()?.['id'],
      ]);
    const page = readFileSync(new URL('../../../docs/outreach-commands.md', import.meta.url), 'utf8');
    // Out of date? npm run reference
    expect(page).toBe(outreachCommandsPage());
  });

  it('says of each field of each body who may set it', () => {
    for (const command of hazardCommands.names)
      expect(Object.keys(hazardCommands.settersOf(command)).sort()).toEqual(
        bodyFields(hazardBodies[command]),
      );
    expect(Object.keys(beginningFields.find).sort()).toEqual(bodyFields(FindHazardBody));
    expect(Object.keys(beginningFields['handle-at-once']).sort()).toEqual(bodyFields(HandleHazardAtOnceBody));
  });
});
