import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { linjiang, matter, register, startIntake, steps, walk } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

async function countRows(): Promise<string> {
  const [row] = await intake.dataSource.query(
    'select (select count(*) from ledger_case) cases, (select count(*) from event) events, (select count(*) from idempotent_answer) answers',
  );
  return JSON.stringify(row);
}

/** A refusal says its code in both languages and leaves no row behind. */
async function expectRefused(
  path: string,
  call: Parameters<TestService['post']>[1],
  status: number,
  code: string,
) {
  const before = await countRows();
  const english = await intake.post(path, {
    ...call,
    headers: { ...call?.headers, 'accept-language': 'en' },
  });
  const chinese = await intake.post(path, {
    ...call,
    headers: { ...call?.headers, 'accept-language': 'zh-CN' },
  });
  expect(english.headers.get('content-type')).toMatch('application/problem+json');
  expect([english.status, english.body.code, english.body.status]).toEqual([status, code, status]);
  expect(english.body.title).toMatch(/^[\x20-\x7e]+$/);
  expect(chinese.body.title).toMatch(/\p{Script=Han}/u);
  expect(await countRows()).toBe(before);
  return english.body;
}

describe('the straight road by HTTP', () => {
  it('registers: 201 with number, query code, stage, clocks', async () => {
    const { status, body, headers } = await register(intake);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      number: expect.stringMatching(/^SQ-2026-\d{6}$/),
      stage: 'registered',
      version: 1,
    });
    expect(body.queryCode).toMatch(/^[2-9A-HJ-NP-Z]{10}$/);
    expect(headers.get('etag')).toBe('"1"');
    expect(body.clocks[0]).toMatchObject({
      name: 'assign',
      state: 'running',
      dueAt: '2026-11-17T18:00:00+08:00',
      remainingSeconds: 46_800,
      remainingDays: { days: 1, seconds: 21_600 },
    });
  });

  it('goes on to closed, answering each command with the case as it then is', async () => {
    const id = await walk(intake, 'close');
    const { body, headers } = await intake.get(`/v1/cases/${id}`, { as: 'linjiang-desk' });
    expect(body).toMatchObject({
      stage: 'closed',
      handler: 'linjiang-officer-a',
      publicSummary: '噪声已劝止',
    });
    expect(headers.get('etag')).toBe(`"${body.version}"`);
    const timeline = await intake.get(`/v1/cases/${id}/events`, { as: 'linjiang-desk' });
    expect(timeline.body.items.map((item: { type: string }) => item.type)).toEqual([
      'registered',
      'submitted',
      'assigned',
      'accepted',
      'replied',
      'followed-up',
      'signed-off',
      'closed',
    ]);
  });

  it('says which commands this person may give now, and why not the others', async () => {
    const id = await walk(intake, 'submit');
    const { body } = await intake.get(`/v1/cases/${id}`, { as: 'linjiang-chief' });
    const offers = Object.fromEntries(
      body.commands.map((offer: { command: string; allowed: boolean; code: string }) => [
        offer.command,
        offer.code,
      ]),
    );
    expect(offers).toMatchObject({ assign: null, submit: 'forbidden', 'sign-off': 'stage-forbids' });
  });
});

