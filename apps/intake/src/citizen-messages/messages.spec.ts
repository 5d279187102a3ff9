import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { SmsSink } from '@fengqiao/test-rig/fakes/sms-sink';
import type { SmtpSink } from '@fengqiao/test-rig/fakes/smtp-sink';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { asCitizen, complaint, give, matter, roadTo } from '../intake.scenario.ts';
import {
  messagesOf,
  raise,
  reporter,
  sendMessages,
  startWithMessages,
  type WithMessages,
} from './messages.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let messaging: WithMessages;
let intake: TestService;
let mail: SmtpSink;
let sms: SmsSink;

beforeAll(async () => {
  messaging = await startWithMessages(clock);
  ({ intake, mail, sms } = messaging);
});
afterAll(() => messaging.stop());
beforeEach(() => messaging.forget());

const { phone, email } = reporter;
const subjects = () => mail.emails.map(({ subject }) => subject);
const texts = (number: string) => sms.to(phone).flatMap(({ text }) => (text.includes(number) ? [text] : []));

describe('the citizen of a case', () => {
  it('is told by e-mail of every step that is hers to know, with number and page, and of no word of the matter', async () => {
    const own = await raise(messaging);
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
    const own = await raise(messaging, {}, { ...reporter, messages: ['sms', 'email'], language: 'en' });
    await sendMessages(intake);
    expect(subjects()).toEqual([`Fengqiao: ${own.number} received`]);
    expect(texts(own.number)).toEqual([expect.stringContaining('has been received')]);
    const { body } = await intake.get(`/v1/cases/${own.id}`, { as: 'linjiang-desk' });
    expect(body.reporter).toMatchObject({ messages: ['email', 'sms'], language: 'en' });
  });

  it('may choose to be told nothing; nobody is told of an anonymous matter', async () => {
    const own = await raise(messaging, {}, { ...reporter, messages: [] });
    await give(intake, own.id, roadTo('assign'));
    await intake.post('/v1/cases', { body: { ...matter, reporter: undefined, anonymous: true } });
    const phoneOnly = await raise(messaging, {}, { name: 'Reporter Wu', phone });
    await sendMessages(intake);
    expect([subjects(), texts(own.number), texts(phoneOnly.number)]).toEqual([[], [], []]);
    expect(await messagesOf(messaging, own.id)).toMatchObject({ items: [], undelivered: 0 });
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
    const own = await raise(messaging);
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
    const own = await raise(messaging, { ...complaint, reporter });
    await sendMessages(intake);
    expect(subjects()).toEqual([`【枫桥】事项 ${own.number} 有新进展`]);
    expect(mail.emails[0]?.text).not.toContain('登记');
  });

  it('of a merged case is told about the own number alone', async () => {
    const survivor = await raise(messaging, {}, { ...reporter, email: 'survivor@example.org' });
    const own = await raise(messaging);
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
    const own = await raise(messaging);
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
    const own = await raise(messaging);
    mail.says.recipient = 451;
    await sendMessages(intake);
    mail.says = {};
    clock.set('2026-11-16T21:10:00+08:00');
    await sendMessages(intake);
    expect(subjects()).toEqual([]);
    const [waiting] = (await messagesOf(messaging, own.id)).items[0].deliveries;
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
    const own = await raise(messaging);
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
    const own = await raise(messaging);
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
      const own = await raise(messaging, {}, { name: 'Reporter Wu', phone });
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
    const gone = await raise(messaging);
    await give(intake, gone.id, roadTo('assign'));
    await asCitizen(intake, gone, 'withdraw');
    const rated = await raise(messaging);
    await give(intake, rated.id, roadTo('reply'));
    await asCitizen(intake, rated, 'rating', { outcome: 'satisfied' });
    await sendMessages(intake);
    expect(subjects()).toEqual([`【枫桥】事项 ${rated.number} 已收到`]);
    const { items, undelivered } = await messagesOf(messaging, gone.id);
    expect(undelivered).toBe(0);
    expect(items.map(({ deliveries }: { deliveries: { state: string }[] }) => deliveries[0]?.state)).toEqual([
      'overtaken',
      'overtaken',
    ]);
  });
});

it('anybody is told by which channels messages can be sent, and when none is', async () => {
  const { status, body } = await intake.get('/v1/public/message-channels');
  expect([status, body]).toEqual([
    200,
    { channels: ['email', 'sms'], quietHours: { from: '21:00', to: '08:00', timeZone: 'Asia/Shanghai' } },
  ]);
});
