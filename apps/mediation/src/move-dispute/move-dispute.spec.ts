import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import {
  act,
  disputeIn,
  divorce,
  held,
  inSession,
  mediator,
  move,
  officer,
  planned,
  quarrel,
  signed,
  startMediationAlone,
  written,
  type Written,
} from '../mediation.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let mediation: TestService;

beforeAll(async () => {
  mediation = await startMediationAlone(clock);
}, 60_000);
afterAll(() => mediation.stop());

const read = async (dispute: Written, as = officer) =>
  (await mediation.get(`/v1/disputes/${dispute.id}`, { as })).body;
const asParty = (dispute: Written, party: string, path = '') =>
  mediation.get(`/v1/public/disputes/${dispute.number}${path}`, {
    headers: { 'query-code': dispute.codes[party] ?? '' },
  });
const confirmed = (obligation: string) => ({ obligation, evidence: [{ text: '凭证' }] });

describe('the known example', () => {
  it('goes its whole road: each step is confirmed by the side it benefits and opens the next', async () => {
    const dispute = await written(mediation, { title: '离婚后房款与腾房', complexity: 'complex' });
    await inSession(mediation, clock, dispute);
    const here = new Date(await clock.now()).toISOString();
    await move(mediation, dispute, [
      held('agreed'),
      ['draft-settlement', mediator, divorce(here)],
      ...signed,
    ]);
    const performing = await read(dispute);
    expect(performing).toMatchObject({
      status: 'performing',
      confirmation: 'open',
      settlement: { inForce: 1 },
    });
    expect(performing.obligations.map(({ state }: { state: string }) => state)).toEqual([
      'open',
      'shut',
      'shut',
      'shut',
      'shut',
    ]);
    for (const [id, party] of [
      ['1', 'B'],
      ['2', 'A'],
      ['3', 'A'],
      ['4', 'B'],
      ['5', 'B'],
    ] as const) {
      const own = await act(mediation, dispute, 'confirm', party === 'A' ? 'B' : 'A', confirmed(id));
      expect([own.status, own.body.code]).toEqual([422, 'own-obligation']);
      await move(mediation, dispute, [['confirm', party, confirmed(id)]]);
    }
    const settled = await read(dispute);
    expect(settled).toMatchObject({
      status: 'settled',
      visits: Array(6).fill({ station: 'shifan.dongcheng.linjiang', outcome: null }),
    });
    expect((await asParty(dispute, 'A')).body).toMatchObject({ status: 'settled', party: 'A' });
  });

  it('in default tells both parties what they can do, and keeps shut what waits', async () => {
    const dispute = await disputeIn(mediation, clock, 'performing');
    clock.advance(8 * 86_400_000);
    for (const party of ['A', 'B']) {
      const { body } = await asParty(dispute, party);
      expect(body.obligations[0]).toMatchObject({ id: '1', inDefault: true, amountYuan: 90_000 });
      expect(body.obligations[0].remedies.map(({ code }: { code: string }) => code)).toEqual([
        'perform-late',
        'mediate-again',
        'judicial-confirmation',
        'lawsuit',
      ]);
      expect(body.obligations[1]).toMatchObject({ state: 'shut', inDefault: false });
    }
    const shut = await act(mediation, dispute, 'confirm', 'A', confirmed('2'));
    expect([shut.status, shut.body.code]).toEqual([409, 'obligation-shut']);
    expect(await move(mediation, dispute, [['reopen', officer, { reason: '未履行' }]])).toMatchObject({
      ...{ status: 'mediating', round: 2 },
    });
  });
});

describe('the settlement as a document', () => {
  it('is a page whose bytes have the hash that was signed, and a change is another to sign', async () => {
    const dispute = await written(mediation, {
      parties: [{ name: 'Party <One>' }, { name: 'Party Two' }],
    });
    await inSession(mediation, clock, dispute);
    const here = new Date(await clock.now()).toISOString();
    await move(mediation, dispute, [held('agreed'), ['draft-settlement', mediator, divorce(here)]]);
    const first = await mediation.get(`/v1/disputes/${dispute.id}/settlement`, { as: officer });
    const { settlement } = await read(dispute);
    const hash = createHash('sha256')
      .update(first.body as string, 'utf8')
      .digest('hex');
    expect([first.status, first.headers.get('content-type'), first.headers.get('etag')]).toEqual([
      200,
      'text/html; charset=utf-8',
      `"${hash}"`,
    ]);
    expect(settlement.hash).toBe(hash);
    for (const words of [
      '人民调解协议书',
      'Party &lt;One&gt;（甲方）',
      '人民币 90,000.00 元',
      '第 1、4 项履行后',
    ])
      expect(first.body).toContain(words);
    expect(first.body).not.toContain('<One>');
    await move(mediation, dispute, [['sign', 'A', { version: 1 }]]);
    await move(mediation, dispute, [['draft-settlement', mediator, { terms: '改为互不追究' }]]);
    const old = await act(mediation, dispute, 'sign', 'B', { version: 1 });
    expect([old.status, old.body.code]).toEqual([422, 'settlement-changed']);
    const unsigned = await act(mediation, dispute, 'agree', mediator);
    expect([unsigned.status, unsigned.body.code]).toEqual([409, 'signatures-missing']);
    expect((await asParty(dispute, 'B', '/settlement?version=1')).body).toBe(first.body);
    expect((await asParty(dispute, 'B', '/settlement')).body).toContain('改为互不追究');
  });
});

