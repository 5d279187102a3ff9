import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AppMessage } from '@fengqiao/contracts/http/intake/message';
import { HttpSink } from '@fengqiao/test-rig/fakes/http-sink';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { SmtpSink } from '@fengqiao/test-rig/fakes/smtp-sink';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { signatureOf } from '@fengqiao/webhook/webhook-call';
import { asCitizen, complaint, give, matter, roadTo, startIntake } from '../intake.scenario.ts';
import { sendMessages } from './messages.scenario.ts';

const secret = 'a secret of the app';
const morning = '2026-11-16T10:00:00+08:00';
const clock = new ManualClock(morning);
const inTheApp = { name: 'Reporter Li', messages: ['webhook'] };
let intake: TestService;
let app: HttpSink;
let mail: SmtpSink;

beforeAll(async () => {
  [app, mail] = await Promise.all([HttpSink.start(), SmtpSink.start()]);
  intake = await startIntake(clock, {
    notices: {
      smtpUrl: mail.url,
      publicUrl: 'https://fengqiao.example.org',
      app: { url: `${app.url}/messages`, secret, hosts: ['127.0.0.1'] },
    },
  });
});
afterAll(async () => {
  await intake.stop();
  await Promise.all([app.stop(), mail.stop()]);
});
beforeEach(() => {
  clock.set(morning);
  app.answer = () => 204;
  app.calls.length = 0;
  mail.emails.length = 0;
});

async function raised(reporter: object = inTheApp, change: object = {}) {
  const { status, body } = await intake.post('/v1/cases', { body: { ...matter, ...change, reporter } });
  expect(status).toBe(201);
  return body as { id: string; number: string; queryCode: string };
}
/** Whoever built the app would read it so: nothing that is not in the contract. */
const taken = () => app.at('/messages').map(({ body }) => AppMessage.parse(JSON.parse(body)));
const stateOf = async (id: string) =>
  (await intake.get(`/v1/cases/${id}/messages`, { as: 'linjiang-desk' })).body;

describe('a citizen who wants to be told in the app of the bureau', () => {
  it('is, of every step, by one signed call each that names number and page, nobody and no word of the matter', async () => {
    const own = await raised();
    for (const step of roadTo('close')) {
      await give(intake, own.id, [step]);
      await sendMessages(intake);
    }
    expect(taken().map(({ subject }) => subject.split(`${own.number} `)[1])).toEqual([
      ...['已收到', '已交办', '已答复', '已办结'],
    ]);
    const said = JSON.stringify(app.calls);
    for (const word of [own.queryCode, own.id, matter.summary, matter.detail, inTheApp.name])
      expect(said).not.toContain(word);
    const [first] = app.calls;
    const [message] = taken();
    expect(message).toMatchObject({
      number: own.number,
      language: 'zh-CN',
      page: `https://fengqiao.example.org/track?number=${own.number}`,
    });
    expect(first?.headers['fengqiao-delivery']).toBe(message?.id);
    expect(first?.headers['fengqiao-signature']).toBe(
      signatureOf(first?.body ?? '', secret, Date.parse(morning)),
    );
    expect(new Set(taken().map(({ id }) => id)).size).toBe(4);
    expect(await stateOf(own.id)).toMatchObject({ undelivered: 0 });
  });

  it('reads it in the language chosen; of a confidential matter that there is news', async () => {
    const own = await raised({ ...inTheApp, language: 'en' }, complaint);
    expect(own.number).toMatch(/^TS-/);
    await sendMessages(intake);
    expect(taken()).toMatchObject([{ language: 'en', subject: `Fengqiao: ${own.number} news` }]);
  });

  it('waits for the morning as everybody does', async () => {
    clock.set('2026-11-16T21:30:00+08:00');
    const own = await raised();
    await sendMessages(intake);
    expect(taken()).toEqual([]);
    clock.set('2026-11-17T08:00:00+08:00');
    await sendMessages(intake);
    expect(taken()).toMatchObject([{ number: own.number }]);
  });

  it('gets what confirms a code by letter: the app shows its news to whoever follows the number', async () => {
    const own = await raised({ ...inTheApp, email: 'li@example.org' });
    const receipt = await intake.post(`/v1/cases/${own.id}/issue-receipt`, { as: 'linjiang-desk', body: {} });
    const { claim } = receipt.body.receipt;
    const claimed = await intake.post(`/v1/public/cases/${own.number}/claim`, { body: { claim } });
    expect(claimed.body.confirmation).toBe('email');
    await sendMessages(intake);
    expect(taken().map(({ subject }) => subject)).toEqual([expect.stringContaining('已收到')]);
    expect(mail.emails.map(({ subject }) => subject)).toEqual([expect.stringContaining('已换取新查询码')]);
  });

  it('chooses it later, and not to be told there any more', async () => {
    const own = await raised({ name: 'Reporter Li' });
    expect((await asCitizen(intake, own, null)).body.messages).toEqual({
      chosen: null,
      possible: ['webhook'],
    });
    await asCitizen(intake, own, 'messages', { messages: ['webhook'] });
    await give(intake, own.id, roadTo('assign'));
    await sendMessages(intake);
    expect(taken()).toMatchObject([{ number: own.number }]);
    await asCitizen(intake, own, 'messages', { messages: [] });
    await give(intake, own.id, roadTo('reply').slice(roadTo('assign').length));
    await sendMessages(intake);
    expect(taken()).toHaveLength(1);
  });
});

