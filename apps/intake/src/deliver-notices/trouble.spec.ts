import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpSink } from '@fengqiao/test-rig/fakes/http-sink';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { SmtpSink } from '@fengqiao/test-rig/fakes/smtp-sink';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { linjiang, startIntake, walk } from '../intake.scenario.ts';
import { DeliverNoticesActivities } from './deliver-notices.activities.ts';

const day = 86_400_000;
const person = 'linjiang-officer-a';
const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let mail: SmtpSink;
let web: HttpSink;
let intake: TestService;
let activities: DeliverNoticesActivities;

beforeAll(async () => {
  [mail, web] = await Promise.all([SmtpSink.start(), HttpSink.start()]);
  intake = await startIntake(clock, {
    notices: { smtpUrl: mail.url, webhookSecret: 'a secret of the spec', webhookHosts: ['127.0.0.1'] },
  });
  activities = intake.running.app.get(DeliverNoticesActivities);
}, 60_000);
afterAll(async () => {
  await intake.stop();
  await Promise.all([mail.stop(), web.stop()]);
});
beforeEach(async () => {
  mail.says = {};
  mail.afterData = () => undefined;
  mail.emails.length = 0;
  web.answer = () => 204;
  await intake.dataSource.query('update notice set email_delivery = null, webhook_delivery = null');
  await intake.dataSource.query('delete from delivery');
});

/** He is handed a case, and what he is told of it waits to be delivered: by e-mail or to his webhook. */
async function owed(channel: 'email' | 'webhook'): Promise<void> {
  const contact = {
    email: channel === 'email' ? `${person}@example.org` : null,
    webhook: channel === 'webhook' ? `${web.url}/hook` : null,
  };
  await intake.post(`/v1/directory/people/${person}/contact`, { as: 'admin', body: contact });
  const id = await walk(intake, 'submit');
  const { status } = await intake.post(`/v1/cases/${id}/assign`, {
    as: 'linjiang-chief',
    body: { unit: linjiang, handler: person },
  });
  expect(status).toBe(200);
  // Whatever day the clock has come to: opening hours are another spec's.
  await intake.dataSource.query(
    'update notice set release_at = created_at, send_at = created_at where offered_at is null',
  );
  await activities.offerNotices({ person, moment: await clock.now() });
  // What is offered later is a delivery of its own.
  await intake.dataSource.query('update delivery set tried_at = created_at where tried_at is null');
}

/** One try of Temporal's: `again` when it has to come back. */
const tried = (channel: 'email' | 'webhook') =>
  activities.sendDeliveries({ person, channel }).catch(() => 'again' as const);

const states = async (): Promise<string[]> => {
  const rows = await intake.dataSource.query(
    `select case when delivered_at is not null then 'delivered' when failed_at is not null then 'failed'
       else 'waiting' end || coalesce(' ' || reason, '') as state from delivery order by id`,
  );
  return rows.map(({ state }: { state: string }) => state);
};

const pass = (ms: number) => clock.advance(ms);

describe('a letter that is refused for good', () => {
  it.each(['recipient', 'data'] as const)('at its %s fails alone, and the next one goes', async (place) => {
    await owed('email');
    await owed('email');
    let letters = 0;
    if (place === 'data') mail.afterData = () => (letters++ === 0 ? 554 : undefined);
    else mail.receive = () => (letters++ === 0 ? 'never' : 'take');
    expect(await tried('email')).toEqual({ delivered: 1, failed: 1 });
    mail.receive = () => 'take';
    expect(await states()).toEqual(['failed refused', 'delivered']);
    expect(mail.emails).toHaveLength(1);
  });

  it('is told to whom it concerns: the person, and who looks at the case', async () => {
    await owed('email');
    mail.says.data = 554;
    await tried('email');
    const { body } = await intake.get('/v1/notices', { as: person });
    const shown = { channel: 'email', state: 'failed', reason: 'refused' };
    expect(body.items.at(0).deliveries).toMatchObject([shown]);
    const { body: ofCase } = await intake.get(`/v1/cases/${body.items.at(0).case.id}/notices`, {
      as: 'linjiang-chief',
    });
    const his = ofCase.items.find((item: { recipient: string }) => item.recipient === person);
    expect(his.deliveries).toMatchObject([shown]);
  });
});

describe('a mail server that is away', () => {
  it.each([
    ['closing', () => (mail.says.recipient = 421)],
    ['against us', () => (mail.says.sender = 550)],
  ])('(%s) delays every letter, for however long, and loses none', async (_, leaves) => {
    await owed('email');
    await owed('email');
    leaves();
    for (const wait of [0, 2 * day, 2 * day]) {
      pass(wait);
      expect(await tried('email')).toBe('again');
    }
    expect(await states()).toEqual(['waiting unreachable', 'waiting']);
    mail.says = {};
    expect(await tried('email')).toEqual({ delivered: 2, failed: 0 });
  });
});

describe('a letter that its recipient’s mailbox puts off', () => {
  it('is tried for three days, and then holds up nobody', async () => {
    await owed('email');
    mail.says.recipient = 452;
    expect(await tried('email')).toBe('again');
    pass(3 * day - 1);
    expect(await tried('email')).toBe('again');
    pass(2);
    expect(await tried('email')).toEqual({ delivered: 0, failed: 1 });
    expect(await states()).toEqual(['failed gave-up']);
  });
});

describe('a webhook', () => {
  it.each([401, 403, 404, 408, 425, 429, 500, 503])(
    'that answers %d is tried again for three days',
    async (status) => {
      await owed('webhook');
      web.answer = () => status;
      expect(await tried('webhook')).toBe('again');
      expect(await states()).toEqual([`waiting answered-${status}`]);
      pass(3 * day - 1);
      expect(await tried('webhook')).toBe('again');
      pass(2);
      expect(await tried('webhook')).toEqual({ delivered: 0, failed: 1 });
      expect(await states()).toEqual(['failed gave-up']);
    },
  );

  it.each([
    [410, 'gone'],
    [400, 'refused'],
    [308, 'refused'],
  ])('that answers %d is not: %s', async (status, reason) => {
    await owed('webhook');
    web.answer = () => status;
    expect(await tried('webhook')).toEqual({ delivered: 0, failed: 1 });
    expect(await states()).toEqual([`failed ${reason}`]);
  });

  it('that has come to stand within the walls since it was set is not called', async () => {
    await owed('webhook');
    web.calls.length = 0;
    // Set by an earlier release, which took any address.
    const inner = web.url.replace('127.0.0.1', 'localhost');
    await intake.dataSource.query('update person set webhook = $1 where id = $2', [inner, person]);
    expect(await tried('webhook')).toEqual({ delivered: 0, failed: 1 });
    expect(await states()).toEqual(['failed no-address']);
    expect(web.calls).toEqual([]);
  });
});
