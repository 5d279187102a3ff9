import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/test-nats';
import type { TestService } from '@fengqiao/test-rig/test-service';
import { startTestTemporal } from '@fengqiao/test-rig/test-temporal';
import { until } from '@fengqiao/test-rig/until';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { register, startIntake, walk } from '../intake.scenario.ts';

let temporal: Awaited<ReturnType<typeof startTestTemporal>>;
let nats: TestNats;
let intake: TestService;

beforeAll(async () => {
  [temporal, nats] = await Promise.all([startTestTemporal(), startTestNats()]);
  intake = await startIntake(temporal.clock, {
    roles: ['api', 'relay', 'worker'],
    natsUrl: nats.url,
    temporalAddress: temporal.address,
  });
});
afterAll(async () => {
  await intake.stop();
  await nats.stop();
  await temporal.env.teardown();
});

const handleOf = (id: string) => temporal.env.client.workflow.getHandle(`case/${id}`);

async function history(id: string) {
  return handleOf(id).fetchHistory();
}

/** Waits until Temporal holds the newest plan and has handled it: the next signal then comes alone. */
async function settled(id: string): Promise<void> {
  await until(`the ladder of ${id} has handled its plan`, async () => {
    const [plan] = await intake.dataSource.query(
      'select 1 from ladder_plan where aggregate_id = $1 and sent_version < version',
      [id],
    );
    if (plan) return false;
    const { events = [] } = await history(id);
    const last = events?.at(-1)?.eventType;
    return last !== undefined && !pendingTypes.has(Number(last));
  });
}

// A signal, a task scheduled or started: the workflow has yet to handle something.
const pendingTypes = new Set([26, 5, 6]);

/** Lets days go by until so many rungs are climbed: which day that is depends on weekends and holidays ahead. */
async function sleepUntilClimbed(id: string, rungs: number): Promise<void> {
  const enough = async () => (await climbed(id)).length >= rungs;
  for (let day = 0; day < 60 && !(await enough()); day++) {
    await temporal.env.sleep('1 day');
    await until('what fell due today is climbed', enough, 700).catch(() => undefined);
  }
  if (!(await enough())) throw new Error(`only ${(await climbed(id)).length} rungs of ${id} are climbed`);
}

async function eventsOf(
  id: string,
): Promise<{ fact: { rung: { id: string } }; type: string; occurred_at: Date }[]> {
  const rows = await intake.dataSource.query(
    `select type, occurred_at, data -> 'fact' as fact from event where aggregate_id = $1 order by seq`,
    [id],
  );
  return rows;
}

async function climbed(id: string): Promise<string[]> {
  return (await eventsOf(id)).filter(({ type }) => type === 'rung-climbed').map(({ fact }) => fact.rung.id);
}

/** Replays at once; with FENGQIAO_SAVE_HISTORIES a release keeps the history for later ones to replay. */
async function replays(id: string, name: string): Promise<void> {
  const lived = await history(id);
  await Worker.runReplayHistory({ workflowBundle: { codePath: workflowBundlePath } }, lived, `case/${id}`);
  const release = process.env['FENGQIAO_SAVE_HISTORIES'];
  if (release) await writeFile(`${histories}${release}-${name}.json`, historyToJSON(lived));
}

const histories = fileURLToPath(new URL('../../../../workflows/histories/', import.meta.url));

