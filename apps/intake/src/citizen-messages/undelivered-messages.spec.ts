import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { SmsSink } from '@fengqiao/test-rig/fakes/sms-sink';
import type { SmtpSink } from '@fengqiao/test-rig/fakes/smtp-sink';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { complaint, give, roadTo } from '../intake.scenario.ts';
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

describe('what cannot be delivered', () => {
  const noticesOf = async (id: string) =>
    (await intake.dataSource.query(
      `select recipient, seat from notice where case_id = $1 and cause_type = 'message-undelivered' order by 1`,
      [id],
    )) as { recipient: string; seat: string }[];

  it('is told to the desk, once for each kind, and not what reached the citizen by another way', async () => {
    const own = await raise(messaging, {}, { ...reporter, messages: ['sms', 'email'] });
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
    const other = await raise(messaging, {}, { ...reporter, messages: ['sms', 'email'] });
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
    const own = await raise(messaging, {}, { ...reporter, messages: ['sms', 'email'] });
    mail.says.recipient = 550;
    sms.code = () => 4;
    await sendMessages(intake);
    const shown = await messagesOf(messaging, own.id);
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
    const own = await raise(messaging, {}, { ...reporter, messages: ['sms', 'email'] });
    mail.says.recipient = 550;
    sms.code = () => 9;
    await sendMessages(intake);
    const sent = () =>
      sms.web.calls.map(({ body }) => JSON.parse(body)).filter(({ text }) => text.includes(own.number));
    expect((await messagesOf(messaging, own.id)).items[0].deliveries[1]).toMatchObject({
      state: 'waiting',
      reason: 'not-taken',
    });
    sms.code = () => 0;
    await sendMessages(intake);
    expect(new Set(sent().map(({ id }) => id)).size).toBe(1);
    expect(sent()).toHaveLength(2);
    expect((await messagesOf(messaging, own.id)).undelivered).toBe(0);
  });

  it('is given up after three days', async () => {
    const own = await raise(messaging);
    mail.says.recipient = 452;
    await sendMessages(intake);
    clock.set('2026-11-19T10:00:01+08:00');
    await sendMessages(intake);
    expect(await messagesOf(messaging, own.id)).toMatchObject({
      undelivered: 1,
      items: [{ deliveries: [{ state: 'failed', reason: 'gave-up' }] }],
    });
  });
});
