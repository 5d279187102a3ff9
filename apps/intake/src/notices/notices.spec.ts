import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { complaint, linjiang, matter, register, startIntake, walk } from '../intake.scenario.ts';

/** A Thursday, so that limits of one working day end on Friday the 20th at 18:00. */
const clock = new ManualClock('2026-11-19T10:00:00+08:00');
const chengguan = 'shifan.beishan.chengguan';
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

const inbox = async (as: string, query = '') =>
  (await intake.get(`/v1/notices?limit=200${query}`, { as })).body;
type Told = { case: { id: string } | null; cause: { rung: string | null } };
const about = async (as: string, id: string) =>
  (await inbox(as)).items.filter((item: Told) => item.case?.id === id);
/** What somebody is told of the rungs of a case. */
const climbsAbout = async (as: string, id: string) =>
  (await about(as, id)).filter(({ cause }: Told) => cause.rung !== null);
const give = (id: string, what: 'read' | 'acknowledge', as: string, headers = {}) =>
  intake.post(`/v1/notices/${id}/${what}`, { as, body: {}, headers });

/** Whoever touches a case takes what is due first; a refused command would write nothing, so one that is taken. */
async function touch(id: string, unit = linjiang): Promise<void> {
  const as = unit === linjiang ? 'linjiang-desk' : 'chengguan-desk';
  const { status, body } = await intake.post(`/v1/cases/${id}/submit`, { as, body: { unit } });
  if (status !== 200) throw new Error(JSON.stringify(body));
}

describe('a breach on Friday at 18:00', () => {
  let id: string;
  it('is climbed that evening, and read on Monday', async () => {
    clock.set('2026-11-19T10:00:00+08:00');
    id = (await register(intake)).body.id;
    clock.set('2026-11-20T18:00:01+08:00');
    await touch(id);
    expect(await climbsAbout('linjiang-chief', id)).toEqual([]);
    clock.set('2026-11-23T08:59:59+08:00');
    expect(await climbsAbout('linjiang-chief', id)).toEqual([]);
    clock.set('2026-11-23T09:00:00+08:00');
    const [notice] = await climbsAbout('linjiang-chief', id);
    expect(notice).toMatchObject({
      cause: {
        type: 'rung-climbed',
        rung: 'assign/1/breach/1',
        words: { 'zh-CN': '超时', en: 'Limit missed' },
      },
      clock: 'assign',
      dueAt: '2026-11-20T18:00:00+08:00',
      seat: `${linjiang}#chief`,
      passedUpFrom: null,
      createdAt: '2026-11-20T18:00:01+08:00',
      releasedAt: '2026-11-23T09:00:00+08:00',
      readAt: null,
      deliveries: [],
    });
  });

  it('told both it speaks to, one notice each for everything that was due', async () => {
    const told = await intake.get(`/v1/cases/${id}/notices`, { as: 'linjiang-desk' });
    expect(
      told.body.items
        .map(({ recipient, cause }: { recipient: string; cause: { rung: string | null } }) => [
          recipient,
          cause.rung,
        ])
        .filter(([, rung]: (string | null)[]) => rung !== null),
    ).toEqual([
      ['linjiang-desk', 'assign/1/breach/1'],
      ['linjiang-chief', 'assign/1/breach/1'],
    ]);
  });
});

describe('a station without a chief', () => {
  it('passes the rung to the branch and says so', async () => {
    clock.set('2026-11-19T10:00:00+08:00');
    const { id } = (await register(intake, { body: { ...matter, unit: chengguan } })).body;
    clock.set('2026-11-20T18:00:01+08:00');
    await touch(id, chengguan);
    clock.set('2026-11-23T09:00:00+08:00');
    expect((await climbsAbout('beishan-chief', id))[0]).toMatchObject({
      seat: 'shifan.beishan#chief',
      passedUpFrom: `${chengguan}#chief`,
    });
  });
});

describe('an inbox', () => {
  it('counts as unread what its unread list holds, page by page', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await intake.get(`/v1/notices?unread=true&limit=1${cursor}`, { as: 'linjiang-desk' });
      seen.push(...body.items.map((item: { id: string }) => item.id));
      expect(body.unread).toBe((await inbox('linjiang-desk', '&unread=true')).items.length);
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(
      (await inbox('linjiang-desk', '&unread=true')).items.map(({ id }: { id: string }) => id),
    );
  });

  it('tells since a mark what came, what was held back until now, and what was read', async () => {
    clock.set('2026-11-23T18:30:00+08:00');
    const id = await walk(intake, 'submit');
    const before = await inbox('linjiang-officer-a');
    const assignment = { unit: linjiang, handler: 'linjiang-officer-a' };
    await intake.post(`/v1/cases/${id}/assign`, { as: 'linjiang-chief', body: assignment });
    const since = async (mark: string) => (await inbox('linjiang-officer-a', `&since=${mark}`)).items;
    expect(await since(before.mark)).toEqual([]);
    const late = (await inbox('linjiang-officer-a')).mark;
    clock.set('2026-11-24T09:00:00+08:00');
    expect(await since(late)).toMatchObject([{ cause: { type: 'assigned' }, seat: `${linjiang}#handler` }]);
    const [notice] = await about('linjiang-officer-a', id);
    const { mark, unread } = await inbox('linjiang-officer-a');
    expect((await give(notice.id, 'read', 'linjiang-officer-a')).body.readAt).toBe(
      '2026-11-24T09:00:00+08:00',
    );
    expect(await since(mark)).toMatchObject([{ id: notice.id, readAt: '2026-11-24T09:00:00+08:00' }]);
    expect((await inbox('linjiang-officer-a')).unread).toBe(unread - 1);
  });

  it('is the own one alone', async () => {
    const [notice] = (await inbox('linjiang-officer-a')).items;
    for (const what of ['read', 'acknowledge'] as const)
      expect((await give(notice.id, what, 'linjiang-officer-b')).status).toBe(404);
  });
});