describe('an app', () => {
  it('that is away is called again under the same id; the citizen is told once it is back', async () => {
    const own = await raised();
    app.answer = () => 503;
    await sendMessages(intake);
    expect((await stateOf(own.id)).items[0].deliveries).toMatchObject([
      { channel: 'webhook', state: 'waiting', reason: 'answered-503' },
    ]);
    app.answer = () => 200;
    await sendMessages(intake);
    expect([taken().length, new Set(taken().map(({ id }) => id)).size]).toEqual([2, 1]);
    expect((await stateOf(own.id)).items[0].deliveries).toMatchObject([{ state: 'delivered' }]);
  });

  it('that never takes it is told to the desk, once', async () => {
    app.answer = () => 410;
    const own = await raised();
    await sendMessages(intake);
    await sendMessages(intake);
    expect(taken()).toHaveLength(1);
    expect(await stateOf(own.id)).toMatchObject({
      undelivered: 1,
      items: [{ deliveries: [{ channel: 'webhook', state: 'failed', reason: 'gone' }] }],
    });
    const told = await intake.dataSource.query(
      `select recipient from notice where case_id = $1 and cause_type = 'message-undelivered'`,
      [own.id],
    );
    expect(told).toEqual([{ recipient: 'linjiang-desk' }]);
  });

  it('and what it is sent stand in the OpenAPI document', async () => {
    const { body } = await intake.get('/openapi.json');
    const { requestBody } = body.webhooks.messageToCitizen.post;
    expect(requestBody.content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/AppMessage',
    });
    expect(Object.keys(body.components.schemas.AppMessage.properties)).toEqual(Object.keys(AppMessage.shape));
  });

  it('is named where citizens can choose', async () => {
    const { body } = await intake.get('/v1/public/message-channels');
    expect(body.channels).toEqual(['email', 'webhook']);
  });
});

describe('where there is no app', () => {
  let without: TestService;
  beforeAll(async () => {
    without = await startIntake(clock, {});
  });
  afterAll(() => without.stop());

  it('it cannot be chosen by code', async () => {
    const { body: own } = await without.post('/v1/cases', {
      body: { ...matter, reporter: { name: 'Reporter Li' } },
    });
    expect((await asCitizen(without, own, null)).body.messages.possible).toEqual([]);
    const refused = await asCitizen(without, own, 'messages', { messages: ['webhook'] });
    expect([refused.status, refused.body.code]).toEqual([422, 'channel-without-address']);
  });
});
