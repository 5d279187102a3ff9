import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { SmsSink } from '@fengqiao/test-rig/fakes/sms-sink';
import { SmtpSink } from '@fengqiao/test-rig/fakes/smtp-sink';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { asCitizen, complaint, give, matter, roadTo, startIntake } from '../intake.scenario.ts';
import { sendMessages } from './messages.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const email = 'li@example.org';
const phone = '13800000000';
const reporter = { name: 'Reporter Li', phone, email };
let intake: TestService;
let mail: SmtpSink;
let sms: SmsSink;

beforeAll(async () => {
  [mail, sms] = await Promise.all([SmtpSink.start(), SmsSink.start()]);
  intake = await startIntake(clock, {
    notices: { smtpUrl: mail.url, sms: sms.template, publicUrl: 'https://fengqiao.example.org' },
  });
});
afterAll(async () => {
  await intake.stop();
  await Promise.all([mail.stop(), sms.stop()]);
});
beforeEach(async () => {
  clock.set('2026-11-16T10:00:00+08:00');
  mail.says = {};
  sms.code = () => 0;
  await intake.dataSource.query('delete from citizen_message; delete from delivery');
  mail.emails.length = 0;
});

async function raised(change: object = {}, of: object = reporter) {
  const { status, body } = await intake.post('/v1/cases', { body: { ...matter, reporter: of, ...change } });
  expect(status).toBe(201);
  return body as { id: string; number: string; queryCode: string };
}
const subjects = () => mail.emails.map(({ subject }) => subject);
const texts = (number: string) => sms.to(phone).flatMap(({ text }) => (text.includes(number) ? [text] : []));
const messagesOf = async (id: string, as = 'linjiang-desk') =>
  (await intake.get(`/v1/cases/${id}/messages`, { as })).body;

describe('the citizen of a case', () => {
  it('is told by e-mail of every step that is hers to know, with number and page, and of no word of the matter', async () => {
    const own = await raised();
    for (const step of roadTo('close')) {
      await give(intake, own.id, [step]);
      await sendMessages(intake);
    }
    expect(subjects().map((subject) => subject.split(`${own.number} `)[1])).toEqual([
      ...['已收到', '已交办', '已答复', '已办结'],
    ]);
    const said = JSON.stringify(mail.emails);
    for (const word of [own.queryCode, matter.summary, matter.detail, '已劝止', '噪声已劝止', reporter.name])
      expect(said).not.toContain(word);
    for (const { to, text } of mail.emails) {
      expect(to).toBe(email);
      expect(text).toContain(`https://fengqiao.example.org/track?number=${own.number}`);
    }
    expect(mail.emails[2]?.text).toContain('对您有帮助吗');
    expect(texts(own.number)).toEqual([]);
  });

  it('chooses the channels and the language', async () => {
    const own = await raised({}, { ...reporter, messages: ['sms', 'email'], language: 'en' });
    await sendMessages(intake);
    expect(subjects()).toEqual([`Fengqiao: ${own.number} received`]);
    expect(texts(own.number)).toEqual([expect.stringContaining('has been received')]);
    const { body } = await intake.get(`/v1/cases/${own.id}`, { as: 'linjiang-desk' });
    expect(body.reporter).toMatchObject({ messages: ['email', 'sms'], language: 'en' });
  });

  it('may choose to be told nothing; nobody is told of an anonymous matter', async () => {
    const own = await raised({}, { ...reporter, messages: [] });
    await give(intake, own.id, roadTo('assign'));
    await intake.post('/v1/cases', { body: { ...matter, reporter: undefined, anonymous: true } });
    const phoneOnly = await raised({}, { name: 'Reporter Wu', phone });
    await sendMessages(intake);
    expect([subjects(), texts(own.number), texts(phoneOnly.number)]).toEqual([[], [], []]);
    expect(await messagesOf(own.id)).toMatchObject({ items: [], undelivered: 0 });
  });

  it.each([
    [{ name: 'Reporter Li', messages: ['sms'] }, 'reporter.phone'],
    [{ name: 'Reporter Li', phone, messages: ['email'] }, 'reporter.email'],
    [{ ...reporter, messages: ['letter'] }, 'reporter.messages.0'],
  ])('is not promised what cannot be: %j', async (of, field) => {
    const { status, body } = await intake.post('/v1/cases', { body: { ...matter, reporter: of } });
    expect([status, body.errors[0].field]).toEqual([400, field]);
  });

  it('is told of a suspension with the day it is looked at again, and that work goes on', async () => {
    const own = await raised();
    await give(intake, own.id, [
      ...roadTo('accept'),
      ['request-suspension', 'linjiang-officer-a', { reason: '等待检测', reviewOn: '2026-11-20' }],
      ['approve-suspension', 'linjiang-chief', {}],
    ]);
    await sendMessages(intake);
    expect(mail.emails.at(-1)?.text).toContain('将于 2026-11-20 复查');
    await give(intake, own.id, [['resume', 'linjiang-officer-a', {}]]);
    await sendMessages(intake);
    expect(subjects().at(-1)).toContain('恢复办理');
  });

  it('of a confidential matter is told that there is news, and no more', async () => {
    const own = await raised({ ...complaint, reporter });
    await sendMessages(intake);
    expect(subjects()).toEqual([`【枫桥】事项 ${own.number} 有新进展`]);
    expect(mail.emails[0]?.text).not.toContain('登记');
  });

  it('of a merged case is told about the own number alone', async () => {
    const survivor = await raised({}, { ...reporter, email: 'survivor@example.org' });
    const own = await raised();
    await give(intake, own.id, [['merge', 'linjiang-desk', { into: survivor.id }]]);
    await give(intake, survivor.id, roadTo('reply'));
    await sendMessages(intake);
    const to = (address: string) =>
      mail.to(address).map(({ subject }) => subject.split(' ').slice(1).join(' '));
    expect(to(email)).toEqual([`${own.number} 已收到`, `${own.number} 并案办理`, `${own.number} 已答复`]);
    expect(to('survivor@example.org')).toEqual([`${survivor.number} 已收到`, `${survivor.number} 已答复`]);
    expect(JSON.stringify(mail.to(email))).not.toContain(survivor.number);
  });
});

