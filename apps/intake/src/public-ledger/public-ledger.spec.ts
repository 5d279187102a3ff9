import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import {
  asCitizen,
  complaint,
  give,
  linjiang,
  matter,
  register,
  roadTo,
  startIntake,
} from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock, { trustedProxies: '127.0.0.0/8, ::1' });
});
afterAll(() => intake.stop());

const read = async (query = '') => (await intake.get(`/v1/public/ledger${query}`)).body;
const numbers = async (query = '') =>
  (await read(query)).items.map(({ number }: { number: string }) => number);

async function closedWith(close: object, more: object = {}) {
  const { body } = await register(intake, { body: { ...matter, ...more } });
  await give(intake, body.id, [...roadTo('sign-off'), ['close', 'linjiang-desk', close]]);
  return body;
}
const published = (publicSummary: string) => closedWith({ publicSummary });

describe('the public ledger', () => {
  it('shows the public face of what was published, and nothing of the citizen, the handler or the subject', async () => {
    const { number } = await published('夜间施工已劝止，工地承诺二十二时后停工');
    const { status, body } = await intake.get('/v1/public/ledger');
    expect(status).toBe(200);
    expect(body.items[0]).toEqual({
      number,
      ledger: 'claim',
      category: 'noise',
      categoryNameZh: expect.any(String),
      categoryNameEn: expect.any(String),
      unit: linjiang,
      unitNameZh: expect.any(String),
      unitNameEn: expect.any(String),
      closedOn: '2026-11-16',
      daysUsed: 0,
      publicSummary: '夜间施工已劝止，工地承诺二十二时后停工',
    });
    for (const word of [matter.reporter.name, matter.reporter.phone, matter.summary, 'officer'])
      expect(JSON.stringify(body)).not.toContain(word);
  });

  it('is the same for whoever asks, token or none', async () => {
    expect(await read('?limit=3')).toEqual(
      (await intake.get('/v1/public/ledger?limit=3', { as: 'supervisor' })).body,
    );
  });

  it('counts working days from the day of receipt, which is day 0', async () => {
    const { body } = await register(intake, { body: matter });
    clock.set('2026-11-23T09:30:00+08:00');
    await give(intake, body.id, [
      ...roadTo('sign-off'),
      ['close', 'linjiang-desk', { publicSummary: '已答复' }],
    ]);
    expect((await read()).items[0]).toMatchObject({
      number: body.number,
      closedOn: '2026-11-23',
      daysUsed: 5,
    });
  });

  it('does not show what was withheld, nor a confidential case', async () => {
    const withheld = await closedWith({ withheldReason: '涉及未成年人' });
    expect(await numbers()).not.toContain(withheld.number);
  });
});

describe('is searched', () => {
  it('by two characters of the summary, in any width and case, and by the number', async () => {
    const { number } = await published('便民窗口增设 ABC 自助机');
    for (const q of ['自助', 'ａｂｃ', '便民 自助', number, ` ${number.toLowerCase()}`])
      expect(await numbers(`?q=${encodeURIComponent(q)}`)).toContain(number);
    for (const q of ['窗', '助自', '%', '便民 噪声', "'"])
      expect(await numbers(`?q=${encodeURIComponent(q)}`)).not.toContain(number);
  });

  it('never by the words of the citizen', async () => {
    await published('已办结');
    expect(await numbers(`?q=${encodeURIComponent(matter.detail)}`)).toEqual([]);
  });

  it('by ledger, unit with those below it, and quarter of the closing', async () => {
    const { number } = await published('窗口排队时间已缩短');
    expect(await numbers('?ledger=claim&unit=shifan.dongcheng&quarter=2026-Q4')).toContain(number);
    for (const query of [
      '?ledger=suggestion',
      '?unit=shifan.dong',
      '?unit=shifan.beishan',
      '?quarter=2026-Q3',
    ])
      expect(await numbers(query)).not.toContain(number);
    for (const query of ['?quarter=2026', '?quarter=1899-Q4', '?ledger=other', '?cursor=1', '?limit=101'])
      expect((await intake.get(`/v1/public/ledger${query}`)).status).toBe(400);
  });

  it('page by page, each once, also of those closed in one moment', async () => {
    const all = await numbers('?limit=100');
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { items, next } = await read(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      paged.push(...items.map(({ number }: { number: string }) => number));
      cursor = next;
    }
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(4);
  });
});

