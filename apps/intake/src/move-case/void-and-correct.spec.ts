import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { asCitizen, caseIn, give, linjiang, matter, register, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let intake: TestService;
beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

const read = async (id: string) => (await intake.get(`/v1/cases/${id}`, { as: 'supervisor' })).body;
const stagesOf = (cases: readonly { id: string }[]) =>
  Promise.all(cases.map(async ({ id }) => (await read(id)).stage));
const recordsOf = async (id: string) => {
  const { body } = await intake.get('/v1/accountability?limit=200', { as: 'hq-analyst' });
  return (body.items as { case: { id: string }; instance: number; withdrawn: boolean }[])
    .filter((item) => item.case.id === id)
    .map(({ instance, withdrawn }) => ({ instance, withdrawn }));
};
const told = async (id: string, cause: string): Promise<string[]> => {
  const rows: { recipient: string }[] = await intake.dataSource.query(
    'select recipient from notice where case_id = $1 and cause_type = $2 order by recipient',
    [id, cause],
  );
  return rows.map(({ recipient }) => recipient);
};

/** A case into which two others were merged. */
async function three() {
  const [survivor, first, second] = [
    await register(intake),
    await register(intake),
    await register(intake),
  ].map(({ body }) => body);
  for (const { id } of [first, second])
    await give(intake, id, [['merge', 'linjiang-desk', { into: survivor.id }]]);
  return [survivor, first, second] as const;
}

describe('void', () => {
  it('tells the citizen why; an appeal brings the case back, and its records with it', async () => {
    const body = { ...matter, receivedAt: '2026-11-02T10:00:00+08:00' };
    const own = (await intake.post('/v1/cases', { as: 'linjiang-desk', body })).body;
    expect(await recordsOf(own.id)).toEqual([{ instance: 1, withdrawn: false }]);
    const answer = await intake.post(`/v1/cases/${own.id}/void`, {
      ...{ as: 'supervisor', body: { reason: '重复登记' } },
    });
    expect([answer.status, answer.body.stage]).toEqual([200, 'voided']);
    expect(await recordsOf(own.id)).toEqual([{ instance: 1, withdrawn: true }]);

    const mine = await caseIn(intake, 'voided');
    const seen = await asCitizen(intake, mine, null);
    expect(seen.body).toMatchObject({ stage: 'voided', voided: { reason: '重复垃圾信息' }, appeal: null });
    expect((await asCitizen(intake, mine, 'appeal', { reason: '不是垃圾信息' })).body.appeal).toBe('open');
    const back = await give(intake, mine.id, [['accept-appeal', 'dongcheng-chief', {}]]);
    expect(back).toMatchObject({ stage: 'registered', appeal: null });
    expect((await asCitizen(intake, mine, null)).body.voided).toBeNull();
  });

  it('an appeal puts withdrawn records back', async () => {
    const body = { ...matter, receivedAt: '2026-11-02T10:00:00+08:00' };
    const { id, number } = (await intake.post('/v1/cases', { as: 'linjiang-desk', body })).body;
    await give(intake, id, [['void', 'supervisor', { reason: '误录' }]]);
    // Whoever holds the code appeals; here the row says so.
    await intake.dataSource.query(
      `update ledger_case set state = jsonb_set(state, '{appeal}', '"open"') where number = $1`,
      [number],
    );
    await give(intake, id, [['accept-appeal', 'dongcheng-chief', {}]]);
    expect(await recordsOf(id)).toEqual([{ instance: 1, withdrawn: false }]);
  });
});

describe('correct', () => {
  it('moves the row, voids the record of what was not late, and is refused after an act', async () => {
    const body = { ...matter, receivedAt: '2026-11-02T10:00:00+08:00' };
    const { id } = (await intake.post('/v1/cases', { as: 'linjiang-desk', body })).body;
    const correct = (receivedAt: string) =>
      intake.post(`/v1/cases/${id}/correct`, { as: 'supervisor', body: { receivedAt, reason: '写错日期' } });
    const tooLate = await correct('2026-11-16T10:00:01+08:00');
    expect([tooLate.status, tooLate.body.code]).toEqual([422, 'future-moment']);
    const right = await correct('2026-11-16T09:00:00+08:00');
    expect(right.body).toMatchObject({
      ...{ stage: 'registered', receivedAt: '2026-11-16T09:00:00+08:00', overdue: false, level: 0 },
    });
    expect(await recordsOf(id)).toEqual([{ instance: 1, withdrawn: true }]);
    const [row] = await intake.dataSource.query('select received_at from ledger_case where id = $1', [id]);
    expect(row.received_at.toISOString()).toBe('2026-11-16T01:00:00.000Z');
    clock.advance(3_600_000);
    const after = await correct('2026-11-16T10:30:00+08:00');
    expect([after.status, after.body.code]).toEqual([422, 'received-after-act']);
    expect(await told(id, 'corrected')).toContain('linjiang-chief');
  });

  it('of a voided case is refused, offered to nobody, and nothing is written', async () => {
    const body = { ...matter, receivedAt: '2026-11-02T10:00:00+08:00' };
    const { id } = (await intake.post('/v1/cases', { as: 'linjiang-desk', body })).body;
    const before = await give(intake, id, [['void', 'supervisor', { reason: '误录' }]]);
    const offer = { command: 'correct', allowed: false, code: 'stage-forbids' };
    expect(before.commands).toContainEqual(expect.objectContaining(offer));
    const request = {
      as: 'supervisor',
      body: { receivedAt: '2026-11-16T09:00:00+08:00', reason: '写错日期' },
    };
    for (const [language, message] of [
      ['zh-CN', '事项当前环节不允许此操作'],
      ['en', 'The case is not in a stage that allows this'],
    ] as const) {
      const headers = { 'accept-language': language };
      const refused = await intake.post(`/v1/cases/${id}/correct`, { ...request, headers });
      expect([refused.status, refused.body.code]).toEqual([409, 'stage-forbids']);
      expect(refused.body.title).toBe(message);
    }
    expect((await read(id)).version).toBe(before.version);
    expect(await recordsOf(id)).toEqual([{ instance: 1, withdrawn: true }]);
  });

  it('of a merged case moves what answers for it', async () => {
    const body = { ...matter, receivedAt: '2026-11-16T09:30:00+08:00' };
    const survivor = (await register(intake)).body;
    const { id } = (await intake.post('/v1/cases', { as: 'linjiang-desk', body })).body;
    await give(intake, id, [['merge', 'linjiang-desk', { into: survivor.id }]]);
    const started = async () =>
      (await read(survivor.id)).clocks
        .filter(({ name, state }: { name: string; state: string }) => name === 'assign' && state !== 'void')
        .map(({ startedAt }: { startedAt: string }) => startedAt);
    expect(await started()).toEqual(['2026-11-16T09:30:00+08:00']);
    const receivedAt = '2026-11-16T08:30:00+08:00';
    await give(intake, id, [['correct', 'supervisor', { receivedAt, reason: '写错' }]]);
    expect(await started()).toEqual([receivedAt]);
    expect((await read(survivor.id)).receivedAt).not.toBe(receivedAt);
  });
});

describe('cases merged into one', () => {
  it('come back when its citizen withdraws it; their desk is told', async () => {
    const all = await three();
    expect((await asCitizen(intake, all[0], 'withdraw')).status).toBe(200);
    expect(await stagesOf(all)).toEqual(['withdrawn', 'registered', 'registered']);
    expect(await told(all[1].id, 'came-back')).toContain('linjiang-desk');
    const seen = (await asCitizen(intake, all[1], null)).body;
    expect(seen).toMatchObject({ stage: 'registered', mergedInto: null });
  });

  it('come back when it is voided, and are declined when it is, each with its own appeal', async () => {
    const voided = await three();
    await give(intake, voided[0].id, [['void', 'supervisor', { reason: '误录' }]]);
    expect(await stagesOf(voided)).toEqual(['voided', 'registered', 'registered']);
    const declined = await three();
    await give(intake, declined[0].id, [
      ['submit', 'linjiang-desk', { unit: linjiang }],
      ['decline', 'linjiang-chief', { reason: '属法院管辖', referral: '区人民法院' }],
    ]);
    expect(await stagesOf(declined)).toEqual(['declined', 'declined', 'declined']);
    const appealed = await asCitizen(intake, declined[2], 'appeal', { reason: '法院让我来的' });
    expect([appealed.status, appealed.body.declined.reason]).toEqual([200, '属法院管辖']);
    await give(intake, declined[2].id, [['accept-appeal', 'dongcheng-chief', {}]]);
    expect(await stagesOf(declined)).toEqual(['declined', 'declined', 'submitted']);
  });

  it('are each withdrawn by their own citizen alone, and rated by each once', async () => {
    const [survivor, first, second] = await three();
    expect((await asCitizen(intake, first, 'withdraw')).body).toMatchObject({ stage: 'withdrawn' });
    expect(await stagesOf([survivor, first, second])).toEqual(['registered', 'withdrawn', 'merged']);
    await give(intake, survivor.id, [
      ['submit', 'linjiang-desk', { unit: linjiang }],
      ['assign', 'linjiang-chief', { unit: linjiang, handler: 'linjiang-officer-a' }],
      ['accept', 'linjiang-officer-a', { handler: 'linjiang-officer-a' }],
      ['reply', 'linjiang-officer-a', { result: '已劝止', evidence: [{ text: '记录' }] }],
    ]);
    expect((await asCitizen(intake, second, 'withdraw')).body.code).toBe('stage-forbids');
    expect((await asCitizen(intake, survivor, 'rating', { outcome: 'satisfied' })).status).toBe(200);
    const twice = await asCitizen(intake, survivor, 'rating', { outcome: 'unsatisfied' });
    expect([twice.status, twice.body.code]).toEqual([409, 'already-rated']);
    const sentBack = await asCitizen(intake, second, 'rating', { outcome: 'unsatisfied' });
    expect([sentBack.status, sentBack.body.stage, sentBack.body.round]).toEqual([200, 'handling', 2]);
  });

  it('all go or none: a failure on the last of them leaves every one as it was', async () => {
    const all = await three();
    const before = await intake.dataSource.query('select count(*) from event');
    await intake.dataSource.query(`
      create function fails() returns trigger language plpgsql as $$
        begin if new.stage = 'registered' and old.stage = 'merged' then raise 'killed'; end if; return new; end $$;
      create trigger fails before update on ledger_case for each row execute function fails()`);
    expect((await asCitizen(intake, all[0], 'withdraw')).status).toBe(500);
    expect(await stagesOf(all)).toEqual(['registered', 'merged', 'merged']);
    expect(await intake.dataSource.query('select count(*) from event')).toEqual(before);
    await intake.dataSource.query('drop trigger fails on ledger_case; drop function fails()');
    expect((await asCitizen(intake, all[0], 'withdraw')).status).toBe(200);
    expect(await stagesOf(all)).toEqual(['withdrawn', 'registered', 'registered']);
  });

  it('withdrawn and merged into at once never wait for each other, and nobody is left behind', async () => {
    for (let n = 0; n < 5; n++) {
      const all = await three();
      const { body: late } = await register(intake);
      const [withdrawn, merged, apart] = await Promise.all([
        asCitizen(intake, all[0], 'withdraw'),
        intake.post(`/v1/cases/${late.id}/merge`, { as: 'linjiang-desk', body: { into: all[0].id } }),
        intake.post(`/v1/cases/${all[1].id}/unmerge`, { as: 'linjiang-desk', body: {} }),
      ]);
      expect(withdrawn.status).toBe(200);
      expect([200, 409]).toContain(merged.status);
      expect([200, 409]).toContain(apart.status);
      expect(await stagesOf([...all, late])).toEqual(['withdrawn', 'registered', 'registered', 'registered']);
    }
  });
});
