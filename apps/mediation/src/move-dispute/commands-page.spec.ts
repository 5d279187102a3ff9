import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { disputeCommandBodies } from '@fengqiao/contracts/http/mediation/dispute-commands';
import { disputeCommandsPage } from '@fengqiao/contracts/reference/dispute-commands-page';
import { disputeCommands } from '@fengqiao/domain/dispute/commands/permissions';
import { disputeCommandNames, type DisputeCommandName } from '@fengqiao/domain/dispute/commands/transitions';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { servedBodies } from '@fengqiao/test-rig/openapi/served-bodies';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { mediation } from '../mediation.service.ts';

let service: TestService;
let served: Awaited<ReturnType<typeof servedBodies>>;

beforeAll(async () => {
  service = await TestService.start('mediation', mediation, {
    clock: new ManualClock('2026-11-16T10:00:00+08:00'),
  });
  served = await servedBodies(service);
});
afterAll(() => service.stop());

it('the page of a dispute’s commands is the one made from the table', () => {
  const page = readFileSync(new URL('../../../../docs/dispute-commands.md', import.meta.url), 'utf8');
  // Out of date? npm run reference
  expect(page).toBe(disputeCommandsPage());
});

const below = (prefix: string) =>
  [...served].filter(([path]) => path.startsWith(prefix)).map(([path]) => path.slice(prefix.length));
const bodyName = (command: DisputeCommandName) => disputeCommandBodies[command].meta()?.['id'];

it('the API serves each command to staff at its path with its body, and no other', () => {
  for (const command of disputeCommandNames)
    expect([command, served.get(`/v1/disputes/{id}/${command}`)]).toEqual([command, bodyName(command)]);
  const others = below('/v1/disputes/{id}/').filter(
    (command) => !disputeCommandNames.includes(command as DisputeCommandName),
  );
  // The address that issue-receipt had, when it gave a code.
  expect(others).toEqual(['parties/{party}/code']);
});

it('and to a party those it is named for', () => {
  const ofParties = disputeCommandNames.filter((name) => disputeCommands.isGivenBy(name, 'code'));
  // Whoever has a receipt has no code yet.
  expect(below('/v1/public/disputes/{number}/').sort()).toEqual(['claim', ...ofParties].sort());
});
