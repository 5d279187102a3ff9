import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import {
  act,
  codeFor,
  inSession,
  mediator,
  move,
  officer,
  startMediationAlone,
  written,
  type Written,
} from '../mediation.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const desk = 'linjiang-desk';
let mediation: TestService;

beforeAll(async () => {
  mediation = await startMediationAlone(clock);
});
afterAll(() => mediation.stop());

const issue = (id: string, as = desk) =>
  mediation.post(`/v1/disputes/${id}/issue-receipt`, { as, body: { party: 'A' } });
const exchange = (number: string, claim: string, headers: Record<string, string> = {}) =>
  mediation.post(`/v1/public/disputes/${number}/claim`, { body: { claim }, headers });
const seenBy = (dispute: Written, code: string) =>
  mediation.get(`/v1/public/disputes/${dispute.number}`, { headers: { 'query-code': code } });

/** Party A gets another receipt and exchanges it, without showing who it is. */
async function reissued(dispute: Written): Promise<string> {
  const { body } = await issue(dispute.id);
  return (await exchange(dispute.number, body.receipt.claim)).body.queryCode;
}

describe('a party’s receipt', () => {
  it('is exchanged once for a code; the code before opens nothing any more; both are on record', async () => {
    const dispute = await written(mediation);
    const { status, body } = await issue(dispute.id);
    expect([status, body.receipt.party, body.receipt.validUntil]).toEqual([
      200,
      'A',
      '2026-12-16T10:00:00+08:00',
    ]);
    const claimed = await exchange(dispute.number, body.receipt.claim);
    expect([claimed.status, claimed.body.party, claimed.body.codeConfirmed]).toEqual([200, 'A', false]);
    expect((await seenBy(dispute, dispute.codes['A'] ?? '')).status).toBe(404);
    expect((await seenBy(dispute, claimed.body.queryCode)).status).toBe(200);
    expect((await exchange(dispute.number, body.receipt.claim)).body.code).toBe('claim-spent');
    const events = await mediation.dataSource.query(
      `select type, data -> 'fact' ->> 'party' as party, data ->> 'by' as by from event
       where aggregate_id = $1 order by seq desc limit 2`,
      [dispute.id],
    );
    expect(events).toEqual([
      { type: 'code-issued', party: 'A', by: null },
      { type: 'receipt-issued', party: 'A', by: desk },
    ]);
    const lines = await mediation.dataSource.query(
      `select person, what from read_audit where dispute_id = $1 and what in ('receipt', 'code')
       order by read_at desc, what desc limit 2`,
      [dispute.id],
    );
    expect(lines).toHaveLength(2);
  });

  it('is issued by a desk with no part in the mediation, and shows nobody a code', async () => {
    const dispute = await written(mediation);
    await move(mediation, dispute, [['accept', officer, { mediator }]]);
    for (const [as, code] of [
      [officer, 'forbidden'],
      [mediator, 'forbidden'],
      ['hq-analyst', 'forbidden'],
      ['hubin-desk', 'not-found'],
    ] as const)
      expect([as, (await issue(dispute.id, as)).body.code]).toEqual([as, code]);
    const { body } = await issue(dispute.id);
    expect(JSON.stringify(body)).not.toContain('queryCode');
    await move(mediation, dispute, [['assign-mediator', 'linjiang-chief', { mediator: desk }]]);
    const own = await issue(dispute.id);
    expect([own.status, own.body.code]).toEqual([422, 'same-handler']);
    const identity = { as: desk, body: { party: 'A', means: '身份证' } };
    expect((await mediation.post(`/v1/disputes/${dispute.id}/record-identity`, identity)).body.code).toBe(
      'same-handler',
    );
  });

  it('by the address that gave a code of old, too', async () => {
    const dispute = await written(mediation);
    const address = `/v1/disputes/${dispute.id}/parties/B/code`;
    expect((await mediation.post(address, { as: officer, body: {} })).body.code).toBe('forbidden');
    const { status, body } = await mediation.post(address, { as: desk, body: {} });
    expect([status, body.receipt.party, 'queryCode' in body]).toEqual([200, 'B', false]);
  });

  it('a lost answer is repeated under its key', async () => {
    const dispute = await written(mediation);
    const { claim } = (await issue(dispute.id)).body.receipt;
    const headers = { 'idempotency-key': randomUUID() };
    const first = await exchange(dispute.number, claim, headers);
    const again = await exchange(dispute.number, claim, headers);
    expect([again.status, again.body]).toEqual([200, first.body]);
  });

  it.each([
    ['a random UUID', randomUUID(), true],
    ['another', 'receipt-1', false],
  ])('repeated under %s as a key no second claim and no second code is made', async (_, key, saysAgain) => {
    const dispute = await written(mediation);
    const before = (await mediation.get(`/v1/disputes/${dispute.id}`, { as: desk })).body.version;
    const headers = { 'idempotency-key': key };
    const twice = async <T>(call: () => Promise<T>) => [await call(), await call()] as const;
    const [issued, reissued] = await twice(() =>
      mediation.post(`/v1/disputes/${dispute.id}/issue-receipt`, { as: desk, body: { party: 'A' }, headers }),
    );
    const { receipt, ...withoutReceipt } = issued.body;
    expect([reissued.status, reissued.body]).toEqual([200, saysAgain ? issued.body : withoutReceipt]);
    const [claimed, reclaimed] = await twice(() => exchange(dispute.number, receipt.claim, headers));
    const { queryCode, ...withoutCode } = claimed.body;
    expect([reclaimed.status, reclaimed.body]).toEqual([200, saysAgain ? claimed.body : withoutCode]);
    expect((await seenBy(dispute, queryCode)).status).toBe(200);
    const made = await mediation.dataSource.query(
      `select type, count(*)::int as times from event
       where aggregate_id = $1 and data -> 'fact' ->> 'party' = 'A' and seq > $2 group by type order by type`,
      [dispute.id, before],
    );
    expect(made).toEqual([
      { type: 'code-issued', times: 1 },
      { type: 'receipt-issued', times: 1 },
    ]);
  });
});

