import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { LadderWatch } from '@fengqiao/test-rig/harness/ladder-watch';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { register, startIntake, walk } from '../intake.scenario.ts';
import { IntakeInSkippedTime } from '../intake-in-skipped-time.scenario.ts';

let office: IntakeInSkippedTime;
let temporal: IntakeInSkippedTime['temporal'];
let intake: TestService;
let ladder: LadderWatch;

beforeAll(async () => {
  office = await IntakeInSkippedTime.start();
  ({ temporal, intake } = office);
  ladder = new LadderWatch(temporal, intake.dataSource, 'case', workflowBundlePath);
});
afterAll(() => office.stop());

describe('the ladder of a case', () => {
  it('costs at most 40 events on the straight road, and replays', async () => {
    let current = '';
    const id = await walk(intake, 'close', async () => {
      const [row] = await intake.dataSource.query('select id from ledger_case order by id desc limit 1');
      current = row.id;
      await ladder.settled(current);
    });
    // Awaiting the result skips time, so not before the last signal is there.
    await ladder.settled(id);
    await ladder.handle(id).result();
    const { events } = await ladder.history(id);
    expect(events?.length).toBeLessThanOrEqual(40);
    // What was seen when this was written; a change that costs more should be noticed.
    expect(events?.length).toBe(36);
    await ladder.replays(id, 'straight-road');
  });

  it('climbs each rung once, at its moment, while nobody does anything', async () => {
    const { body } = await register(intake);
    await ladder.settled(body.id);
    const before = (await ladder.history(body.id)).events?.length ?? 0;
    await ladder.sleepUntilClimbed(body.id, 6);
    await ladder.settled(body.id);

    const rungs = await ladder.climbed(body.id);
    expect(rungs.slice(0, 5)).toEqual([
      'assign/1/reminder/1',
      'assign/1/warning/1',
      'assign/1/breach/1',
      'assign/1/escalation/1',
      'assign/1/escalation/2',
    ]);
    expect(new Set(rungs).size).toBe(rungs.length);
    const { events } = await ladder.history(body.id);
    const climbs = events?.filter((event) => event.markerRecordedEventAttributes).length ?? 0;
    expect(climbs).toBe(rungs.length);
    expect(((events?.length ?? 0) - before) / climbs).toBeLessThanOrEqual(9);
    await ladder.replays(body.id, 'climbs');
  });

  it('shows an operator the number, stage, unit, next rung and each climb', async () => {
    const { body } = await register(intake);
    await ladder.sleepUntilClimbed(body.id, 1);
    await ladder.settled(body.id);
    const details = await ladder.details(body.id);
    expect(details).toContain(body.number);
    expect(details).toContain('shifan.dongcheng.linjiang');
    expect(details).toContain('Next rung');
    expect(details).toContain('assign/1/reminder/1');
    const { searchAttributes } = await ladder.handle(body.id).describe();
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
    await ladder.settled(body.id);
    await ladder.handle(body.id).signal('plan', madeUp(body.number, 'shifan'));
    await until('it believes it', async () => {
      const { searchAttributes } = await ladder.handle(body.id).describe();
      return searchAttributes['Level']?.[0] === 9;
    });
    await ladder.sleepUntilClimbed(body.id, 3);
    await ladder.settled(body.id);
    const { searchAttributes } = await ladder.handle(body.id).describe();
    expect(searchAttributes).toMatchObject({ Unit: ['shifan.dongcheng.linjiang'], Overdue: [true] });
    expect(searchAttributes['Level']).not.toEqual([9]);
    await ladder.replays(body.id, 'made-up-plan');
  });

  it.each([
    ['nothing', null],
    ['text', 'climb!'],
    ['a plan without a card', { version: 1e9, status: 'open', rungs: [] }],
    ['a moment beyond all dates', { ...madeUp('x', 'y'), rungs: [{ id: 'a', kind: 'b', at: 1e300 }] }],
    ['a text too long for a search attribute', madeUp('x', 'y'.repeat(5_000))],
  ])('passes over a signal that holds %s', async (_, junk) => {
    const { body } = await register(intake);
    await ladder.settled(body.id);
    await ladder.handle(body.id).signal('plan', junk);
    await ladder.sleepUntilClimbed(body.id, 1);
    expect((await ladder.climbed(body.id))[0]).toBe('assign/1/reminder/1');
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
    await ladder.sleepUntilClimbed(body.id, 2);
    expect(new Set(await ladder.climbed(body.id)).size).toBe((await ladder.climbed(body.id)).length);
  });
});