describe('an acknowledgement', () => {
  it("by the bureau's chief ends the escalations, and shows in the case", async () => {
    clock.set('2026-11-24T09:00:00+08:00');
    const { id } = (await register(intake)).body;
    // Due on the 25th at 18:00, escalated to the branch on the 26th and to the bureau on the 27th.
    clock.set('2026-11-27T18:00:00+08:00');
    await touch(id);
    clock.set('2026-11-30T09:00:00+08:00');
    const [notice] = await about('bureau-chief', id);
    expect(notice.cause.rung).toBe('assign/1/escalation/2');
    const headers = { 'idempotency-key': 'ack-1' };
    const first = await give(notice.id, 'acknowledge', 'bureau-chief', headers);
    expect(first.body).toMatchObject({
      acknowledgedAt: '2026-11-30T09:00:00+08:00',
      readAt: '2026-11-30T09:00:00+08:00',
    });
    expect((await give(notice.id, 'acknowledge', 'bureau-chief', headers)).body).toEqual(first.body);
    expect((await give(notice.id, 'acknowledge', 'bureau-chief')).body).toEqual(first.body);
    const { body } = await intake.get(`/v1/cases/${id}/events`, { as: 'linjiang-desk' });
    const acknowledged = body.items.filter(({ type }: { type: string }) => type === 'acknowledged');
    expect(acknowledged).toMatchObject([
      { by: 'bureau-chief', fact: { rung: 'assign/1/escalation/2', final: true } },
    ]);
    const [{ rungs }] = await intake.dataSource.query(
      `select jsonb_array_length(plan -> 'rungs') as rungs from ladder_plan where aggregate_id = $1`,
      [id],
    );
    expect(rungs).toBe(0);
    const told = (await intake.get(`/v1/cases/${id}/notices`, { as: 'linjiang-desk' })).body.items;
    expect(told.find(({ recipient }: { recipient: string }) => recipient === 'bureau-chief')).toMatchObject({
      acknowledgedAt: '2026-11-30T09:00:00+08:00',
    });
  });
});

describe('a case acknowledged', () => {
  it('marks all that its recipient was told of it; who was told nothing may not', async () => {
    clock.set('2026-12-01T10:00:00+08:00');
    const { id } = (await register(intake)).body;
    await intake.post(`/v1/cases/${id}/submit`, { as: 'linjiang-desk', body: { unit: linjiang } });
    const acknowledge = (as: string) => intake.post(`/v1/cases/${id}/acknowledge`, { as, body: {} });
    const nobody = await acknowledge('linjiang-officer-a');
    expect([nobody.status, nobody.body.code]).toEqual([403, 'forbidden']);
    const done = await acknowledge('linjiang-chief');
    expect([done.status, done.body.stage]).toEqual([200, 'submitted']);
    const [notice] = await about('linjiang-chief', id);
    expect(notice).toMatchObject({ acknowledgedAt: '2026-12-01T10:00:00+08:00' });
    expect((await acknowledge('hubin-chief')).status).toBe(404);
  });
});

