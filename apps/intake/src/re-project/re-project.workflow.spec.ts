import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { replays } from '@fengqiao/test-rig/harness/replay';
import { until } from '@fengqiao/test-rig/harness/until';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { register } from '../intake.scenario.ts';
import { IntakeInSkippedTime } from '../intake-in-skipped-time.scenario.ts';

let office: IntakeInSkippedTime;
let temporal: IntakeInSkippedTime['temporal'];
let intake: TestService;

beforeAll(async () => {
  office = await IntakeInSkippedTime.start();
  ({ temporal, intake } = office);
});
afterAll(() => office.stop());

const dayMs = 86_400_000;
const localDate = (moment: number) => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10);

async function climbs(id: string): Promise<{ rung: string; at: Date }[]> {
  return intake.dataSource.query(
    `select data -> 'fact' -> 'rung' ->> 'id' as rung, occurred_at as at from event
     where aggregate_id = $1 and type = 'rung-climbed' order by seq`,
    [id],
  );
}

it('moves deadlines and Temporal’s timers follow, while nobody does anything', async () => {
  const { body } = await register(intake);
  const due = Date.parse(body.clocks[0].dueAt);
  const { body: calendar } = await intake.get('/v1/calendars/cn', { as: 'admin' });
  const holidays = [...calendar.holidays, localDate(due)];
  const workdays = calendar.workdays.filter(({ date }: { date: string }) => date !== localDate(due));
  const published = await intake.put('/v1/calendars/cn', {
    as: 'admin',
    body: { ...calendar, holidays, workdays },
  });
  const { edition } = published.body.reprojection;

  await until('the re-projection has ended', async () => {
    const { body: watched } = await intake.get('/v1/calendars/cn', { as: 'admin' });
    return watched.reprojection.finishedAt !== null;
  });
  const [moved] = await intake.dataSource.query(
    `select data -> 'fact' -> 'deadline' ->> 'newDueAt' as to from event where aggregate_id = $1 and type = 'deadline-moved'`,
    [body.id],
  );
  const movedTo = Date.parse(moved.to);
  expect(movedTo).toBeGreaterThan(due);

  // The old due moment passes, and the breach is climbed at the new one.
  const breached = async () => (await climbs(body.id)).find(({ rung }) => rung === 'assign/1/breach/1');
  for (let day = 0; day < 30 && !(await breached()); day += 1) {
    await temporal.env.sleep(dayMs);
    await until('what fell due is climbed', breached, 700).catch(() => undefined);
  }
  expect((await breached())?.at.getTime()).toBe(movedTo);

  const handle = temporal.env.client.workflow.getHandle(`reprojection/${edition}`);
  await handle.result();
  await replays(workflowBundlePath, `reprojection/${edition}`, await handle.fetchHistory(), 'reprojection');
}, 60_000);
