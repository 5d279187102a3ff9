import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import openapiTypes, { astToString } from 'openapi-typescript';
import { TwoServices } from '../../../mediation/src/mediation.scenario.ts';
import { commandForms, guidanceForm } from './command-forms.scenario.ts';
import { forCitizens, forDesk } from './parts-of-the-api.scenario.ts';

let services: TwoServices;
beforeAll(async () => {
  services = await TwoServices.start(new ManualClock('2026-11-20T17:00:00+08:00'));
}, 60_000);
afterAll(() => services.stop());

/** Written where that is asked for, and in any case held to what is there. */
function expectWritten(path: string, made: string): void {
  const file = fileURLToPath(new URL(path, import.meta.url));
  if (process.env['FENGQIAO_GENERATE_CLIENT']) writeFileSync(file, made);
  expect(readFileSync(file, 'utf8')).toBe(made);
}
const head = (name: string) => `// Generated from ${name}'s OpenAPI document: npm run generate-client\n\n`;

it.each([
  ['intake', 'citizens', forCitizens, './intake-api.generated.ts'],
  ['mediation', 'citizens', forCitizens, './mediation-api.generated.ts'],
  ['intake', 'the desk', forDesk, '../desk/api/intake-api.generated.ts'],
] as const)(
  'the types of %s are those of what its OpenAPI document offers to %s (npm run generate-client)',
  async (name, _readers, partFor, path) => {
    const { body } = await services[name].get('/openapi.json');
    const types = astToString(await openapiTypes(JSON.stringify(partFor(body))));
    expectWritten(path, `${head(name)}${types}`);
  },
  30_000,
);

it('the forms of the commands of a case are those of the bodies in the OpenAPI document (npm run generate-client)', async () => {
  const { body } = await services.intake.get('/openapi.json');
  const forms = JSON.stringify(commandForms(body), null, 2);
  expectWritten(
    '../desk/acts/command-forms.generated.ts',
    `${head('intake')}import type { FieldShape } from './field-shape.ts';\n\nexport const commandForms: Readonly<Record<string, FieldShape>> = ${forms};\n`,
  );
}, 30_000);

it('the form of guidance is that of its body in the OpenAPI document (npm run generate-client)', async () => {
  const { body } = await services.intake.get('/openapi.json');
  const form = JSON.stringify(guidanceForm(body), null, 2);
  expectWritten(
    '../desk/guidance/guidance-form.generated.ts',
    `${head('intake')}import type { FieldShape } from '../acts/field-shape.ts';\n\nexport const guidanceForm: FieldShape = ${form};\n`,
  );
}, 30_000);
