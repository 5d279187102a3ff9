import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canSee } from '@fengqiao/domain/case/visibility/confidentiality';
import { readerOf } from '@fengqiao/domain/aggregate/reader';
import { callerOf } from '@fengqiao/identity/subject-key';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile, sampleRows } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { IsNull } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';
import { DirectorySource } from '../directory/directory-source.ts';
import { complaint, matter, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
  await intake.post('/v1/imports/ledger', { as: 'admin', body: sampleFile('ledger.csv') });
  for (const about of [
    'shifan.dongcheng',
    'shifan',
    'shifan.ducha',
    'shifan.dongcheng.linjiang.hongqi',
    undefined,
  ])
    await intake.post('/v1/cases', { body: { ...complaint, subjectUnit: about } });
  await intake.post('/v1/cases', {
    as: 'bureau-desk',
    body: { ...matter, subjectPersons: ['dongcheng-desk'] },
  });
});
afterAll(() => intake.stop());

async function listed(as: string, query = ''): Promise<string[]> {
  const { body } = await intake.get(`/v1/cases?limit=200${query}`, { as });
  return body.items.map((item: { id: string }) => item.id);
}

describe('the worklist', () => {
  it('shows each person of the sample exactly the cases the rules let him or her see', async () => {
    const rows = await intake.dataSource.manager.find(CaseRow);
    const directory = await intake.running.app.get(DirectorySource).current(intake.dataSource.manager);
    const now = await clock.now();
    for (const { id, role } of sampleRows('people.csv')) {
      const token = { kind: 'token', subject: id ?? '', roles: [role as 'desk'] } as const;
      const reader = readerOf(callerOf(token), directory, now);
      const visible = rows
        .filter((row) => canSee(row.state, reader, { directory, now }))
        .map((row) => row.id);
      expect([id, (await listed(id ?? '')).sort()]).toEqual([id, visible.sort()]);
    }
  });

  it('filters', async () => {
    expect(await listed('hq-analyst', '&overdue=true')).toHaveLength(7);
    expect(await listed('hq-analyst', '&stage=closed')).toHaveLength(9);
    expect(await listed('linjiang-officer-b', '&handler=linjiang-officer-b&stage=handling')).toHaveLength(2);
    expect(await listed('hq-analyst', '&ref=A-010')).toHaveLength(1);
    expect(
      await listed('hq-analyst', '&dueBefore=2026-11-20T18:00:01%2B08:00&ledger=claim'),
    ).not.toHaveLength(0);
  });

  it('pages through everything once', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await intake.get(`/v1/cases?limit=7${cursor}`, { as: 'hq-analyst' });
      seen.push(...body.items.map((item: { id: string }) => item.id));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(seen).toEqual(await listed('hq-analyst'));
  });

  it('tells what changed since a mark', async () => {
    // A mark stands where the oldest transaction under way began, another database's of the same server too.
    const mark = await until('a mark behind which nothing is under way', async () => {
      const { body } = await intake.get('/v1/cases?limit=1', { as: 'bureau-desk' });
      return (await listed('bureau-desk', `&changedSince=${body.mark}`)).length === 0 && body.mark;
    });
    const { body: fresh } = await intake.post('/v1/cases', { body: matter });
    for (const as of ['bureau-desk', 'linjiang-desk'])
      expect([as, await listed(as, `&changedSince=${mark}`)]).toEqual([as, [fresh.id]]);
    expect(await listed('hubin-desk', `&changedSince=${mark}`)).toEqual([]);
  });
});

describe('a complaint', () => {
  it('does not exist for its subject, anywhere', async () => {
    const { body } = await intake.post('/v1/cases', { body: complaint });
    for (const path of ['', '/events', '/clocks', '/disputes'])
      expect((await intake.get(`/v1/cases/${body.id}${path}`, { as: 'hubin-chief' })).status).toBe(404);
    expect(await listed('hubin-chief')).not.toContain(body.id);
    expect(
      (
        await intake.post(`/v1/cases/${body.id}/submit`, {
          as: 'hubin-desk',
          body: { unit: 'shifan.dongcheng' },
        })
      ).status,
    ).toBe(404);
  });

  it('shows its reporter to the receiving desk alone, and every reading is on record', async () => {
    const { body } = await intake.post('/v1/cases', { body: complaint });
    const read = async (as: string) => (await intake.get(`/v1/cases/${body.id}`, { as })).body.reporter;
    expect(await read('dongcheng-desk')).toMatchObject(complaint.reporter);
    for (const person of ['dongcheng-chief', 'bureau-desk', 'hq-analyst', 'supervisor'])
      expect(await read(person)).toBeNull();
    const audit = await intake.dataSource.query(
      'select person, showed_reporter from read_audit where case_id = $1 order by read_at, person',
      [body.id],
    );
    expect(audit).toHaveLength(5);
    expect(audit.filter((row: { showed_reporter: boolean }) => row.showed_reporter)).toEqual([
      { person: 'dongcheng-desk', showed_reporter: true },
    ]);
  });

  it('says of a reporter who is not shown that there is one, and of one nobody wrote down that there is none', async () => {
    const { body } = await intake.post('/v1/cases', { body: complaint });
    const seen = (id: string) => intake.get(`/v1/cases/${id}`, { as: 'bureau-desk' });
    expect((await seen(body.id)).body).toMatchObject({ reporter: null, reporterRecorded: true });
    const imported = await intake.dataSource.manager.findOneByOrFail(CaseRow, { reporterName: IsNull() });
    expect((await seen(imported.id)).body).toMatchObject({ reporter: null, reporterRecorded: false });
  });

  it('shown in the answer to a command is on record too', async () => {
    const { body } = await intake.post('/v1/cases', { body: complaint });
    await intake.post(`/v1/cases/${body.id}/submit`, {
      as: 'dongcheng-desk',
      body: { unit: 'shifan.dongcheng' },
    });
    const audit = await intake.dataSource.query(
      'select person, showed_reporter from read_audit where case_id = $1',
      [body.id],
    );
    expect(audit).toEqual([{ person: 'dongcheng-desk', showed_reporter: true }]);
  });

  it('leaves neither its subject nor its reporter in events and plans', async () => {
    const { body } = await intake.post('/v1/cases', { body: complaint });
    const [{ left }] = await intake.dataSource.query(
      `select (select string_agg(data::text, '') from event where aggregate_id = $1)
           || (select plan::text from ladder_plan where aggregate_id = $1) as left`,
      [body.id],
    );
    expect(left).toContain(body.number);
    for (const secret of ['hubin', 'Reporter', '13800000000', 'subject', complaint.summary])
      expect(left).not.toContain(secret);
  });
});

describe('clocks explained', () => {
  it('say which days counted, in both languages', async () => {
    const [id] = await listed('hq-analyst', '&ref=A-026');
    const { body } = await intake.get(`/v1/cases/${id}/clocks`, { as: 'hq-analyst' });
    const complete = body.items.find((clock: { name: string }) => clock.name === 'complete');
    expect(complete).toMatchObject({ dueAt: '2026-10-21T18:00:00+08:00', state: 'met' });
    expect(complete.steps.filter((step: { counts: boolean }) => step.counts).length).toBeGreaterThan(0);
    expect(complete.steps[0].whyZh).toMatch(/\p{Script=Han}/u);
  });
});