describe('a party that has not shown who it is', () => {
  it('looks and makes statements; it does not consent, sign or stop the mediation', async () => {
    const dispute = await written(mediation);
    const own = { ...dispute, codes: { ...dispute.codes, A: await reissued(dispute) } };
    await move(mediation, own, [['accept', officer, { mediator }]]);
    for (const [command, body] of [
      ['record-consent', { given: true }],
      ['withdraw', { reason: '不调了', remedies: '可向法院起诉' }],
    ] as const) {
      const { status, body: refused } = await act(mediation, own, command, 'A', body);
      expect([command, status, refused.code]).toEqual([command, 403, 'code-not-confirmed']);
    }
    expect(
      (await act(mediation, own, 'record-statement', 'A', { text: '我的话', confidential: false })).status,
    ).toBe(200);
    const codes = { ...own.codes, A: await codeFor(mediation, own, 'A') };
    expect((await act(mediation, { ...own, codes }, 'record-consent', 'A', { given: true })).status).toBe(
      200,
    );
  });

  it('does not read what it had said in confidence before, until it shows who it is to a desk', async () => {
    const dispute = await written(mediation);
    await inSession(mediation, clock, dispute);
    await move(mediation, dispute, [
      ['record-statement', 'A', { text: 'said by the old code', confidential: true }],
      ['record-statement', officer, { party: 'A', text: 'told to the officer', confidential: true }],
    ]);
    expect(JSON.stringify((await seenBy(dispute, dispute.codes['A'] ?? '')).body)).toContain(
      'told to the officer',
    );
    clock.advance(1_000);
    const code = await reissued(dispute);
    const own = { ...dispute, codes: { ...dispute.codes, A: code } };
    clock.advance(1_000);
    await move(mediation, own, [
      ['record-statement', 'A', { text: 'said by the new code', confidential: true }],
      ['record-statement', officer, { party: 'A', text: 'told to the officer later', confidential: true }],
    ]);
    const shut = JSON.stringify((await seenBy(own, code)).body);
    expect(shut).toContain('said by the new code');
    for (const words of ['said by the old code', 'told to the officer']) expect(shut).not.toContain(words);
    await move(mediation, own, [['record-identity', desk, { party: 'A', means: '身份证' }]]);
    const open = JSON.stringify((await seenBy(own, code)).body);
    for (const words of ['said by the old code', 'told to the officer later']) expect(open).toContain(words);
  });
});

it('parties have a count of wrong guesses each, and a party comes in from elsewhere', async () => {
  const proxied = await startMediationAlone(clock, {
    databaseUrl: mediation.databaseUrl,
    trustedProxies: '127.0.0.1',
  });
  const dispute = await written(mediation);
  const read = (code: string, from: string) =>
    proxied.get(`/v1/public/disputes/${dispute.number}`, {
      headers: { 'query-code': code, 'x-forwarded-for': from },
    });
  for (let n = 0; n < 5; n += 1) expect((await read('CCCCCCCCCC', '203.0.113.7')).status).toBe(404);
  expect((await read(dispute.codes['A'] ?? '', '203.0.113.7')).status).toBe(429);
  for (const party of ['A', 'B'])
    expect((await read(dispute.codes[party] ?? '', '203.0.113.8')).body.party).toBe(party);
  await proxied.stop();
});
