import { deliveryChannels } from '@fengqiao/contracts/temporal/notices';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { DeliverNoticesActivities } from '../deliver-notices/deliver-notices.activities.ts';

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
