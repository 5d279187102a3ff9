import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HandleAtOnceBody, RegisterBody } from '@fengqiao/contracts/http/intake/case';
import { commandBodies } from '@fengqiao/contracts/http/intake/case-commands';
import { bodyFields } from '@fengqiao/contracts/reference/commands-page';
import { caseCommands } from '@fengqiao/domain/case/commands/permissions';
import { commandNames } from '@fengqiao/domain/case/commands/transitions';
import { handleAtOnceSetters, registrationSetters } from '@fengqiao/domain/case/commands/registration';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { matter, startIntake } from '../intake.scenario.ts';

let intake: TestService;
beforeAll(async () => {
  intake = await startIntake(new ManualClock('2026-11-29T10:00:00+08:00'));
});
afterAll(() => intake.stop());

const noise = { ...matter, summary: '楼下装修噪声', detail: '周末清晨六点开始敲墙' };

describe('through the portal, without a token', () => {
  it.each([
    ['a date in June', { receivedAt: '2026-06-01T09:00:00+08:00' }, 'receivedAt'],
    ['a date in 1950', { receivedAt: '1950-06-01T09:00:00+08:00' }, 'receivedAt'],
    ['a call for help', { responseClass: '1-3-5' }, 'responseClass'],
    ['a person of the directory', { subjectPersons: ['hubin-officer'] }, 'subjectPersons'],
  ])('%s is refused, by its field, and nothing is written', async (_, more, field) => {
    const { status, body } = await intake.post('/v1/cases', { body: { ...noise, ...more } });
    expect([status, body.code, body.errors.map((each: { field: string }) => each.field)]).toEqual([
      ...[401, 'unauthenticated', [field]],
    ]);
    expect(await intake.dataSource.query('select from ledger_case')).toEqual([]);
    const sequences = await intake.dataSource.query(
      `select from pg_class where relkind = 'S' and relname like '%1950%'`,
    );
    expect(sequences).toEqual([]);
  });

  it('a partner unit is no place for a matter', async () => {
    const { status, body } = await intake.post('/v1/cases', { body: { ...noise, unit: 'partner.sifa' } });
    expect([status, body.code]).toEqual([422, 'unknown-unit']);
  });
});

it('a desk dates a matter back by the days of the policy, and no further', async () => {
  const registered = (receivedAt: string) =>
    intake.post('/v1/cases', { as: 'bureau-desk', body: { ...noise, receivedAt } });
  expect((await registered('2026-10-30T10:00:00+08:00')).status).toBe(201);
  const { status, body } = await registered('2026-10-30T09:59:59+08:00');
  expect([status, body.code]).toEqual([422, 'too-long-ago']);
});

describe('the table of who may set which field', () => {
  it('has every field that the API takes, and no other', () => {
    expect(Object.keys(RegisterBody.shape).sort()).toEqual(Object.keys(registrationSetters).sort());
  });

  it('has those of a matter solved on the spot, and of every command', () => {
    expect(bodyFields(HandleAtOnceBody)).toEqual(Object.keys(handleAtOnceSetters).sort());
    for (const command of commandNames)
      expect([command, bodyFields(commandBodies[command])]).toEqual([
        command,
        Object.keys(caseCommands.settersOf(command)).sort(),
      ]);
  });

  it('is what the OpenAPI document says', async () => {
    const { body } = await intake.get('/openapi.json');
    const { properties } = body.components.schemas.RegisterBody;
    for (const [field, setters] of Object.entries(registrationSetters))
      if (setters !== 'anyone')
        expect(properties[field].description).toContain('Set by desk or officer alone');
  });
});
