import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LadderWatch } from '@fengqiao/test-rig/harness/ladder-watch';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { startTestTemporal } from '@fengqiao/test-rig/servers/test-temporal';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { matter, register, startIntake } from '../intake.scenario.ts';

const call = { ...matter, responseClass: '1-3-5' };
let temporal: Awaited<ReturnType<typeof startTestTemporal>>;
/** Takes matters and does nothing beside; its database is everybody's here. */
let desk: TestService;
let ladders: LadderWatch;

beforeAll(async () => {
  temporal = await startTestTemporal();
  desk = await startIntake(temporal.clock);
  ladders = new LadderWatch(temporal, desk.dataSource, 'case', workflowBundlePath);
}, 90_000);
afterAll(async () => {
  await desk.stop();
  await temporal.env.teardown();
});

const beside = (roles: ('relay' | 'worker')[], temporalAddress = '127.0.0.1:1', clock = temporal.clock) =>
  startIntake(clock, { roles, databaseUrl: desk.databaseUrl, temporalAddress });
const planOf = async (id: string) => {
  const [row] = await desk.dataSource.query(
    'select version, sent_version as sent, urgent from ladder_plan where aggregate_id = $1',
    [id],
  );
  return row as { version: number; sent: number; urgent: boolean };
};
const climbedOnce = async (id: string, rungs: readonly string[]) => {
  await until(`climbed ${rungs.join()}`, async () => (await ladders.climbed(id)).length >= rungs.length);
  expect(await ladders.climbed(id)).toEqual(rungs);
};

describe('a call for help', () => {
  it('whose plan nobody took is climbed where Temporal is away, and its ladder goes on from there', async () => {
    const { body } = await register(desk, { body: call });
    expect(await planOf(body.id)).toMatchObject({ sent: 0, urgent: true });
    const worker = await beside(['worker']);
    await temporal.env.sleep('50 seconds');
    await climbedOnce(body.id, ['acknowledge/1/warning/1']);
    // Killed between the climb and the plan: what it laid is owed.
    await worker.stop();
    const { sent, version } = await planOf(body.id);
    expect(sent).toBeLessThan(version);
    const both = await beside(['relay', 'worker'], temporal.address);
    await ladders.settled(body.id);
    await temporal.env.sleep('12 seconds');
    await climbedOnce(body.id, ['acknowledge/1/warning/1', 'acknowledge/1/breach/1']);
    await both.stop();
  }, 90_000);

  it('whose plan was taken and whose ladder never began is climbed, and its ladder is told to ask', async () => {
    const { body } = await register(desk, { body: call });
    const relay = await beside(['relay'], temporal.address);
    await until('Temporal has the plan', async () => (await planOf(body.id)).sent > 0);
    // Killed between a plan's taking and its start: nobody works the task queue.
    await relay.stop();
    // The test server skips no time while a task waits for a worker.
    const ahead = { now: async () => (await temporal.clock.now()) + 50_000 };
    const worker = await beside(['worker'], '127.0.0.1:1', ahead);
    await climbedOnce(body.id, ['acknowledge/1/warning/1']);
    expect((await planOf(body.id)).sent).toBe(-1);
    await worker.stop();
    const both = await beside(['relay', 'worker'], temporal.address);
    await ladders.settled(body.id);
    await temporal.env.sleep('62 seconds');
    await climbedOnce(body.id, ['acknowledge/1/warning/1', 'acknowledge/1/breach/1']);
    await ladders.replays(body.id, 'asked-after-a-sweep');
    await both.stop();
  }, 90_000);
});
