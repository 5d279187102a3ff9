import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { ClimbCaseActivities } from '../climb-case/climb-case.activities.ts';
import { register, startIntake } from '../intake.scenario.ts';
import { ReprojectHandler } from './re-project.handler.ts';
import { ReprojectWorkflows } from './re-project.workflows.ts';

const path = '/v1/calendars/cn';
const cases = 600;
const clock = new ManualClock('2026-11-23T09:30:00+08:00');
let intake: TestService;
let handler: ReprojectHandler;

async function publishHoliday(date: string): Promise<number> {
  const { body } = await intake.get(path, { as: 'admin' });
  const holidays = [...body.holidays, date];
  const published = await intake.put(path, { as: 'admin', body: { ...body, holidays } });
  return published.body.reprojection.edition;
}

async function count(sql: string): Promise<number> {
  const [row] = (await intake.dataSource.query(`select count(*)::int as n from ${sql}`)) as { n: number }[];
  return row?.n ?? 0;
}

const told = () => count(`event where type = 'deadline-moved'`);
const reprojection = async (edition: number) => {
  const [row] = await intake.dataSource.query('select * from reprojection where edition = $1', [edition]);
  return row as { looked: number; cases_moved: number; deadlines_moved: number; finished_at: Date | null };
};

beforeAll(async () => {
  intake = await startIntake(clock);
  handler = intake.running.app.get(ReprojectHandler);
  for (let batch = 0; batch < cases / 30; batch += 1)
    await Promise.all(Array.from({ length: 30 }, () => register(intake)));
}, 60_000);
afterAll(() => intake.stop());

describe('a re-projection', () => {
  it('goes on from where a call that died came to, and tells each case once', async () => {
    const edition = await publishHoliday('2026-11-24');
    expect(await handler.next(edition, 1)).toMatchObject({
      status: 'going-on',
      looked: 250,
      casesMoved: 250,
    });

    // The next call dies in the middle of its batch: what it wrote is gone with it.
    await intake.dataSource.query(`
      create function die() returns trigger language plpgsql as $$ begin raise exception 'died'; end $$;
      create trigger die before update on reprojection for each row when (new.looked > 400) execute function die()`);
    await expect(handler.next(edition, 1)).rejects.toThrow('died');
    expect([await told(), (await reprojection(edition)).looked]).toEqual([250, 250]);
    await intake.dataSource.query('drop function die cascade');

    expect(await handler.next(edition, 16)).toEqual({
      status: 'finished',
      looked: cases,
      casesMoved: cases,
      deadlinesMoved: cases,
    });
    expect(await told()).toBe(cases);
    expect(await count(`ladder_plan where (plan -> 'rungs' -> -1 ->> 'id') is null`)).toBe(0);
    const again = await handler.next(edition, 16);
    expect([again.status, await told()]).toEqual(['finished', cases]);
  });

  it('is done once by two who do it at the same time', async () => {
    const before = await told();
    const edition = await publishHoliday('2026-11-25');
    await Promise.all([handler.next(edition, 16), handler.next(edition, 16)]);
    expect(await reprojection(edition)).toMatchObject({ looked: cases, cases_moved: cases });
    expect(await told()).toBe(before + cases);
  });

  it('loses no case to commands given meanwhile', async () => {
    const before = await told();
    const edition = await publishHoliday('2026-11-26');
    const [{ id }] = (await intake.dataSource.query('select id from ledger_case order by id limit 1')) as [{ id: string }]; // prettier-ignore
    const [submitted] = await Promise.all([
      intake.post(`/v1/cases/${id}/submit`, {
        as: 'linjiang-desk',
        body: { unit: 'shifan.dongcheng.linjiang' },
      }),
      handler.next(edition, 16),
    ]);
    expect(submitted.status).toBe(200);
    expect(await told()).toBe(before + cases);
  });

  it('waits for a command that read the rules before the publication', async () => {
    const runner = intake.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query('select 1 from rule_publication');
    const edition = await publishHoliday('2026-11-27');
    expect((await handler.next(edition, 16)).status).toBe('waiting');
    expect((await reprojection(edition)).looked).toBe(0);
    await runner.commitTransaction();
    await runner.release();
    expect((await handler.next(edition, 16)).status).toBe('finished');
  });

  it('writes nothing for cases that do not move, and owes Temporal nothing', async () => {
    await intake.dataSource.query('update ladder_plan set sent_version = version');
    const before = await told();
    const edition = await publishHoliday('2027-11-30');
    expect(await handler.next(edition, 16)).toMatchObject({
      looked: cases,
      casesMoved: 0,
      deadlinesMoved: 0,
    });
    expect([await told(), await count('ladder_plan where sent_version < version')]).toEqual([before, 0]);
  });

  it('lays the ladder of an overdue case anew when its next escalation moves, and has the ladder ask', async () => {
    const [{ id }] = (await intake.dataSource.query('select id from ledger_case order by id desc limit 1')) as [{ id: string }]; // prettier-ignore
    const plan = async () => {
      const [row] = await intake.dataSource.query(
        `select sent_version, plan -> 'rungs' -> 0 ->> 'kind' as kind, (plan -> 'rungs' -> 0 ->> 'at')::bigint as at
         from ladder_plan where aggregate_id = $1`,
        [id],
      );
      return { ...row, at: new Date(Number(row.at) + 8 * 3_600_000).toISOString().slice(0, 16) };
    };
    // Due on the 30th by now, and the working day after that is the first of December.
    clock.set('2026-11-30T19:00:00+08:00');
    await intake.running.app.get(ClimbCaseActivities).climb({ kind: 'case', aggregateId: id, moment: 0 });
    expect(await plan()).toMatchObject({ kind: 'escalation', at: '2026-12-01T18:00' });
    await intake.dataSource.query('update ladder_plan set sent_version = version');
    const before = await told();
    await handler.next(await publishHoliday('2026-12-01'), 16);
    expect(await plan()).toEqual({ kind: 'escalation', at: '2026-12-02T18:00', sent_version: -1 });
    expect(await told()).toBe(before);
  });

  it('is owed to Temporal until it has ended, and asked for again when a minute has passed', async () => {
    const flow = intake.running.app.get(ReprojectWorkflows);
    expect(await flow.pending()).toEqual([]);
    const edition = await publishHoliday('2027-12-01');
    const owed = { type: 'reproject', id: `reprojection/${edition}`, input: { edition } };
    expect(await flow.pending()).toEqual([owed]);
    await flow.started(owed);
    expect(await flow.pending()).toEqual([]);
    clock.advance(60_001);
    expect(await flow.pending()).toEqual([owed]);
    await handler.next(edition, 16);
    expect(await flow.pending()).toEqual([]);
  });

  it('knows nothing of an edition that somebody made up', async () => {
    expect(await handler.next(999, 1)).toMatchObject({ status: 'finished', looked: 0 });
  });
});