describe('at night', () => {
  it('nothing leaves but what confirms a code just made; the rest comes at eight', async () => {
    clock.set('2026-11-16T21:30:00+08:00');
    const own = await raised();
    const { body: issued } = await intake.post(`/v1/cases/${own.id}/issue-receipt`, {
      as: 'linjiang-desk',
      body: {},
    });
    const { body: claimed } = await intake.post(`/v1/public/cases/${own.number}/claim`, {
      body: { claim: issued.receipt.claim },
    });
    expect(claimed.confirmation).toBe('email');
    await sendMessages(intake);
    expect(subjects()).toEqual([expect.stringContaining('已换取新查询码')]);
    clock.set('2026-11-17T07:59:59+08:00');
    await sendMessages(intake);
    expect(subjects()).toHaveLength(1);
    clock.set('2026-11-17T08:00:00+08:00');
    await sendMessages(intake);
    expect(subjects().at(-1)).toContain('已收到');
  });

  it('what the mail server put off until then waits for the morning', async () => {
    clock.set('2026-11-16T20:50:00+08:00');
    const own = await raised();
    mail.says.recipient = 451;
    await sendMessages(intake);
    mail.says = {};
    clock.set('2026-11-16T21:10:00+08:00');
    await sendMessages(intake);
    expect(subjects()).toEqual([]);
    const [waiting] = (await messagesOf(own.id)).items[0].deliveries;
    expect(waiting).toMatchObject({ state: 'waiting', reason: 'quiet-hours' });
    clock.set('2026-11-17T08:00:00+08:00');
    await sendMessages(intake);
    expect(subjects()).toHaveLength(1);
  });
});

