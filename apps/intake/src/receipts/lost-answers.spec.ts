import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { asCitizen, caseIn, matter, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const desk = 'linjiang-desk';
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

interface Written {
  readonly id: string;
  readonly number: string;
}

const byDesk = async (): Promise<Written> => {
  const { status, body } = await intake.post('/v1/cases', {
    as: desk,
    body: { ...matter, channel: 'lounge' },
  });
  expect(status).toBe(201);
  return body;
};
const issue = (id: string) => intake.post(`/v1/cases/${id}/issue-receipt`, { as: desk, body: {} });
const exchange = (number: string, claim: string, headers: Record<string, string> = {}) =>
  intake.post(`/v1/public/cases/${number}/claim`, { body: { claim }, headers });
const typesOf = async (id: string): Promise<string[]> =>
  (
    await intake.dataSource.query<{ type: string }[]>(
      'select type from event where aggregate_id = $1 order by seq',
      [id],
    )
  ).map(({ type }) => type);

describe('an answer that is lost', () => {
  it('is repeated under the same key, by another process too: the claim works once, its code is the same', async () => {
    const { id, number } = await byDesk();
    const { claim } = (await issue(id)).body.receipt;
    const headers = { 'idempotency-key': randomUUID() };
    const lost = await startIntake(clock, { databaseUrl: intake.databaseUrl });
    const first = await lost.post(`/v1/public/cases/${number}/claim`, { body: { claim }, headers });
    await lost.stop();
    const again = await exchange(number, claim, headers);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await typesOf(id)).filter((type) => type === 'code-issued')).toHaveLength(1);
    const own = { id, number, queryCode: again.body.queryCode };
    expect((await asCitizen(intake, own, null)).status).toBe(200);
    const otherKey = await exchange(number, claim, { 'idempotency-key': randomUUID() });
    expect(otherKey.body.code).toBe('claim-spent');
  });

  it('of a receipt is repeated whole under a key that nobody guesses: no second claim is made', async () => {
    const { id, number } = await byDesk();
    const claims = () =>
      intake.dataSource.query('select id, ended_at from code_claim where aggregate_id = $1', [id]);
    const give = (key: string) =>
      intake.post(`/v1/cases/${id}/issue-receipt`, {
        ...{ as: desk, body: {}, headers: { 'idempotency-key': key } },
      });
    const key = randomUUID();
    const [first, again] = [await give(key), await give(key)];
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    expect(await claims()).toMatchObject([{ ended_at: null }]);
    const plain = [await give('receipt-1'), await give('receipt-1')] as const;
    expect(plain.map(({ status, body }) => [status, 'receipt' in body])).toEqual([
      [200, true],
      [200, false],
    ]);
    expect(plain[1].body.version).toBe(plain[0].body.version);
    expect(await claims()).toHaveLength(2);
    expect((await exchange(number, first.body.receipt.claim)).body.code).toBe('claim-spent');
    expect((await exchange(number, plain[0].body.receipt.claim)).status).toBe(200);
    expect((await typesOf(id)).filter((type) => type === 'receipt-issued')).toHaveLength(2);
  });

  it('under a key that could be anybody’s says no code again', async () => {
    const { id, number } = await byDesk();
    const { claim } = (await issue(id)).body.receipt;
    const headers = { 'idempotency-key': 'claim-1' };
    const [first, again] = [await exchange(number, claim, headers), await exchange(number, claim, headers)];
    const { queryCode, ...rest } = first.body;
    expect([queryCode.length, again.status, again.body]).toEqual([10, 200, rest]);
    expect((await typesOf(id)).filter((type) => type === 'code-issued')).toHaveLength(1);
  });

  it('is none where nothing was written: the claim is still good, and the code before too', async () => {
    const own = await caseIn(intake, 'handling');
    const { claim } = (await issue(own.id)).body.receipt;
    await intake.dataSource.query('alter table read_audit rename to read_audit_gone');
    const failed = await exchange(own.number, claim);
    await intake.dataSource.query('alter table read_audit_gone rename to read_audit');
    expect(failed.status).toBeGreaterThanOrEqual(500);
    expect((await asCitizen(intake, own, null)).status).toBe(200);
    expect((await exchange(own.number, claim)).status).toBe(200);
  });

  it('of many exchanges at once one succeeds', async () => {
    const { id, number } = await byDesk();
    const { claim } = (await issue(id)).body.receipt;
    const answers = await Promise.all(Array.from({ length: 8 }, () => exchange(number, claim)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
  });
});