describe('the ladder of a case', () => {
  it('costs at most 40 events on the straight road, and replays', async () => {
    let current = '';
    const id = await walk(intake, 'close', async () => {
      const [row] = await intake.dataSource.query('select id from ledger_case order by id desc limit 1');
      current = row.id;
      await settled(current);
    });
    // Awaiting the result skips time, so not before the last signal is there.
    await settled(id);
    await handleOf(id).result();
    const { events } = await history(id);
    expect(events?.length).toBeLessThanOrEqual(40);
    // What was seen when this was written; a change that costs more should be noticed.
    expect(events?.length).toBe(36);
    await replays(id, 'straight-road');
  });

  it('climbs each rung once, at its moment, while nobody does anything', async () => {
    const { body } = await register(intake);
    await settled(body.id);
    const before = (await history(body.id)).events?.length ?? 0;
    await sleepUntilClimbed(body.id, 6);
    await settled(body.id);

    const rungs = await climbed(body.id);
    expect(rungs.slice(0, 5)).toEqual([
      'assign/1/reminder/1',
      'assign/1/warning/1',
      'assign/1/breach/1',
      'assign/1/escalation/1',
      'assign/1/escalation/2',
    ]);
    expect(new Set(rungs).size).toBe(rungs.length);
    const { events } = await history(body.id);
    const climbs = events?.filter((event) => event.markerRecordedEventAttributes).length ?? 0;
    expect(climbs).toBe(rungs.length);
    expect(((events?.length ?? 0) - before) / climbs).toBeLessThanOrEqual(9);
    await replays(body.id, 'climbs');
  });

  it('shows an operator the number, stage, unit, next rung and each climb', async () => {
    const { body } = await register(intake);
    await sleepUntilClimbed(body.id, 1);
    await settled(body.id);
    const details = await handleOf(body.id).query<{ currentDetails?: string }>(
      '__temporal_workflow_metadata',
    );
    expect(details.currentDetails).toContain(body.number);
    expect(details.currentDetails).toContain('shifan.dongcheng.linjiang');
    expect(details.currentDetails).toContain('Next rung');
    expect(details.currentDetails).toContain('assign/1/reminder/1');
    const { searchAttributes } = await handleOf(body.id).describe();
    expect(searchAttributes).toMatchObject({
      Kind: ['case'],
      Number: [body.number],
      Unit: ['shifan.dongcheng.linjiang'],
    });
  });

  const madeUp = (number: string, unit: string) => ({
    version: 1_000_000_000,
    status: 'open',
    rungs: [{ id: 'assign/1/reminder/1', kind: 'reminder', at: Date.now() + 9_999 * 86_400_000 }],
    card: { number, stage: 'registered', unit, overdue: true, level: 9, clocks: [] },
  });

  it('that somebody sent a made-up plan asks the database when its rung stays unclimbed, and is right again', async () => {
    const { body } = await register(intake);
    await settled(body.id);
    await handleOf(body.id).signal('plan', madeUp(body.number, 'shifan'));
    await until('it believes it', async () => {
      const { searchAttributes } = await handleOf(body.id).describe();
      return searchAttributes['Level']?.[0] === 9;
    });
    await sleepUntilClimbed(body.id, 3);
    await settled(body.id);
    const { searchAttributes } = await handleOf(body.id).describe();
    expect(searchAttributes).toMatchObject({ Unit: ['shifan.dongcheng.linjiang'], Overdue: [true] });
    expect(searchAttributes['Level']).not.toEqual([9]);
    await replays(body.id, 'made-up-plan');
  });

  it.each([
    ['nothing', null],
    ['text', 'climb!'],
    ['a plan without a card', { version: 1e9, status: 'open', rungs: [] }],
    ['a moment beyond all dates', { ...madeUp('x', 'y'), rungs: [{ id: 'a', kind: 'b', at: 1e300 }] }],
    ['a text too long for a search attribute', madeUp('x', 'y'.repeat(5_000))],
  ])('passes over a signal that holds %s', async (_, junk) => {
    const { body } = await register(intake);
    await settled(body.id);
    await handleOf(body.id).signal('plan', junk);
    await sleepUntilClimbed(body.id, 1);
    expect((await climbed(body.id))[0]).toBe('assign/1/reminder/1');
  });

  it('that somebody starts by hand with anything but a plan fails at once and does not come back', async () => {
    const { client } = temporal.env;
    const handle = await client.workflow.start('ladder', {
      taskQueue: 'intake',
      workflowId: 'case/by-hand',
      args: [{ kind: 'case', aggregateId: 'somebody', plan: madeUp('x', 'y') }],
    });
    await expect(handle.result()).rejects.toMatchObject({ cause: { type: 'no-ladder' } });
  });

  it('that was lost is started again when its next rung is a minute past', async () => {
    // Registered where nothing is relayed, and marked as if Temporal had been told: a ladder that is not there.
    const { clock } = temporal;
    const apart = await startIntake(clock, { roles: ['api'], databaseUrl: intake.databaseUrl });
    const { body } = await register(apart);
    await intake.dataSource.query(
      'update ladder_plan set sent_version = 1000000, told_at = now(), tried_at = now() where aggregate_id = $1',
      [body.id],
    );
    await apart.stop();
    await sleepUntilClimbed(body.id, 2);
    expect(new Set(await climbed(body.id)).size).toBe((await climbed(body.id)).length);
  });
});
