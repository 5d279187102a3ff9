import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  deliveryChannels,
  type DeliveryChannel,
  type Offered,
  type SendRequest,
} from '@fengqiao/contracts/temporal/notices';
import { personAsReader } from '@fengqiao/domain/aggregate/reader';
import { isAllowedWebhook } from '@fengqiao/webhook/allowed-hosts';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { CLOCK, CONFIG } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { DirectorySource } from '../directory/directory-source.ts';
import { PersonRow } from '../directory/directory.entities.ts';
import { inboxOf } from '../notices/inbox.ts';
import { DeliveryRow, type NoticeRow } from '../notices/notice.entity.ts';

/** How far ahead of ours the workflow's clock is believed, as for a climb. */
const believedAheadMs = 2_000;

const columns = { email: 'email_delivery', webhook: 'webhook_delivery' } as const;

interface Ripe {
  readonly id: string;
  readonly isUrgent: boolean;
}

/** What is to be delivered, and what became of it: the part of a delivery that stands in the database. */
@Injectable()
export class DeliveryQueue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directories: DirectorySource,
    @Inject(CONFIG) private readonly config: ServiceConfig,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /**
   * Joins a person's notices that may go by now into one delivery a channel: a new one, or one that waits and was not
   * tried yet. Without an address they stay in the inbox alone; one that comes later gets what is written later.
   */
  async offer(person: string, moment: number): Promise<Offered> {
    const ours = await this.clock.now();
    const now = Math.max(Math.min(moment, ours + believedAheadMs), ours);
    return this.dataSource.transaction(async (manager) => {
      // A doubled call waits here, and then finds nothing. What is written meanwhile has a wake-up of its own, but is
      // ripe: it is taken at once, not told as what is to be waited for.
      let next: number | null = null;
      do {
        const ripe = await this.ripe(manager, person, now);
        if (ripe.length > 0) await this.join(manager, person, ripe, now);
        next = await nextRelease(manager, person);
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

  private ripe(manager: EntityManager, person: string, now: number): Promise<Ripe[]> {
    return manager.query<Ripe[]>(
      `select id, at_any_hour as "isUrgent" from notice where recipient = $1 and offered_at is null
         and release_at <= $2 and coalesce(send_at, release_at) <= $2 for update`,
      [person, new Date(now)],
    );
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

  /** From here on it may arrive, so nothing more is joined to it. Gives what it says, and to whom; no address, no notices where none is left. */
  async begin(delivery: DeliveryRow): Promise<{ address: string | null; notices: NoticeRow[] }> {
    const now = await this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      await manager.update(DeliveryRow, { id: delivery.id }, { triedAt: new Date(now) });
      const person = await manager.findOneBy(PersonRow, { id: delivery.person });
      const column = columns[delivery.channel as DeliveryChannel];
      const notices = await (
        await this.visible(manager, delivery.person, now)
      )
        .andWhere(`n.${column} = :delivery`, { delivery: delivery.id })
        .orderBy('n.id')
        .getMany();
      return { address: this.addressOf(person, delivery.channel as DeliveryChannel), notices };
    });
  }

  async delivered({ id }: DeliveryRow): Promise<void> {
    const at = new Date(await this.clock.now());
    await this.close(id, { deliveredAt: at, reason: null });
  }

  async failed({ id }: DeliveryRow, reason: string): Promise<void> {
    await this.close(id, { failedAt: new Date(await this.clock.now()), reason });
  }

  /** Why not yet; it is tried again. */
  async waits({ id }: DeliveryRow, reason: string): Promise<void> {
    await this.close(id, { reason });
  }

  private async close(id: string, change: Partial<DeliveryRow>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.update(DeliveryRow, { id }, change);
      // Whoever asks what changed in the inbox learns of it.
      await manager.query(
        `update notice set changed_in = (pg_current_xact_id()::text)::bigint
         where email_delivery = $1 or webhook_delivery = $1`,
        [id],
      );
    });
  }

  private async join(
    manager: EntityManager,
    personId: string,
    ripe: readonly Ripe[],
    now: number,
  ): Promise<void> {
    const person = await manager.findOneBy(PersonRow, { id: personId });
    const seen = await (
      await this.visible(manager, personId, now)
    )
      .andWhere('n.offered_at is null')
      .getMany();
    for (const isUrgent of [true, false]) {
      const ids = new Set(ripe.flatMap((each) => (each.isUrgent === isUrgent ? [each.id] : [])));
      const going = seen.filter(({ id }) => ids.has(id)).map(({ id }) => id);
      if (going.length === 0) continue;
      for (const channel of deliveryChannels) {
        if (this.addressOf(person, channel) === null) continue;
        const delivery = await openDelivery(manager, { person: personId, channel, urgent: isUrgent }, now);
        await manager.query(`update notice set ${columns[channel]} = $2 where id = any($1::uuid[])`, [
          going,
          delivery,
        ]);
      }
    }
    await manager.query(
      `update notice set offered_at = $2, changed_in = (pg_current_xact_id()::text)::bigint
       where id = any($1::uuid[])`,
      [ripe.map(({ id }) => id), new Date(now)],
    );
  }

  /** A last look before anything leaves: who may not know any more is not told. */
  private async visible(manager: EntityManager, person: string, now: number) {
    const directory = await this.directories.current(manager);
    return inboxOf(manager, person, { reader: personAsReader(directory, person, now), directory, now });
  }

  private addressOf(person: PersonRow | null, channel: DeliveryChannel): string | null {
    const { smtpUrl, webhookSecret, webhookHosts } = this.config.notices;
    if (channel === 'email') return smtpUrl === undefined ? null : (person?.email ?? null);
    const address = webhookSecret === undefined ? null : (person?.webhook ?? null);
    return address !== null && isAllowedWebhook(address, webhookHosts) ? address : null;
  }
}

async function nextRelease(manager: EntityManager, person: string): Promise<number | null> {
  const [next] = await manager.query<{ at: Date | null }[]>(
    `select min(greatest(release_at, coalesce(send_at, release_at))) as at from notice where recipient = $1 and offered_at is null`,
    [person],
  );
  return next?.at?.getTime() ?? null;
}

/** One that waits and was not tried yet, or a new one; never one that goes at another pace. */
async function openDelivery(
  manager: EntityManager,
  of: Pick<DeliveryRow, 'person' | 'channel' | 'urgent'>,
  now: number,
): Promise<string> {
  const [untried] = await manager.query<{ id: string }[]>(
    `select id from delivery where person = $1 and channel = $2 and urgent = $3 and tried_at is null
       and delivered_at is null and failed_at is null order by id limit 1 for update`,
    [of.person, of.channel, of.urgent],
  );
  if (untried) return untried.id;
  const id = uuidv7();
  await manager.insert(DeliveryRow, { id, ...of, createdAt: new Date(now) });
  return id;
}
