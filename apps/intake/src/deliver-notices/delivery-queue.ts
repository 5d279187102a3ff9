import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  caseOfCitizen,
  deliveryChannels,
  type DeliveryChannel,
  type Offered,
  type SendRequest,
} from '@fengqiao/contracts/temporal/notices';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { MessageOutbox } from '../citizen-messages/message-outbox.ts';
import { UndeliveredMessages } from '../citizen-messages/undelivered-messages.ts';
import { DeliveryRow } from '../notices/notice.entity.ts';
import { NoticeOutbox } from './notice-outbox.ts';
import type { Outbox, Parcel } from './outbox.ts';

/** How far ahead of ours the workflow's clock is believed, as for a climb. */
const believedAheadMs = 2_000;

/** What is to be delivered, and what became of it: the part of a delivery that stands in the database. */
@Injectable()
export class DeliveryQueue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly notices: NoticeOutbox,
    private readonly messages: MessageOutbox,
    private readonly undelivered: UndeliveredMessages,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /** Makes deliveries of what a person, or a citizen, is to be told and may be by now. */
  async offer(person: string, moment: number): Promise<Offered> {
    const ours = await this.clock.now();
    const now = Math.max(Math.min(moment, ours + believedAheadMs), ours);
    const outbox = this.outboxOf(person);
    return this.dataSource.transaction(async (manager) => {
      let next: number | null = null;
      // What is written meanwhile has a wake-up of its own, but is ripe: taken at once, not told as to be waited for.
      do {
        await outbox.offer(manager, person, now);
        next = await outbox.nextRelease(manager, person);
      } while (next !== null && next <= now);
      const open = await manager.query<{ id: string; channel: DeliveryChannel; urgent: boolean }[]>(
        `select id, channel, urgent from delivery
         where person = $1 and delivered_at is null and failed_at is null order by id`,
        [person],
      );
      const waiting = open.filter(({ urgent }) => !urgent);
      return {
        channels: deliveryChannels.filter((each) => waiting.some(({ channel }) => channel === each)),
        urgent: open.filter(({ urgent }) => urgent).map(({ id, channel }) => ({ id, channel })),
        nextReleaseAt: next,
      };
    });
  }

  /**
   * What a sending is to make next: of the channel's, the oldest that may wait its turn (`delivery` null); that one
   * alone, if it is still to be made; or, where nothing is said, whatever there is, the urgent first.
   */
  async next({ person, channel, delivery }: SendRequest): Promise<DeliveryRow | null> {
    const { manager } = this.dataSource;
    const [next] = await manager.query<{ id: string }[]>(
      `select id from delivery where person = $1 and channel = $2 and delivered_at is null and failed_at is null
         and ($3 or not urgent) and ($4::uuid is null or id = $4)
       order by urgent desc, id limit 1`,
      [person, channel, delivery !== null, delivery ?? null],
    );
    return next ? manager.findOneBy(DeliveryRow, { id: next.id }) : null;
  }

  /** From here on it may arrive, so nothing more is joined to it. Gives what it says, and where it goes. */
  async begin(delivery: DeliveryRow): Promise<Parcel> {
    const now = await this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      await manager.update(DeliveryRow, { id: delivery.id }, { triedAt: new Date(now) });
      return this.outboxOf(delivery.person).pack(manager, delivery, now);
    });
  }

  async delivered(delivery: DeliveryRow): Promise<void> {
    const at = new Date(await this.clock.now());
    await this.close(delivery, { deliveredAt: at, reason: null });
  }

  async failed(delivery: DeliveryRow, reason: string): Promise<void> {
    const now = await this.clock.now();
    await this.close(delivery, { failedAt: new Date(now), reason }, (manager) =>
      this.undelivered.tellDesk(manager, delivery, now),
    );
  }

  /** Why not yet; it is tried again. */
  async waits(delivery: DeliveryRow, reason: string): Promise<void> {
    await this.close(delivery, { reason });
  }

  private async close(
    { id, person }: DeliveryRow,
    change: Partial<DeliveryRow>,
    then: (manager: EntityManager) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.update(DeliveryRow, { id }, change);
      await this.outboxOf(person).changed(manager, id);
      await then(manager);
    });
  }

  private outboxOf(person: string): Outbox {
    return caseOfCitizen(person) === null ? this.notices : this.messages;
  }
}
