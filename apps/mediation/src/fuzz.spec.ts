import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fuzzRuns, fuzzService } from '@fengqiao/test-rig/fuzz/fuzz-service';
import type { Example } from '@fengqiao/test-rig/fuzz/knowledge';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleRows } from '@fengqiao/test-rig/harness/sample';
import { consultExamples } from './consultations/consult-examples.scenario.ts';
import { disputeExamples } from './dispute-examples.scenario.ts';
import { administrationExamples } from './imports/import-examples.scenario.ts';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { mediator, officer, startMediationAlone, written } from './mediation.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let mediation: TestService;
let ids: string[] = [];
const examples: Record<string, Example[]> = {};

beforeAll(async () => {
  mediation = await startMediationAlone(clock);
  Object.assign(examples, await consultExamples(mediation));
  const ofDisputes = await disputeExamples(mediation, clock);
  ids = ofDisputes.ids;
  Object.assign(examples, ofDisputes.examples, await administrationExamples(mediation));
}, 90_000);
afterAll(() => mediation.stop());

it(
  'whatever mediation is asked, it answers as it promises and keeps nothing of what it refuses',
  async () => {
    const units = sampleRows('units.csv').map((unit) => unit['path'] ?? '');
    const people = sampleRows('people.csv').map((person) => person['id'] ?? '');
    const { onlyRefused, badExamples, badRepeats } = await fuzzService(mediation, {
      people: ['linjiang-desk', mediator, officer, 'linjiang-chief', 'supervisor', 'admin', 'hq-analyst'],
      known: {
        id: ids,
        place: units,
        residence: units,
        station: units,
        person: people,
        mediator: people,
        party: ['A', 'B'],
        who: ['A', 'B'],
        toWhom: ['A', 'B'],
        phone: ['13800000000', '+86 10-6500 0000'],
      },
      examples,
      stillWorks: () => written(mediation).then(() => ({ status: 201 })),
    });
    expect(onlyRefused).toEqual([]);
    expect(badExamples).toEqual([]);
    expect(badRepeats).toEqual([]);
  },
  20_000 + fuzzRuns * 300,
);