describe('refusals', () => {
  it('an unknown ledger, a missing field, a field too many', async () => {
    await expectRefused('/v1/cases', { body: { ...matter, ledger: 'gossip' } }, 400, 'validation');
    await expectRefused('/v1/cases', { body: { ...matter, summary: undefined } }, 400, 'validation');
    const problem = await expectRefused(
      '/v1/cases',
      { body: { ...matter, colour: 'red' } },
      400,
      'validation',
    );
    expect(problem.errors.length).toBeGreaterThan(0);
  });

  it('a stage that forbids it', async () => {
    const id = await walk(intake, 'submit');
    await expectRefused(`/v1/cases/${id}/sign-off`, { as: 'linjiang-chief', body: {} }, 409, 'stage-forbids');
  });

  it('a reply without evidence', async () => {
    const id = await walk(intake, 'accept');
    await expectRefused(
      `/v1/cases/${id}/reply`,
      { as: 'linjiang-officer-a', body: { result: 'done', evidence: [] } },
      422,
      'evidence-required',
    );
  });

  it('the wrong person, and one for whom the case does not exist', async () => {
    const id = await walk(intake, 'submit');
    await expectRefused(
      `/v1/cases/${id}/assign`,
      { as: 'dongcheng-chief', body: { unit: linjiang } },
      403,
      'forbidden',
    );
    await expectRefused(
      `/v1/cases/${id}/assign`,
      { as: 'hubin-chief', body: { unit: linjiang } },
      404,
      'not-found',
    );
    await expectRefused(
      '/v1/cases/00000000-0000-7000-8000-000000000000/assign',
      { as: 'linjiang-chief', body: { unit: linjiang } },
      404,
      'not-found',
    );
  });

  it('no token, an expired one, a foreign one, none for a channel of the desk', async () => {
    const { body } = await register(intake);
    const path = `/v1/cases/${body.id}/submit`;
    const expired = await intake.token('linjiang-desk', Date.parse('2026-11-16T09:00:00+08:00'));
    const foreign = `${(await intake.token('linjiang-desk')).slice(0, -12)}AAAAAAAAAAAA`;
    await expectRefused(path, { body: { unit: linjiang } }, 401, 'unauthenticated');
    await expectRefused(path, { token: expired, body: { unit: linjiang } }, 401, 'unauthenticated');
    await expectRefused(path, { token: foreign, body: { unit: linjiang } }, 401, 'unauthenticated');
    await expectRefused('/v1/cases', { body: { ...matter, channel: 'visit' } }, 401, 'unauthenticated');
  });

  it('a body that is too large, not JSON, of another type', async () => {
    await expectRefused(
      '/v1/cases',
      { body: { ...matter, detail: 'x'.repeat(1_100_000) } },
      413,
      'too-large',
    );
    await expectRefused(
      '/v1/cases',
      { body: 'not json', headers: { 'content-type': 'application/json' } },
      400,
      'validation',
    );
    await expectRefused(
      '/v1/cases',
      { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'unsupported-media-type',
    );
  });

  it('a stale version', async () => {
    const id = await walk(intake, 'submit');
    const call = { as: 'linjiang-chief', body: { unit: linjiang }, headers: { 'if-match': '"1"' } };
    await expectRefused(`/v1/cases/${id}/assign`, call, 412, 'stale-version');
    const fresh = await intake.post(`/v1/cases/${id}/assign`, { ...call, headers: { 'if-match': '"2"' } });
    expect(fresh.status).toBe(200);
  });

  it('a receivedAt to come', async () => {
    await expectRefused(
      '/v1/cases',
      { as: 'linjiang-desk', body: { ...matter, receivedAt: '2026-11-16T10:00:01+08:00' } },
      422,
      'future-moment',
    );
  });
});

describe('a repeated command', () => {
  it('gives the same answer for the same key and body, and registers once', async () => {
    const headers = { 'idempotency-key': 'portal-1' };
    const first = await register(intake, { headers });
    const before = await countRows();
    const again = await register(intake, { headers });
    expect(again.status).toBe(201);
    const { queryCode, ...shown } = first.body;
    expect([again.body, typeof queryCode]).toEqual([shown, 'string']);
    expect(await countRows()).toBe(before);
  });

  it('is refused when the body differs', async () => {
    const headers = { 'idempotency-key': 'portal-2' };
    await register(intake, { headers });
    await expectRefused(
      '/v1/cases',
      { body: { ...matter, summary: '另一件事' }, headers },
      422,
      'idempotency-conflict',
    );
  });

  it('by two at the same moment writes one case', async () => {
    const headers = { 'idempotency-key': 'portal-3' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => register(intake, { headers })));
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
  });
});

describe('two desks at once', () => {
  it('that merge each case into the other: one is merged, the other stays, and nobody waits for ever', async () => {
    const [one, other] = [(await register(intake)).body.id, (await register(intake)).body.id];
    const merge = (id: string, into: string) =>
      intake.post(`/v1/cases/${id}/merge`, { as: 'linjiang-desk', body: { into } });
    const answers = await Promise.all([merge(one, other), merge(other, one)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const stages = [];
    for (const id of [one, other])
      stages.push((await intake.get(`/v1/cases/${id}`, { as: 'linjiang-desk' })).body.stage);
    expect(stages.sort()).toEqual(['merged', 'registered']);
  });
});

describe('two officers at once on one case', () => {
  it('one wins, the other is told', async () => {
    const id = await walk(intake, 'submit');
    const [, , assignment] = steps[1] ?? [];
    const answers = await Promise.all(
      [1, 2].map(() => intake.post(`/v1/cases/${id}/assign`, { as: 'linjiang-chief', body: assignment })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