describe('a session', () => {
  it('comes as a file for a calendar, to staff and parties, and again when it is cancelled', async () => {
    const dispute = await written(mediation);
    const at = new Date((await clock.now()) + 86_400_000).toISOString();
    await move(mediation, dispute, [
      ['accept', officer, { mediator }],
      ['record-consent', 'A', { given: true }],
      ['record-consent', 'B', { given: true }],
      planned(at),
    ]);
    const file = await asParty(dispute, 'A', '/sessions/1/calendar');
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const lines = String(file.body).split('\r\n');
    expect(lines).toContain(`UID:${dispute.id}-1@fengqiao`);
    expect(lines).toContain(`DTSTART:${at.replace(/[-:]|\.\d+/g, '')}`);
    expect(lines).toContain('STATUS:CONFIRMED');
    expect(file.body).not.toContain('Party');
    await move(mediation, dispute, [['cancel-session', officer, { session: 1, reason: '一方生病' }]]);
    const cancelled = await mediation.get(`/v1/disputes/${dispute.id}/sessions/1/calendar`, {
      as: officer,
    });
    expect(String(cancelled.body).split('\r\n')).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', `UID:${dispute.id}-1@fengqiao`]),
    );
    expect((await asParty(dispute, 'A', '/sessions/2/calendar')).status).toBe(404);
  });
});

describe('settled on the spot', () => {
  const whole = { terms: '楼道当日清空', minutes: '双方当场握手言和' };

  it('is entered whole, and is settled where nothing is owed', async () => {
    const { status, body } = await mediation.post('/v1/disputes/settle-at-once', {
      as: officer,
      body: { ...quarrel, ...whole },
    });
    expect([status, body.status, body.mediator]).toEqual([201, 'settled', officer]);
    const { body: events } = await mediation.get(`/v1/disputes/${body.id}/events`, { as: officer });
    expect(events.items.map(({ type }: { type: string }) => type)).toEqual([
      ...['screened', 'accepted', 'consent-recorded', 'consent-recorded', 'session-planned', 'session-held'],
      ...['settlement-drafted', 'signed', 'signed', 'agreed', 'settled'],
    ]);
  });

  it('with something still owed, it runs on its clocks', async () => {
    const { obligations } = divorce(new Date(await clock.now()).toISOString());
    const body = { ...quarrel, ...whole, obligations: obligations.slice(0, 1) };
    const answer = await mediation.post('/v1/disputes/settle-at-once', { as: officer, body });
    expect([answer.status, answer.body.status]).toEqual([201, 'performing']);
    expect(answer.body.clocks.at(-1)).toMatchObject({ name: 'obligation-1', state: 'running' });
  });
});

describe('two people at once', () => {
  it('one of two who read the same version is told that it is stale', async () => {
    const dispute = await disputeIn(mediation, clock, 'accepted');
    const { version } = await read(dispute);
    const body = { colour: 'red', reason: '扬言报复' };
    const headers = { 'if-match': `"${version}"` };
    const answers = await Promise.all(
      [officer, 'linjiang-chief'].map((as) =>
        mediation.post(`/v1/disputes/${dispute.id}/set-colour`, { as, body, headers }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('merging crosswise, one merge stands', async () => {
    const [one, other] = [
      await disputeIn(mediation, clock, 'accepted'),
      await disputeIn(mediation, clock, 'accepted'),
    ];
    const answers = await Promise.all([
      act(mediation, one, 'merge', officer, { into: other.id }),
      act(mediation, other, 'merge', officer, { into: one.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

it('a dispute that the first release wrote down goes on from there', async () => {
  const id = '0193f000-0000-7000-8000-000000000001';
  await mediation.dataSource.query(
    `insert into dispute (id, number, version, status, place, complexity, colour, level, screened_at, title, origin, parties)
     values ($1, 'JF-2026-900001', 1, 'screened', $2, 'general', 'yellow', 'community', '2026-11-10T09:00:00+08:00', $3, 'visit', $4)`,
    [id, quarrel.place, quarrel.title, JSON.stringify(quarrel.parties)],
  );
  await mediation.dataSource.query(
    `insert into event (aggregate_type, aggregate_id, seq, type, partition, occurred_at, data, record)
     values ('dispute', $1, 1, 'screened', 0, '2026-11-10T09:00:00+08:00', '{"number": "JF-2026-900001"}', '{}')`,
    [id],
  );
  const old = { id, number: 'JF-2026-900001', codes: {} };
  expect(await read(old)).toMatchObject({
    status: 'screened',
    owner: { unit: 'shifan.dongcheng.linjiang' },
    parties: [{ key: 'A' }, { key: 'B' }],
  });
  expect(await move(mediation, old, [['accept', officer, { mediator }]])).toMatchObject({
    status: 'accepted',
    version: 2,
  });
  const { body } = await mediation.get(`/v1/disputes/${id}/events`, { as: officer });
  expect(body.items.map(({ type }: { type: string }) => type)).toEqual(['screened', 'accepted']);
});
