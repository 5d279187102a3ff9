import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createMetrics } from '@fengqiao/observability/metrics';
import { endedPlan, type ClimbRequest } from '@fengqiao/contracts/temporal/ladder';
import { until } from '@fengqiao/test-rig/harness/until';
import { Counter } from 'prom-client';
import { DueSweep } from './due-sweep.ts';
import { log, PlansHarness } from './plans.scenario.ts';

let plans: PlansHarness;
let sweep: DueSweep | undefined;
let climbed: { id: string; isTaken: boolean }[];
let fails: (id: string) => boolean;

beforeEach(async () => {
  plans = await PlansHarness.start();
  climbed = [];
  fails = () => false;
});
afterEach(async () => {
  await sweep?.stop();
  sweep = undefined;
  await plans.stop();
});

function start(isWallClock = false): void {
  const { dataSource, clock } = plans;
  const climb = async (request: ClimbRequest, isTaken: boolean) => {
    const { aggregateId: id } = request;
    climbed.push({ id, isTaken });
    if (fails(id)) throw new Error('no');
    await plans.climbed(id);
    return endedPlan(request);
  };
  const registers = [createMetrics('intake')];
  const swept = new Counter({ name: 'swept', help: 'x', labelNames: ['plan'] as const, registers });
  sweep = new DueSweep({ dataSource, climb, kinds: ['case'], clock, isWallClock, log, swept });
}
const ids = () => climbed.map(({ id }) => id);

it('what is due before its plan is taken is climbed all the same, a call for help before any number of others', async () => {
  for (let n = 0; n < 40; n++) await plans.plan({ rungIn: -1 });
  const call = await plans.plan({ rungIn: -0.01, urgent: true });
  const ahead = await plans.plan({ rungIn: 1 });
  start();
  await until('all that is due is climbed', async () => climbed.length >= 41);
  expect(ids().indexOf(call)).toBeLessThan(4);
  expect(new Set(ids()).size).toBe(41);
  expect(ids()).not.toContain(ahead);
});

it('what Temporal has is left to it for a while, an urgent one for a shorter', async () => {
  const taken = await plans.plan({ rungIn: -1, isTaken: true });
  const call = await plans.plan({ rungIn: -1, urgent: true, isTaken: true });
  const owed = await plans.plan({ rungIn: -1 });
  start();
  await until('the call is climbed', async () => ids().includes(call));
  expect(climbed).toEqual([
    { id: owed, isTaken: false },
    { id: call, isTaken: true },
  ]);
  await until('what Temporal does not get to is climbed', async () => ids().includes(taken), 20_000);
});

it('one that cannot be climbed holds up nobody and is tried ever more slowly', async () => {
  const bad = await plans.plan({ rungIn: -2 });
  fails = (id) => id === bad;
  start();
  await until('it was tried', async () => ids().includes(bad));
  const good = await plans.plan({ rungIn: -1 });
  await until('the other is climbed', async () => ids().includes(good));
  await until('it is tried again', async () => ids().filter((id) => id === bad).length >= 3);
  expect(ids().filter((id) => id === good)).toHaveLength(1);
});

it('an aggregate of a kind that is not climbed here is left alone', async () => {
  const other = await plans.plan({ rungIn: -2 }, 'dispute');
  const own = await plans.plan({ rungIn: -1 });
  start();
  await until('its own is climbed', async () => ids().includes(own));
  expect(ids()).not.toContain(other);
});

it('a clock that is days ahead of the database’s brings no rung forward', async () => {
  plans.clock.set('2090-01-01T00:00:00+08:00');
  const future = await plans.plan({ rungIn: -1 });
  plans.clock.set('2026-11-20T10:00:00+08:00');
  const past = await plans.plan({ rungIn: -1 });
  plans.clock.set('2090-01-01T00:00:00+08:00');
  start(true);
  await until('what is due by both is climbed', async () => ids().includes(past));
  expect(ids()).toEqual([past]);
  await sweep?.stop();
  start(false);
  await until('by its own clock both are due', async () => ids().includes(future));
});
