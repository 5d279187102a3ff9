import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { SmtpSink } from '@fengqiao/test-rig/fakes/smtp-sink';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { sendMessages } from '../citizen-messages/messages.scenario.ts';
import { asCitizen, give, matter, roadTo, startIntake, type Registered } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const email = 'li@example.org';
let intake: TestService;
let mail: SmtpSink;
beforeAll(async () => {
  mail = await SmtpSink.start();
  intake = await startIntake(clock, {
    notices: { smtpUrl: mail.url, publicUrl: 'https://fengqiao.example.org' },
  });
}, 60_000);
afterAll(async () => {
  await intake.stop();
  await mail.stop();
});

const nasty = (mark: string) => `${mark}<script>hit()</script><img src=x onerror="hit()">'"&amp;<!--`;

/** Every string of an answer, wherever it stands. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

it('HTML and script in what a citizen writes comes back as it was written, as JSON that no browser takes for a page', async () => {
  const reporter = { name: nasty('name'), phone: '13800000000', email };
  const onBehalfOf = { name: nasty('other'), consent: { given: true, how: nasty('how'), on: '2026-11-10' } };
  const words = { summary: nasty('summary'), detail: nasty('detail'), place: nasty('place') };
  const registered = await intake.post('/v1/cases', { body: { ...matter, ...words, reporter, onBehalfOf } });
  expect([registered.status, registered.body]).toEqual([201, expect.anything()]);
  const own = registered.body as Registered;
  expect((await asCitizen(intake, own, 'add', { text: nasty('added') })).status).toBe(200);
  for (const step of roadTo('reply')) await give(intake, own.id, [step]);
  const desk = await intake.get(`/v1/cases/${own.id}`, { as: 'linjiang-desk' });
  const citizen = await asCitizen(intake, own, null);
  const events = await intake.get(`/v1/cases/${own.id}/events`, { as: 'linjiang-desk' });
  for (const [{ headers, body }, marks] of [
    [desk, ['summary', 'detail', 'place', 'name', 'other']],
    [citizen, ['summary', 'detail', 'place', 'added']],
    [events, ['added']],
  ] as const) {
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(stringsOf(body)).toEqual(expect.arrayContaining(marks.map(nasty)));
  }
});

it('no message that anybody is sent holds a word of it', async () => {
  await sendMessages(intake);
  expect(mail.emails.length).toBeGreaterThan(0);
  expect(JSON.stringify(mail.emails)).not.toMatch(/hit|script|<img/);
});
