import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { citizenBodies, commandBodies } from '@fengqiao/contracts/http/intake/case-commands';
import { caseCommandsPage } from '@fengqiao/contracts/reference/case-commands-page';
import { caseCommands } from '@fengqiao/domain/case/commands/permissions';
import { commandNames, type CommandName } from '@fengqiao/domain/case/commands/transitions';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { servedBodies } from '@fengqiao/test-rig/openapi/served-bodies';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { startIntake } from '../intake.scenario.ts';

let intake: TestService;
let served: Awaited<ReturnType<typeof servedBodies>>;

beforeAll(async () => {
  intake = await startIntake(new ManualClock('2026-11-16T10:00:00+08:00'));
  served = await servedBodies(intake);
});
afterAll(() => intake.stop());

it('the page of commands is the one made from the table', () => {
  const page = readFileSync(new URL('../../../../docs/commands.md', import.meta.url), 'utf8');
  // Out of date? npm run reference
  expect(page).toBe(caseCommandsPage());
});

const bodyName = (command: CommandName) => commandBodies[command].meta()?.['id'];

it('the API serves each command of staff at its path with its body, and no other', () => {
  const ofStaff = commandNames.filter((command) => caseCommands.isGivenBy(command, 'staff'));
  for (const command of ofStaff)
    expect([command, served.get(`/v1/cases/{id}/${command}`)]).toEqual([command, bodyName(command)]);
  const paths = [...served.keys()].filter((path) => path.startsWith('/v1/cases/{id}/'));
  // Whoever was told acknowledges, whatever the stage: that is of the notices, not of the table.
  const others = paths.filter((path) => !ofStaff.some((command) => path.endsWith(`/${command}`)));
  expect(others).toEqual(['/v1/cases/{id}/acknowledge']);
});

it('and each of the citizen behind number and code', () => {
  const addresses: Partial<Record<CommandName, string>> = { rate: 'rating', 'choose-messages': 'messages' };
  const ofCitizen = commandNames.filter((command) => caseCommands.isGivenBy(command, 'code'));
  for (const command of ofCitizen) {
    const path = `/v1/public/cases/{number}/${addresses[command] ?? command}`;
    const body = citizenBodies[command as keyof typeof citizenBodies].meta()?.['id'];
    expect([command, served.get(path)]).toEqual([command, body]);
  }
  const paths = [...served.keys()].filter((path) => path.startsWith('/v1/public/cases/{number}/'));
  // Beside them, what makes and confirms a code.
  const others = paths.filter(
    (path) => !ofCitizen.some((name) => path.endsWith(`/${addresses[name] ?? name}`)),
  );
  expect(others.sort()).toEqual(
    ['attachments/{id}/address', 'claim', 'confirm'].map((act) => `/v1/public/cases/{number}/${act}`),
  );
});
