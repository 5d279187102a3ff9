import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { costOf, costsOfSteps, type Cost } from '@fengqiao/test-rig/databases/cost-of';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import {
  mediator,
  move,
  officer,
  planned,
  startMediationAlone,
  written,
  type DisputeStep,
} from '../mediation.scenario.ts';

let mediation: TestService;

beforeAll(async () => {
  mediation = await startMediationAlone(new ManualClock('2026-11-16T10:00:00+08:00'));
});
afterAll(() => mediation.stop());

/** What each command asks of PostgreSQL, BEGIN and COMMIT among it, and in how many packets: its answer reads the events. */
const costs: { readonly step: DisputeStep; readonly statements: number; readonly packets: number }[] = [
  { step: ['accept', officer, { mediator }], statements: 10, packets: 3 },
  { step: ['record-consent', officer, consent('A')], statements: 9, packets: 3 },
  { step: ['record-consent', officer, consent('B')], statements: 9, packets: 3 },
  { step: planned('2026-11-17T09:00:00+08:00'), statements: 10, packets: 3 },
];

function consent(party: string) {
  return { party, given: true, means: '书面' };
}

async function walk(): Promise<Cost[]> {
  const dispute = await written(mediation);
  const paid: Cost[] = [];
  for (const { step } of costs)
    paid.push(await costOf(mediation.databaseUrl, () => move(mediation, dispute, [step])));
  return paid;
}

it('a command on a dispute asks of the database what this table says, in few packets and by name', async () => {
  const paid = await costsOfSteps(walk);
  expect(
    paid.map(({ statements, packets }, n) => ({
      ...{ step: costs[n]?.step, statements: statements.length, packets },
    })),
  ).toEqual(costs);
  const unnamed = paid.flatMap(({ statements }) => statements.filter((text) => !text.endsWith(' (named)')));
  expect([...new Set(unnamed)]).toEqual(['START TRANSACTION', 'COMMIT']);
});
