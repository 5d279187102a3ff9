import { deliveryChannels } from '@fengqiao/contracts/temporal/notices';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import type { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { SmsSink } from '@fengqiao/test-rig/fakes/sms-sink';
import { SmtpSink } from '@fengqiao/test-rig/fakes/smtp-sink';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { DeliverNoticesActivities } from '../deliver-notices/deliver-notices.activities.ts';
import { matter, startIntake } from '../intake.scenario.ts';

export const reporter = { name: 'Reporter Li', phone: '13800000000', email: 'li@example.org' };

/** Intake with a mail server and a gateway for text messages that are its alone. */
export async function startWithMessages(clock: ManualClock) {
  const [mail, sms] = await Promise.all([SmtpSink.start(), SmsSink.start()]);
  const intake = await startIntake(clock, {
    notices: { smtpUrl: mail.url, sms: sms.template, publicUrl: 'https://fengqiao.example.org' },
  });
  return {
    ...{ intake, mail, sms },
    async forget() {
      clock.set('2026-11-16T10:00:00+08:00');
      mail.says = {};
      sms.code = () => 0;
      await intake.dataSource.query('delete from citizen_message; delete from delivery');
      mail.emails.length = 0;
    },
    async stop() {
      await intake.stop();
      await Promise.all([mail.stop(), sms.stop()]);
    },
  };
}
export type WithMessages = Awaited<ReturnType<typeof startWithMessages>>;

export async function raise({ intake }: WithMessages, change: object = {}, of: object = reporter) {
  const { status, body } = await intake.post('/v1/cases', { body: { ...matter, reporter: of, ...change } });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body as { id: string; number: string; queryCode: string };
}

export async function messagesOf({ intake }: WithMessages, id: string) {
  return (await intake.get(`/v1/cases/${id}/messages`, { as: 'linjiang-desk' })).body;
}

/** As the workflow of each citizen would by now: what may go is offered, and sent once; what failed waits. */
export async function sendMessages(intake: TestService): Promise<void> {
  const activities = intake.running.app.get(DeliverNoticesActivities);
  const moment = await intake.running.app.get<ClockPort>(CLOCK).now();
  const owed = await intake.dataSource.query<{ person: string }[]>(
    `select distinct 'citizen/' || case_id as person from citizen_message order by 1`,
  );
  for (const { person } of owed) {
    const { urgent = [] } = await activities.offerNotices({ person, moment });
    const sendings = [
      ...urgent.map(({ id: delivery, channel }) => ({ person, channel, delivery })),
      ...deliveryChannels.map((channel) => ({ person, channel, delivery: null })),
    ];
    for (const sending of sendings) await activities.sendDeliveries(sending).catch(() => undefined);
  }
}
