import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createMetrics } from '@fengqiao/observability/metrics';
import type { AddressedPlan, TemporalClient } from '@fengqiao/temporal/temporal-client';
import { until } from '@fengqiao/test-rig/harness/until';
import { RelayMetrics } from '../events/relay-metrics.ts';
import { LadderRelay, priorityOf } from './ladder-relay.ts';
import { log, PlansHarness } from './plans.scenario.ts';

let plans: PlansHarness;
let relay: LadderRelay | undefined;
/** What a Temporal was told, in order; `takes` is what it does with a plan. */
let told: string[];
let takes: (plan: AddressedPlan) => Promise<void>;

beforeEach(async () => {
  plans = await PlansHarness.start();
  told = [];
  takes = () => Promise.resolve();
});
afterEach(async () => {
  await relay?.stop();
  relay = undefined;
  await plans.stop();
});

function start(): void {
  const temporal = {
    prepare: () => Promise.resolve(),
    deliver: async (plan: AddressedPlan) => {
      told.push(plan.aggregateId);
      await takes(plan);
    },
  } as unknown as TemporalClient;
  const { dataSource, clock } = plans;
  const metrics = new RelayMetrics(createMetrics('intake'));
  relay = new LadderRelay({ dataSource, temporal, held: () => [0], clock, log, metrics });
}

describe('plans', () => {
  it('go by how near their next rung is, whichever was owed first', async () => {
    const far = await plans.plan({ rungIn: 60 * 24 * 7 });
    const tomorrow = await plans.plan({ rungIn: 60 * 24 });
    const none = await plans.plan({ rungIn: null });
    const soon = await plans.plan({ rungIn: 5 });
    const sooner = await plans.plan({ rungIn: 1 });
    const call = await plans.plan({ rungIn: 2, urgent: true });
    start();
    await until('all are told', async () => told.length === 6);
    const order = (ids: string[]) => told.filter((id) => ids.includes(id));
    expect(order([call, soon, sooner])).toEqual([call, sooner, soon]);
    expect(order([far, tomorrow, none])).toEqual([tomorrow, far, none]);
  });

  it('whose next rung is near do not wait for a batch of those that are far', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    for (let n = 0; n < 70; n++) await plans.plan({ rungIn: 60 * 24 * 7 });
    takes = ({ plan }) => (plan.urgent ? Promise.resolve() : held);
    start();
    await until('the far lane is full', async () => told.length === 8);
    const call = await plans.plan({ rungIn: 1, urgent: true });
    await until('the call for help is told', async () => told.includes(call));
    expect(told.length).toBe(9);
    release();
    await until('all are told', async () => new Set(told).size === 71);
  });

  it('that Temporal will not take hold up nobody', async () => {
    const bad: string[] = [];
    for (let n = 0; n < 40; n++) bad.push(await plans.plan({ rungIn: 1 }));
    const good = await plans.plan({ rungIn: 2 });
    takes = ({ aggregateId }) =>
      bad.includes(aggregateId) ? Promise.reject(new Error('no')) : Promise.resolve();
    start();
    await until('the good one is told', async () => told.includes(good));
    plans.clock.advance(2_000);
    await until('the bad ones are tried again', async () => told.filter((id) => id === bad[0]).length > 1);
  });
});

it('a ladder has its priority by how near it is, a call for help the first', () => {
  const card = { number: 'n', stage: 's', unit: 'u', overdue: false, level: 0, clocks: [] };
  const plan = (minutes: number) => ({
    ...{ version: 1, status: 'open' as const, card },
    rungs: [{ id: 'a', kind: 'breach', at: minutes * 60_000 }],
  });
  expect(priorityOf({ ...plan(60 * 24 * 9), urgent: true }, 0)).toBe(1);
  expect([9, 60, 60 * 25].map((minutes) => priorityOf(plan(minutes), 0))).toEqual([2, 3, 4]);
  expect(priorityOf({ ...plan(0), rungs: [] }, 0)).toBe(4);
});
