import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import openapiTypes, { astToString } from 'openapi-typescript';
import { TwoServices } from '../../../mediation/src/mediation.scenario.ts';
import { forCitizens } from './for-citizens.scenario.ts';

let services: TwoServices;
beforeAll(async () => {
  services = await TwoServices.start(new ManualClock('2026-11-20T17:00:00+08:00'));
}, 60_000);
afterAll(() => services.stop());

it.each(['intake', 'mediation'] as const)(
  'the types of %s are those of what its OpenAPI document offers to citizens (npm run generate-client)',
  async (name) => {
    const file = fileURLToPath(new URL(`./${name}-api.generated.ts`, import.meta.url));
    const { body } = await services[name].get('/openapi.json');
    const types = astToString(await openapiTypes(JSON.stringify(forCitizens(body))));
    const text = `// Generated from ${name}'s OpenAPI document: npm run generate-client\n\n${types}`;
    if (process.env['FENGQIAO_GENERATE_CLIENT']) writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  },
  30_000,
);