describe('is taken back', () => {
  it('at once when the case is reopened, and is not there again until it is closed with another summary', async () => {
    const own = await published('路灯已修复');
    await asCitizen(intake, own, 'reopen', { reason: '又不亮了' });
    expect(await numbers()).not.toContain(own.number);
    expect((await asCitizen(intake, own, null)).body.publicSummary).toBeNull();
    await give(intake, own.id, [
      ...roadTo('sign-off').slice(3),
      ['close', 'linjiang-desk', { withheldReason: '应群众要求' }],
    ]);
    expect(await numbers()).not.toContain(own.number);
    const { body } = await intake.get(`/v1/cases/${own.id}`, { as: 'linjiang-desk' });
    expect([body.publicSummary, body.withheldReason]).toEqual([null, '应群众要求']);
    await asCitizen(intake, own, 'reopen', { reason: '同意公开' });
    await give(intake, own.id, [
      ...roadTo('sign-off').slice(3),
      ['close', 'linjiang-desk', { publicSummary: '路灯再次修复' }],
    ]);
    expect((await read(`?q=${own.number}`)).items[0].publicSummary).toBe('路灯再次修复');
  });

  it('by a supervisor with a reason, at once, on record with its event', async () => {
    const own = await published('占道摊位已清理');
    const path = `/v1/cases/${own.id}/withdraw-publication`;
    const reason = { reason: '摘要可识别当事人' };
    for (const as of ['linjiang-desk', 'linjiang-chief', 'linjiang-officer-a'])
      expect((await intake.post(path, { as, body: reason })).body.code).toBe('forbidden');
    expect((await intake.post(path, { as: 'supervisor', body: {} })).status).toBe(400);
    const { status, body } = await intake.post(path, { as: 'supervisor', body: reason });
    expect([status, body.stage, body.publicSummary]).toEqual([200, 'closed', null]);
    expect(await numbers()).not.toContain(own.number);
    expect(await numbers(`?q=${own.number}`)).toEqual([]);
    const again = await intake.post(path, { as: 'supervisor', body: reason });
    expect([again.status, again.body.code]).toEqual([409, 'not-published']);
    const { body: timeline } = await intake.get(`/v1/cases/${own.id}/events`, { as: 'supervisor' });
    expect(timeline.items.at(-1)).toMatchObject({
      type: 'publication-withdrawn',
      by: 'supervisor',
      record: reason,
    });
  });

  it('when it is voided, and is there again when that is undone by an appeal', async () => {
    const own = await published('停车位标线已重画');
    await give(intake, own.id, [['void', 'supervisor', { reason: '误登记' }]]);
    expect(await numbers()).not.toContain(own.number);
    await asCitizen(intake, own, 'appeal', { reason: '不是误登记' });
    await give(intake, own.id, [['accept-appeal', 'dongcheng-chief', {}]]);
    expect(await numbers()).toContain(own.number);
  });

  it('and its days are counted anew when the moment of receipt is corrected', async () => {
    const own = await published('道路积水已排除');
    await give(intake, own.id, [
      ['correct', 'supervisor', { receivedAt: '2026-11-20T09:00:00+08:00', reason: '登记有误' }],
    ]);
    expect((await read(`?q=${own.number}`)).items[0].daysUsed).toBe(1);
  });
});

describe('is cheap to ask for', () => {
  it('may be kept by caches for a minute, and is answered 304 to whoever holds it', async () => {
    const first = await intake.get('/v1/public/ledger?limit=2');
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    const tag = first.headers.get('etag') ?? '';
    const again = await intake.get('/v1/public/ledger?limit=2', { headers: { 'if-none-match': tag } });
    expect(again.status).toBe(304);
    await published('又一件已办结');
    const changed = await intake.get('/v1/public/ledger?limit=2', { headers: { 'if-none-match': tag } });
    expect(changed.status).toBe(200);
  });

  it('so often an hour from one block of addresses, and no oftener', async () => {
    const few = await startIntake(clock, {
      databaseUrl: intake.databaseUrl,
      ledgerReadsPerHour: 2,
      trustedProxies: '127.0.0.0/8, ::1',
    });
    const from = (address: string) =>
      few.get('/v1/public/ledger', { headers: { 'x-forwarded-for': address } });
    const statuses = [];
    for (let n = 0; n < 3; n++) statuses.push((await from('198.51.100.7')).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await from('203.0.113.7')).status).toBe(200);
    await few.stop();
  });
});

it('a complaint closed with a reason leaves no trace in it', async () => {
  const { body } = await register(intake, { as: 'bureau-desk', body: complaint });
  expect(await numbers(`?q=${body.number}`)).toEqual([]);
});
