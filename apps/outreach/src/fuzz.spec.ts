import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hazardCommands } from '@fengqiao/domain/hazard/commands/permissions';
import { fuzzRuns, fuzzService } from '@fengqiao/test-rig/fuzz/fuzz-service';
import type { Example } from '@fengqiao/test-rig/fuzz/knowledge';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleRows } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { bodies, chief, desk, exit, found, hazardIn, officer, startOutreach } from './outreach.scenario.ts';

let outreach: TestService;
const ids: string[] = [];
const examples: Record<string, Example[]> = {};
const givenIn = {
  'claim-rectified': 'noticed',
  're-check': 'rectified',
  'record-receipt': 'referred',
} as const;
const givenBy: Record<string, string> = { extend: chief, void: chief, 'change-handler': desk };

beforeAll(async () => {
  outreach = await startOutreach(new ManualClock('2026-11-20T17:00:00+08:00'));
  const add = (operation: string, example: Example) => (examples[operation] ??= []).push(example);
  for (const command of hazardCommands.names) {
    const isOfNotice = command === 'record-service' || command === 'extend';
    const stage = isOfNotice ? 'noticed' : (givenIn[command as keyof typeof givenIn] ?? 'found');
    const id = await hazardIn(outreach, stage);
    ids.push(id);
    add(`POST /v1/hazards/{id}/${command}`, { as: givenBy[command] ?? officer, id, body: bodies[command] });
  }
  const id = await hazardIn(outreach, 'noticed');
  for (const path of ['', '/events', '/clocks']) add(`GET /v1/hazards/{id}${path}`, { as: officer, id });
  add('GET /v1/hazards/{id}/notices/{notice}', { as: officer, id, params: { notice: '1' } });
  add('POST /v1/hazards', { as: officer, body: exit });
  const { result, evidence } = bodies.solve;
  add('POST /v1/hazards/handle-at-once', { as: officer, body: { ...exit, result, evidence } });
}, 90_000);
afterAll(() => outreach.stop());

it(
  'whatever outreach is asked, it answers as it promises and keeps nothing of what it refuses',
  async () => {
    const units = sampleRows('units.csv').map((unit) => unit['path'] ?? '');
    const people = sampleRows('people.csv').map((person) => person['id'] ?? '');
    const { onlyRefused, badExamples } = await fuzzService(outreach, {
      people: [desk, officer, chief, 'supervisor', 'admin', 'hq-analyst'],
      known: { id: ids, place: units, unit: units, handler: people, phone: ['13800000000'] },
      examples,
      stillWorks: () => found(outreach).then(() => ({ status: 201 })),
    });
    expect(onlyRefused).toEqual([]);
    expect(badExamples).toEqual([]);
  },
  20_000 + fuzzRuns * 300,
);
