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
import { NotNow } from '@fengqiao/webhook/guarded-request';
import { sendSms } from '@fengqiao/webhook/sms-gateway';
import { callWebhook } from '@fengqiao/webhook/webhook-call';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { DeliveryRow } from '../notices/notice.entity.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import { DeliveryMetrics } from './delivery-metrics.ts';
import type { Parcel } from './outbox.ts';

type Sendable = Exclude<Parcel, { readonly notSent: string }>;

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
    const parcel = await this.queue.begin(delivery);
    return 'notSent' in parcel ? parcel.notSent : this.send(delivery, parcel);
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

  private async send({ id, person }: DeliveryRow, parcel: Sendable): Promise<string> {
    const { webhookSecret = '', webhookFormerSecret, webhookHosts, sms, app } = this.config.notices;
    const at = await this.clock.now();
    switch (parcel.channel) {
      case 'webhook':
        return callWebhook({
          address: parcel.to,
          deliveryId: id,
          body: parcel.body,
          secret: receiverSecret(webhookSecret, person, parcel.to),
          formerSecret: webhookFormerSecret,
          hosts: webhookHosts,
          at,
        });
      case 'app':
        if (app === null) return 'no-channel';
        return callWebhook({
          ...{ address: app.url, secret: app.secret, hosts: app.hosts },
          ...{ deliveryId: id, body: parcel.body, at },
        });
      case 'sms':
        return sms === null ? 'no-channel' : sendSms(sms, { to: parcel.to, text: parcel.text, id, at });
      case 'email':
        if (!this.mailer) return 'no-channel';
        return this.mailer.send({ to: parcel.to, messageId: id, subject: parcel.subject, text: parcel.text });
    }
  }
}
