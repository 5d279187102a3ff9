import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { messageOf } from '@fengqiao/contracts/problem';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { SmtpSink } from '@fengqiao/test-rig/fakes/smtp-sink';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { sendMessages } from '../citizen-messages/messages.scenario.ts';
import { asCitizen, caseIn, complaint, give, linjiang, matter, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const desk = 'linjiang-desk';
let intake: TestService;
let mail: SmtpSink;

beforeAll(async () => {
  mail = await SmtpSink.start();
  intake = await startIntake(clock, { notices: { smtpUrl: mail.url } });
});
afterAll(async () => {
  await intake.stop();
  await mail.stop();
});

interface Written {
  readonly id: string;
  readonly number: string;
}

const byDesk = async (change: object = {}): Promise<Written> => {
  const { status, body } = await intake.post('/v1/cases', {
    as: desk,
    body: { ...matter, channel: 'lounge', ...change },
  });
  expect(status).toBe(201);
  return body;
};
const issue = (id: string, as = desk) => intake.post(`/v1/cases/${id}/issue-receipt`, { as, body: {} });
const exchange = (number: string, claim: string) =>
  intake.post(`/v1/public/cases/${number}/claim`, { body: { claim } });
const typesOf = async (id: string): Promise<string[]> =>
  (
    await intake.dataSource.query<{ type: string }[]>(
      'select type from event where aggregate_id = $1 order by seq',
      [id],
    )
  ).map(({ type }) => type);

/** Written down at the desk, with a receipt exchanged for a code. */
async function claimed(change: object = {}) {
  const written = await byDesk(change);
  const { body: issued } = await issue(written.id);
  const { status, body } = await exchange(written.number, issued.receipt.claim);
  expect(status).toBe(200);
  return { ...written, queryCode: body.queryCode as string, body, claim: issued.receipt.claim as string };
}

describe('the code is the citizen’s', () => {
  it('only a caller without a token is told one', async () => {
    const { body: own } = await intake.post('/v1/cases', { body: matter });
    expect(own).toMatchObject({
      code: 'confirmed',
      queryCode: expect.stringMatching(/^[2-9A-HJ-NP-Z]{10}$/),
    });
    const written = await intake.post('/v1/cases', { as: desk, body: matter });
    expect([written.status, written.body.code, 'queryCode' in written.body]).toEqual([201, null, false]);
    const solved = await intake.post('/v1/cases/handle-at-once', {
      as: 'linjiang-officer-a',
      body: { ...matter, channel: 'visit', result: '已劝止', evidence: [{ text: '记录' }] },
    });
    expect([solved.status, 'queryCode' in solved.body]).toEqual([201, false]);
    const kept = await intake.dataSource.query('select query_code_hash from ledger_case where id = any($1)', [
      [written.body.id, solved.body.id],
    ]);
    expect(kept).toEqual([{ query_code_hash: null }, { query_code_hash: null }]);
  });

  it('whoever solved a matter on the spot cannot rate the own reply', async () => {
    const { body } = await intake.post('/v1/cases/handle-at-once', {
      as: 'linjiang-officer-a',
      body: { ...matter, channel: 'visit', result: '已劝止', evidence: [{ text: '记录' }] },
    });
    const call = { as: 'linjiang-officer-a', body: { outcome: 'satisfied' } };
    expect((await intake.post(`/v1/cases/${body.id}/follow-up`, call)).body.code).toBe('same-handler');
    const onPaper = { signedOn: '2026-11-16', reference: '档案 7' };
    const rated = await intake.post(`/v1/cases/${body.id}/rate`, {
      ...call,
      body: { ...call.body, onPaper },
    });
    expect([rated.status, rated.body.code]).toEqual([403, 'forbidden']);
    expect((await issue(body.id, 'linjiang-officer-a')).body.code).toBe('forbidden');
  });
});

describe('a receipt', () => {
  it('is printed with number, claim, its last day and what to do, and is on record without its secret', async () => {
    const { id, number } = await byDesk();
    const { status, body, headers } = await issue(id);
    expect([status, headers.get('etag'), body.version]).toEqual([200, '"2"', 2]);
    expect(body.receipt).toMatchObject({
      number,
      claim: expect.stringMatching(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/),
      validUntil: '2026-12-16T10:00:00+08:00',
    });
    expect(body.receipt.words['zh-CN']).toContain('2026-12-16');
    expect(body.receipt.words.en).toContain(number);
    expect(await typesOf(id)).toEqual(['registered', 'receipt-issued']);
    const stored = await intake.dataSource.query(
      `select (select string_agg(to_jsonb(e)::text, '') from event e where aggregate_id = $1) ||
         (select string_agg(to_jsonb(c)::text, '') from code_claim c where aggregate_id = $1) as text`,
      [id],
    );
    expect(stored[0].text).not.toContain(body.receipt.claim.replaceAll('-', ''));
    const lines = await intake.dataSource.query(
      `select person, what from read_audit where case_id = $1 and what = 'receipt'`,
      [id],
    );
    expect(lines).toEqual([{ person: desk, what: 'receipt' }]);
  });

  it('is exchanged once, however it is typed; the code before opens nothing any more', async () => {
    const own = await caseIn(intake, 'handling');
    const { body: issued } = await issue(own.id);
    const typed = ` ${issued.receipt.claim.toLowerCase().replaceAll('-', ' — ')}`;
    const { status, body, headers } = await exchange(own.number, typed);
    expect([status, headers.get('etag')]).toEqual([200, `"${body.version}"`]);
    expect(body).toMatchObject({ number: own.number, codeConfirmed: false, confirmation: null });
    expect((await asCitizen(intake, own, null)).status).toBe(404);
    const fresh = { ...own, queryCode: body.queryCode as string };
    expect((await asCitizen(intake, fresh, null)).status).toBe(200);
    const again = await exchange(own.number, issued.receipt.claim);
    expect([again.status, again.body.code]).toEqual([409, 'claim-spent']);
    expect(again.body.title).toBe(messageOf('claim-spent', 'zh-CN'));
    expect((await typesOf(own.id)).slice(-2)).toEqual(['receipt-issued', 'code-issued']);
    const [told] = await intake.dataSource.query(
      `select count(*)::int as desk from notice where case_id = $1 and cause_type = 'code-issued'`,
      [own.id],
    );
    expect(told.desk).toBeGreaterThan(0);
  });

  it('a newer one kills the older claim; after thirty days it is over', async () => {
    const { id, number } = await byDesk();
    const [older, newer] = [(await issue(id)).body.receipt, (await issue(id)).body.receipt];
    expect((await exchange(number, older.claim)).body.code).toBe('claim-spent');
    const before = await clock.now();
    clock.set('2026-12-16T10:00:01+08:00');
    expect((await exchange(number, newer.claim)).body.code).toBe('claim-expired');
    clock.set(new Date(before).toISOString());
    expect((await exchange(number, newer.claim)).status).toBe(200);
  });

  it('is not issued for an anonymous matter, nor by a desk that must not know the reporter', async () => {
    const { reporter: _, ...nameless } = matter;
    const { body } = await intake.post('/v1/cases', { body: { ...nameless, anonymous: true } });
    const refused = await issue(body.id);
    expect([refused.status, refused.body.code]).toEqual([422, 'anonymous-by-code-alone']);
    const { body: secret } = await intake.post('/v1/cases', { body: complaint });
    expect((await issue(secret.id, 'linjiang-desk')).status).toBe(404);
    expect((await issue(secret.id, 'dongcheng-desk')).status).toBe(200);
  });
});

describe('a code never confirmed', () => {
  it('looks, adds and rates; it does not withdraw, reopen or appeal, and says what to do', async () => {
    const own = await claimed();
    await give(intake, own.id, [
      ['submit', desk, { unit: linjiang }],
      ['assign', 'linjiang-chief', { unit: linjiang, handler: 'linjiang-officer-a' }],
      ['accept', 'linjiang-officer-a', { handler: 'linjiang-officer-a' }],
    ]);
    const withdrawn = await asCitizen(intake, own, 'withdraw', {}, { 'accept-language': 'en' });
    expect([withdrawn.status, withdrawn.body.code]).toEqual([403, 'code-not-confirmed']);
    expect(withdrawn.body.title).toContain('identity card');
    expect((await asCitizen(intake, own, 'add', { text: '三号楼前' })).status).toBe(200);
    await give(intake, own.id, [
      ['reply', 'linjiang-officer-a', { result: '已办', evidence: [{ text: 'x' }] }],
    ]);
    const rated = await asCitizen(intake, own, 'rating', { outcome: 'unsatisfied' });
    expect([rated.status, rated.body.stage]).toEqual([200, 'replied']);
    const { body } = await intake.get(`/v1/cases/${own.id}`, { as: desk });
    expect([body.stage, body.rated, body.code]).toEqual(['replied', 'unsatisfied', 'unconfirmed']);
    await give(intake, own.id, [['follow-up', desk, { outcome: 'satisfied' }]]);
    expect((await typesOf(own.id)).slice(-2)).toEqual(['rated', 'followed-up']);
  });

  it('is confirmed by what is sent to the reporter, in the language chosen', async () => {
    const reporter = { name: 'Reporter Li', email: 'li@example.org', language: 'en' };
    const own = await claimed({ reporter });
    expect(own.body.confirmation).toBe('email');
    expect((await asCitizen(intake, own, null)).body.confirmation).toBe('email');
    await sendMessages(intake);
    const letter = mail.emails.find(({ text }) => text.includes('Confirmation'));
    expect(letter?.to).toBe('li@example.org');
    expect(letter?.subject).toContain(own.number);
    const confirmation = /Confirmation: (\S+)/.exec(letter?.text ?? '')?.[1] ?? '';
    const wrong = await asCitizen(intake, own, 'confirm', { confirmation: 'AAAAAAAA' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'wrong-confirmation']);
    const { status, body } = await asCitizen(intake, own, 'confirm', {
      confirmation: confirmation.toLowerCase(),
    });
    expect([status, body.codeConfirmed, body.confirmation]).toEqual([200, true, null]);
    expect((await asCitizen(intake, own, 'withdraw')).body.stage).toBe('withdrawn');
    expect(await typesOf(own.id)).toEqual([
      'registered',
      'receipt-issued',
      'code-issued',
      'code-confirmed',
      'withdrawn',
    ]);
  });
});

it('where nothing could be sent that confirms a code, its citizen is not asked for it', async () => {
  const own = await claimed({ reporter: { name: 'Reporter Li' } });
  expect([own.body.codeConfirmed, own.body.confirmation]).toEqual([false, null]);
  const { body } = await asCitizen(intake, own, null);
  expect([body.codeConfirmed, body.confirmation]).toEqual([false, null]);
});

describe('telling and being asked', () => {
  it('the citizen is asked, told by message, sees the question and answers it; the handler is told', async () => {
    const reporter = { name: 'Reporter Li', email: 'li@example.org' };
    const own = await claimed({ reporter });
    await sendMessages(intake);
    const before = mail.emails.length;
    await give(intake, own.id, [['ask', desk, { text: '几楼？', by: '2026-11-20' }]]);
    await sendMessages(intake);
    expect(mail.emails.slice(before).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('需要您补充情况'),
    ]);
    const { body: asked } = await asCitizen(intake, own, null);
    expect(asked.questions).toMatchObject([
      { question: 1, text: '几楼？', by: '2026-11-20', answered: false },
    ]);
    const { body } = await asCitizen(intake, own, 'add', { text: '三楼', question: 1 });
    expect([body.questions[0].answered, body.added.map(({ text }: { text: string }) => text)]).toEqual([
      true,
      ['三楼'],
    ]);
    const [{ told }] = await intake.dataSource.query(
      `select count(*)::int as told from notice where case_id = $1 and cause_type = 'added'`,
      [own.id],
    );
    expect(told).toBeGreaterThan(0);
    const words = await intake.dataSource.query(
      `select string_agg(data::text || record::text, '') as text from event where aggregate_id = $1`,
      [own.id],
    );
    for (const said of ['几楼', '三楼', 'li@example.org']) expect(words[0].text).not.toContain(said);
  });

  it('a reporter speaks for somebody with consent on record; for a child a guardian; seen with the reporter alone', async () => {
    const consent = { given: true, how: '书面', on: '2026-11-15' };
    const child = { name: 'Child Wu', consent, underFourteen: true };
    const refused = await intake.post('/v1/cases', { body: { ...matter, onBehalfOf: child } });
    expect([refused.status, refused.body.errors[0].field]).toEqual([400, 'onBehalfOf.guardian']);
    const onBehalfOf = { ...child, guardian: true };
    const { body } = await intake.post('/v1/cases', { body: { ...matter, onBehalfOf } });
    const shown = (as: string) => intake.get(`/v1/cases/${body.id}`, { as });
    expect((await shown(desk)).body).toMatchObject({
      onBehalfOf,
      reporter: { language: 'zh-CN', email: null },
    });
    expect((await shown('hq-analyst')).body).toMatchObject({ onBehalfOf: null, reporter: null });
    const nameless = await intake.post('/v1/cases', {
      body: { ...matter, reporter: undefined, anonymous: true, onBehalfOf },
    });
    expect(nameless.status).toBe(400);
  });
});