describe('several notices at once', () => {
  const mark = (what: 'read' | 'acknowledge', as: string, ids: readonly string[], headers = {}) =>
    intake.post(`/v1/notices/${what}`, { as, body: { ids }, headers });

  it('are marked in the own inbox alone, and a repetition says the same', async () => {
    clock.set('2026-12-02T10:00:00+08:00');
    const id = await walk(intake, 'submit');
    await intake.post(`/v1/cases/${id}/assign`, {
      as: 'linjiang-chief',
      body: { unit: linjiang, handler: 'linjiang-officer-a' },
    });
    const [mine] = await about('linjiang-officer-a', id);
    const [others] = await about('linjiang-chief', id);
    expect([mine.readAt, others.readAt]).toEqual([null, null]);
    const headers = { 'idempotency-key': 'several-1' };
    const ids = [mine.id, others.id];
    for (let time = 0; time < 2; time += 1) {
      const marked = await mark('read', 'linjiang-officer-a', ids, headers);
      expect([marked.status, marked.body]).toEqual([200, { marked: 1 }]);
    }
    expect((await about('linjiang-officer-a', id))[0]).toMatchObject({
      readAt: '2026-12-02T10:00:00+08:00',
      acknowledgedAt: null,
    });
    expect((await about('linjiang-chief', id))[0].readAt).toBeNull();
  });

  it('are acknowledged on record in each case, once', async () => {
    clock.set('2026-12-02T10:00:00+08:00');
    const two = [(await register(intake)).body.id, (await register(intake)).body.id] as string[];
    // Due on the 4th at 18:00, escalated on the 7th and the 8th.
    clock.set('2026-12-08T18:00:00+08:00');
    for (const id of two) await touch(id);
    clock.set('2026-12-09T09:00:00+08:00');
    const told = (await Promise.all(two.map((id) => climbsAbout('bureau-chief', id)))).flat();
    expect(told).toHaveLength(2);
    const ids = told.map(({ id }: { id: string }) => id);
    for (const result of await Promise.all([
      mark('acknowledge', 'bureau-chief', ids),
      mark('acknowledge', 'bureau-chief', ids.toReversed()),
    ]))
      expect([result.status, result.body]).toEqual([200, { marked: 2 }]);
    for (const id of two) {
      const { body } = await intake.get(`/v1/cases/${id}/events`, { as: 'linjiang-desk' });
      const acknowledged = body.items.filter(({ type }: { type: string }) => type === 'acknowledged');
      expect(acknowledged).toMatchObject([{ by: 'bureau-chief', fact: { final: true } }]);
      expect((await about('bureau-chief', id))[0]).toMatchObject({
        acknowledgedAt: '2026-12-09T09:00:00+08:00',
      });
    }
  });

  it('are at most two hundred', async () => {
    const many = Array.from({ length: 201 }, () => randomUUID());
    const refused = await mark('read', 'linjiang-chief', many);
    expect([refused.status, refused.body.code]).toEqual([400, 'validation']);
    expect((await mark('read', 'linjiang-chief', many.slice(1))).body).toEqual({ marked: 0 });
  });
});

describe('a complaint', () => {
  it('tells nobody of its subject, and is gone from the inbox of whoever comes to sit there', async () => {
    clock.set('2026-12-03T10:00:00+08:00');
    const { id } = (await intake.post('/v1/cases', { body: complaint })).body;
    clock.set('2026-12-04T18:00:01+08:00');
    const submitted = await intake.post(`/v1/cases/${id}/submit`, {
      as: 'dongcheng-desk',
      body: { unit: 'shifan.dongcheng' },
    });
    expect(submitted.status).toBe(200);
    clock.set('2026-12-07T09:00:00+08:00');
    expect(await about('hubin-desk', id)).toEqual([]);
    expect(await about('hubin-chief', id)).toEqual([]);
    const [notice] = await about('dongcheng-desk', id);
    expect(notice.cause.rung).toBe('assign/1/breach/1');
    const moved = { role: 'desk', unit: 'shifan.dongcheng.hubin' };
    await intake.post('/v1/directory/people/dongcheng-desk/change', { as: 'admin', body: moved });
    expect(await about('dongcheng-desk', id)).toEqual([]);
    expect((await give(notice.id, 'read', 'dongcheng-desk')).status).toBe(404);
    const { items, unread } = await inbox('dongcheng-desk', '&unread=true');
    expect(unread).toBe(items.length);
  });
});

describe('the import of a ledger', () => {
  it('tells each person once of all its open cases, and of none singly', async () => {
    const count = async () =>
      (await intake.dataSource.query(`select count(*)::int as n from notice where case_id is not null`))[0].n;
    const before = await count();
    const sent = await intake.post('/v1/imports/ledger', { as: 'admin', body: sampleFile('ledger.csv') });
    expect(sent.body.imported).toBeGreaterThan(20);
    expect(await count()).toBe(before);
    const summaries: { recipient: string; n: number }[] = await intake.dataSource.query(
      `select recipient, count(*)::int as n from notice where cause_type = 'imported' group by recipient`,
    );
    expect(summaries.length).toBeGreaterThan(5);
    expect(summaries.every(({ n }) => n === 1)).toBe(true);
    const { items } = await inbox('linjiang-chief');
    const [summary] = items;
    expect(summary).toMatchObject({ case: null, cause: { type: 'imported', rung: null } });
    expect(summary.cases).toBeGreaterThan(0);
    expect(summary.breached).toBeGreaterThan(0);
    // Sent again it writes nothing, and tells nobody.
    await intake.post('/v1/imports/ledger', { as: 'admin', body: sampleFile('ledger.csv') });
    const [{ n }] = await intake.dataSource.query(
      `select count(*)::int as n from notice where cause_type = 'imported'`,
    );
    expect(n).toBe(summaries.length);
  });
});