describe('a citizen who chose otherwise', () => {
  const bySms = { messages: ['sms'] };
  const onPaper = { signedOn: '2026-11-16', reference: '窗口档案 7' };

  it('by code is told that way from then on, and reads what was chosen', async () => {
    const own = await raised();
    await sendMessages(intake);
    expect((await asCitizen(intake, own, null)).body.messages).toEqual({
      chosen: null,
      possible: ['email', 'sms'],
    });
    const chosen = await asCitizen(intake, own, 'messages', { messages: ['sms', 'sms'] });
    expect(chosen.status).toBe(400);
    expect((await asCitizen(intake, own, 'messages', bySms)).body.messages.chosen).toEqual(['sms']);
    await give(intake, own.id, roadTo('assign'));
    await sendMessages(intake);
    expect([subjects().length, texts(own.number)]).toEqual([1, [expect.stringContaining('已交给承办单位')]]);
    await asCitizen(intake, own, 'messages', { messages: [] });
    await give(intake, own.id, roadTo('reply').slice(roadTo('assign').length));
    await sendMessages(intake);
    expect([subjects().length, texts(own.number).length]).toEqual([1, 1]);
  });

  it('at the counter, signed, is told that way; the handler cannot choose, nor anybody without a signature', async () => {
    const own = await raised();
    await give(intake, own.id, roadTo('accept'));
    const path = `/v1/cases/${own.id}/choose-messages`;
    const unsigned = await intake.post(path, { as: 'linjiang-desk', body: bySms });
    expect([unsigned.status, unsigned.body.code]).toEqual([400, 'validation']);
    const byHandler = await intake.post(path, { as: 'linjiang-officer-a', body: { ...bySms, onPaper } });
    expect([byHandler.status, byHandler.body.code]).toEqual([403, 'forbidden']);
    const done = await intake.post(path, { as: 'linjiang-desk', body: { ...bySms, onPaper } });
    expect([done.status, done.body.reporter.messages]).toEqual([200, ['sms']]);
    const { body } = await intake.get(`/v1/cases/${own.id}/events`, { as: 'linjiang-desk' });
    expect(body.items.at(-1)).toMatchObject({ type: 'messages-chosen' });
  });

  it.each(['zh-CN', 'en'])(
    'is refused what leads nowhere, in %s, and nothing is written',
    async (language) => {
      const own = await raised({}, { name: 'Reporter Wu', phone });
      const headers = { 'accept-language': language };
      const refused = await asCitizen(intake, own, 'messages', { messages: ['email'] }, headers);
      expect([refused.status, refused.body.code]).toEqual([422, 'channel-without-address']);
      expect(refused.body.title).toMatch(language === 'en' ? /No e-mail/ : /没有留下/);
      expect((await asCitizen(intake, own, null)).body).toMatchObject({
        version: 1,
        messages: { chosen: null, possible: ['sms'] },
      });
    },
  );
});

describe('what was overtaken while it waited', () => {
  it('is not sent: a case withdrawn, an answer already rated', async () => {
    const gone = await raised();
    await give(intake, gone.id, roadTo('assign'));
    await asCitizen(intake, gone, 'withdraw');
    const rated = await raised();
    await give(intake, rated.id, roadTo('reply'));
    await asCitizen(intake, rated, 'rating', { outcome: 'satisfied' });
    await sendMessages(intake);
    expect(subjects()).toEqual([`【枫桥】事项 ${rated.number} 已收到`]);
    const { items, undelivered } = await messagesOf(gone.id);
    expect(undelivered).toBe(0);
    expect(items.map(({ deliveries }: { deliveries: { state: string }[] }) => deliveries[0]?.state)).toEqual([
      'overtaken',
      'overtaken',
    ]);
  });
});

