import type {
  DeliveryChannel,
  NoticesActivities,
  Offered,
  SendRequest,
  Sent,
} from '@fengqiao/contracts/temporal/notices';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { Mailer } from '@fengqiao/mail/mailer';
import { NotTaken } from '@fengqiao/mail/refusals';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { CLOCK, CONFIG } from '@fengqiao/service/bootstrap/tokens';
import { TryAgainIn } from '@fengqiao/temporal/try-again-in';
import { receiverSecret } from '@fengqiao/webhook/receiver-secret';
import { callWebhook, NotNow } from '@fengqiao/webhook/webhook-call';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DeliveryRow, NoticeRow } from '../notices/notice.entity.ts';
import { RulesSource } from '../rules/rules-source.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import { DeliveryMetrics } from './delivery-metrics.ts';
import { bodyOf, emailOf, type Wording } from './notice-text.ts';

/** After that an address counts as one that takes nothing. */
const givesUpAfterMs = 3 * 86_400_000;

/**
 * Sends what the delivery workflow asks for. A delivery is first marked as tried, then sent, then recorded: whoever
 * dies in between sends it again under the same id, and nothing is lost.
 */
@Injectable()
export class DeliverNoticesActivities implements NoticesActivities, OnModuleDestroy {
  private readonly mailer: Mailer | null;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly dataSource: DataSource,
    private readonly rules: RulesSource,
    private readonly metrics: DeliveryMetrics,
    @Inject(CONFIG) private readonly config: ServiceConfig,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {
    const { smtpUrl, mailFrom } = config.notices;
    this.mailer = smtpUrl === undefined ? null : new Mailer(smtpUrl, mailFrom);
  }

  onModuleDestroy(): void {
    this.mailer?.close();
  }

  offerNotices({ person, moment }: { person: string; moment: number }): Promise<Offered> {
    return this.queue.offer(person, moment);
  }

  async sendDeliveries(request: SendRequest): Promise<Sent> {
    let [delivered, failed] = [0, 0];
    for (;;) {
      const delivery = await this.queue.next(request);
      if (!delivery) return { delivered, failed };
      const outcome = await this.deliver(delivery).catch((error: unknown) => this.putOff(delivery, error));
      if (outcome === 'delivered') {
        await this.queue.delivered(delivery);
        delivered += 1;
      } else {
        await this.queue.failed(delivery, outcome);
        failed += 1;
      }
      this.metrics.tried(request.channel, outcome === 'delivered' ? 'delivered' : 'failed');
    }
  }

  /** `delivered`, or as a code why no try will help. */
  private async deliver(delivery: DeliveryRow): Promise<string> {
    const { address, notices } = await this.queue.begin(delivery);
    if (notices.length === 0) return 'withdrawn';
    if (address === null) return 'no-address';
    return this.send(delivery, address, notices);
  }

  /** Throws, so that Temporal asks again; or gives up, on an address that has taken nothing for days. */
  private async putOff(delivery: DeliveryRow, error: unknown): Promise<'gave-up'> {
    const age = (await this.clock.now()) - delivery.createdAt.getTime();
    // A mail server that is away is everybody's, and ours to bring back: nobody's letter is given up for it.
    const isAddressToBlame = !(error instanceof NotTaken && error.isServerAway);
    if (isAddressToBlame && delivery.triedAt !== null && age > givesUpAfterMs) return 'gave-up';
    this.metrics.tried(delivery.channel as DeliveryChannel, 'retried');
    await this.queue.waits(delivery, error instanceof NotNow ? error.reason : 'unreachable');
    if (error instanceof NotNow && error.retryAfterMs !== null)
      throw new TryAgainIn(error.retryAfterMs, error);
    throw error;
  }

  private async send({ id, person, channel }: DeliveryRow, address: string, notices: readonly NoticeRow[]) {
    const { webhookSecret = '', webhookFormerSecret, webhookHosts, consoleUrl } = this.config.notices;
    const { calendar } = await this.rules.current(this.dataSource.manager);
    const wording: Wording = { timeZone: calendar.definition.timeZone, consoleUrl };
    if (channel === 'webhook')
      return callWebhook({
        address,
        deliveryId: id,
        body: bodyOf(id, notices, wording),
        secret: receiverSecret(webhookSecret, person, address),
        formerSecret: webhookFormerSecret,
        hosts: webhookHosts,
        at: await this.clock.now(),
      });
    if (!this.mailer) return 'no-address';
    return this.mailer.send({ to: address, messageId: id, ...emailOf(notices, wording) });
  }
}
