import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { deliveryChannels, type DeliveryChannel, type Offered } from '@fengqiao/contracts/temporal/notices';
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
      // A doubled call waits here, and then finds nothing.
      const ripe = (await manager.query(
        `select id from notice where recipient = $1 and offered_at is null
           and release_at <= $2 and coalesce(send_at, release_at) <= $2 for update`,
        [person, new Date(now)],
      )) as { id: string }[];
      if (ripe.length > 0) await this.join(manager, person, new Set(ripe.map(({ id }) => id)), now);
      const open = await manager.query<{ channel: DeliveryChannel }[]>(
        'select distinct channel from delivery where person = $1 and delivered_at is null and failed_at is null',
        [person],
      );
      const [next] = await manager.query<{ at: Date | null }[]>(
        `select min(coalesce(send_at, release_at)) as at from notice where recipient = $1 and offered_at is null`,
        [person],
      );
      const channels = deliveryChannels.filter((each) => open.some(({ channel }) => channel === each));
      return { channels, nextReleaseAt: next?.at?.getTime() ?? null };
    });
  }

  /** The delivery of a channel that is to be made next: what does not wait for opening hours first, then the oldest. */
  async next(person: string, channel: DeliveryChannel): Promise<DeliveryRow | null> {
    const { manager } = this.dataSource;
    const [next] = await manager.query<{ id: string }[]>(
      `select id from delivery where person = $1 and channel = $2 and delivered_at is null and failed_at is null
       order by exists (select from notice where ${columns[channel]} = delivery.id and at_any_hour) desc, id limit 1`,
      [person, channel],
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
    ripe: ReadonlySet<string>,
    now: number,
  ): Promise<void> {
    const person = await manager.findOneBy(PersonRow, { id: personId });
    const seen = await (
      await this.visible(manager, personId, now)
    )
      .andWhere('n.offered_at is null')
      .getMany();
    const going = seen.filter(({ id }) => ripe.has(id)).map(({ id }) => id);
    for (const channel of deliveryChannels) {
      if (going.length === 0 || this.addressOf(person, channel) === null) continue;
      const delivery = await openDelivery(manager, personId, channel, now);
      await manager.query(`update notice set ${columns[channel]} = $2 where id = any($1::uuid[])`, [
        going,
        delivery,
      ]);
    }
    await manager.query(
      `update notice set offered_at = $2, changed_in = (pg_current_xact_id()::text)::bigint
       where id = any($1::uuid[])`,
      [[...ripe], new Date(now)],
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

async function openDelivery(
  manager: EntityManager,
  person: string,
  channel: DeliveryChannel,
  now: number,
): Promise<string> {
  const [untried] = await manager.query<{ id: string }[]>(
    `select id from delivery where person = $1 and channel = $2 and tried_at is null
       and delivered_at is null and failed_at is null order by id limit 1 for update`,
    [person, channel],
  );
  if (untried) return untried.id;
  const id = uuidv7();
  const row = { id, person, channel, createdAt: new Date(now) };
  await manager.insert(DeliveryRow, row);
  return id;
}