describe('what cannot be delivered', () => {
  const noticesOf = async (id: string) =>
    (await intake.dataSource.query(
      `select recipient, seat from notice where case_id = $1 and cause_type = 'message-undelivered' order by 1`,
      [id],
    )) as { recipient: string; seat: string }[];

  it('is told to the desk, once for each kind, and not what reached the citizen by another way', async () => {
    const own = await raised({}, { ...reporter, messages: ['sms', 'email'] });
    mail.says.recipient = 550;
    sms.code = () => 4;
    await give(intake, own.id, roadTo('accept'));
    await sendMessages(intake);
    const desk = { recipient: 'linjiang-desk', seat: 'shifan.dongcheng.linjiang#desk' };
    // Received, assigned.
    expect(await noticesOf(own.id)).toEqual([desk, desk]);
    const suspension = { reason: '说明', reviewOn: '2026-12-07' };
    for (let n = 0; n < 2; n += 1) {
      await give(intake, own.id, [
        ['request-suspension', 'linjiang-officer-a', suspension],
        ['approve-suspension', 'linjiang-chief', {}],
      ]);
      await sendMessages(intake);
      await give(intake, own.id, [['resume', 'linjiang-officer-a', {}]]);
    }
    // Suspended and resumed besides, each once though it happened twice.
    expect(await noticesOf(own.id)).toHaveLength(4);
    const { body } = await intake.get('/v1/notices?limit=50', { as: 'linjiang-desk' });
    const told = body.items.find(
      ({ cause }: { cause: { type: string } }) => cause.type === 'message-undelivered',
    );
    expect(told.cause.words.en).toBe('A message did not reach the citizen; reach him or her another way');
    const other = await raised({}, { ...reporter, messages: ['sms', 'email'] });
    sms.code = () => 0;
    await sendMessages(intake);
    expect(await noticesOf(other.id)).toEqual([]);
  });

  it('of a confidential matter is told to its receiving desk alone', async () => {
    const { body: own } = await intake.post('/v1/cases', { body: { ...complaint, reporter } });
    mail.says.recipient = 550;
    await sendMessages(intake);
    const { body } = await intake.get(`/v1/cases/${own.id}`, { as: 'supervisor' });
    const receiving = (await noticesOf(own.id)).map(({ recipient }) => recipient);
    expect([body.number, receiving]).toEqual([own.number, ['dongcheng-desk']]);
  });

  it('is shown to the desk with its case, by channel and reason, without an address', async () => {
    const own = await raised({}, { ...reporter, messages: ['sms', 'email'] });
    mail.says.recipient = 550;
    sms.code = () => 4;
    await sendMessages(intake);
    const shown = await messagesOf(own.id);
    expect(shown).toMatchObject({
      undelivered: 1,
      items: [
        {
          type: 'registered',
          words: { 'zh-CN': '已收到', en: 'received' },
          deliveries: [
            { channel: 'email', state: 'failed', reason: 'refused' },
            { channel: 'sms', state: 'failed', reason: 'refused' },
          ],
        },
      ],
    });
    expect(JSON.stringify(shown)).not.toMatch(/li@example|13800000000/);
    const stranger = await intake.get(`/v1/cases/${own.id}/messages`, { as: 'hubin-desk' });
    expect([stranger.status, stranger.body.code]).toEqual([404, 'not-found']);
  });

  it('by one channel reached the citizen by the other; one that is away is tried again under the same id', async () => {
    const own = await raised({}, { ...reporter, messages: ['sms', 'email'] });
    mail.says.recipient = 550;
    sms.code = () => 9;
    await sendMessages(intake);
    const sent = () =>
      sms.web.calls.map(({ body }) => JSON.parse(body)).filter(({ text }) => text.includes(own.number));
    expect((await messagesOf(own.id)).items[0].deliveries[1]).toMatchObject({
      state: 'waiting',
      reason: 'not-taken',
    });
    sms.code = () => 0;
    await sendMessages(intake);
    expect(new Set(sent().map(({ id }) => id)).size).toBe(1);
    expect(sent()).toHaveLength(2);
    expect((await messagesOf(own.id)).undelivered).toBe(0);
  });

  it('is given up after three days', async () => {
    const own = await raised();
    mail.says.recipient = 452;
    await sendMessages(intake);
    clock.set('2026-11-19T10:00:01+08:00');
    await sendMessages(intake);
    expect(await messagesOf(own.id)).toMatchObject({
      undelivered: 1,
      items: [{ deliveries: [{ state: 'failed', reason: 'gave-up' }] }],
    });
  });
});

it('anybody is told by which channels messages can be sent, and when none is', async () => {
  const { status, body } = await intake.get('/v1/public/message-channels');
  expect([status, body]).toEqual([
    200,
    { channels: ['email', 'sms'], quietHours: { from: '21:00', to: '08:00', timeZone: 'Asia/Shanghai' } },
  ]);
});
