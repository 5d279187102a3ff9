import { staffChannels, type DeliveryChannel, type StaffChannel } from '@fengqiao/contracts/temporal/notices';
import { personAsReader } from '@fengqiao/domain/aggregate/reader';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { CONFIG } from '@fengqiao/service/bootstrap/tokens';
import { isAllowedWebhook } from '@fengqiao/webhook/allowed-hosts';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { DirectorySource } from '../directory/directory-source.ts';
import { PersonRow } from '../directory/directory.entities.ts';
import { inboxOf } from '../notices/inbox.ts';
import { DeliveryRow } from '../notices/notice.entity.ts';
import { RulesSource } from '../rules/rules-source.ts';
import { bodyOf, emailOf, type Wording } from './notice-text.ts';
import type { Outbox, Parcel } from './outbox.ts';

const columns = { email: 'email_delivery', webhook: 'webhook_delivery' } as const;

interface Ripe {
  readonly id: string;
  readonly isUrgent: boolean;
}

/** Notices of staff on their way out. */
@Injectable()
export class NoticeOutbox implements Outbox {
  constructor(
    private readonly directories: DirectorySource,
    private readonly rules: RulesSource,
    @Inject(CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * Joins a person's notices that may go by now into one delivery a channel: a new one, or one that waits and was not
   * tried yet; the urgent apart. Without an address they stay in the inbox alone; one that comes later gets what is
   * written later.
   */
  async offer(manager: EntityManager, personId: string, now: number): Promise<void> {
    // A doubled call waits here, and then finds nothing.
    const ripe = await manager.query<Ripe[]>(
      `select id, at_any_hour as "isUrgent" from notice where recipient = $1 and offered_at is null
         and release_at <= $2 and coalesce(send_at, release_at) <= $2 for update`,
      [personId, new Date(now)],
    );
    if (ripe.length === 0) return;
    const person = await manager.findOneBy(PersonRow, { id: personId });
    const seen = await (
      await this.visible(manager, personId, now)
    )
      .andWhere('n.offered_at is null')
      .getMany();
    for (const urgent of [true, false]) {
      const ids = new Set(ripe.flatMap(({ id, isUrgent }) => (isUrgent === urgent ? [id] : [])));
      const going = seen.filter(({ id }) => ids.has(id)).map(({ id }) => id);
      if (going.length === 0) continue;
      for (const channel of staffChannels) {
        if (this.addressOf(person, channel) === null) continue;
        const delivery = await openDelivery(manager, { person: personId, channel, urgent }, now);
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

  async nextRelease(manager: EntityManager, person: string): Promise<number | null> {
    const [next] = await manager.query<{ at: Date | null }[]>(
      `select min(greatest(release_at, coalesce(send_at, release_at))) as at from notice
       where recipient = $1 and offered_at is null`,
      [person],
    );
    return next?.at?.getTime() ?? null;
  }

  async pack(
    manager: EntityManager,
    { id, person: personId, channel }: DeliveryRow,
    now: number,
  ): Promise<Parcel> {
    if (channel !== 'email' && channel !== 'webhook') return { notSent: 'no-address' };
    const person = await manager.findOneBy(PersonRow, { id: personId });
    const notices = await (
      await this.visible(manager, personId, now)
    )
      .andWhere(`n.${columns[channel]} = :delivery`, { delivery: id })
      .orderBy('n.id')
      .getMany();
    if (notices.length === 0) return { notSent: 'withdrawn' };
    const to = this.addressOf(person, channel);
    if (to === null) return { notSent: 'no-address' };
    const { calendar } = await this.rules.current(manager);
    const { consoleUrl } = this.config.notices;
    const wording: Wording = { timeZone: calendar.definition.timeZone, consoleUrl };
    if (channel === 'webhook') return { channel, to, body: bodyOf(id, notices, wording) };
    return { channel, to, ...emailOf(notices, wording) };
  }

  async changed(manager: EntityManager, delivery: string): Promise<void> {
    await manager.query(
      `update notice set changed_in = (pg_current_xact_id()::text)::bigint
       where email_delivery = $1 or webhook_delivery = $1`,
      [delivery],
    );
  }

  /** A last look before anything leaves: who may not know any more is not told. */
  private async visible(manager: EntityManager, person: string, now: number) {
    const directory = await this.directories.current(manager);
    return inboxOf(manager, person, { reader: personAsReader(directory, person, now), directory, now });
  }

  private addressOf(person: PersonRow | null, channel: StaffChannel): string | null {
    const { smtpUrl, webhookSecret, webhookHosts } = this.config.notices;
    if (channel === 'email') return smtpUrl === undefined ? null : (person?.email ?? null);
    const address = webhookSecret === undefined ? null : (person?.webhook ?? null);
    return address !== null && isAllowedWebhook(address, webhookHosts) ? address : null;
  }
}

/** One that waits and was not tried yet, or a new one; never one that goes at another pace. */
async function openDelivery(
  manager: EntityManager,
  of: { readonly person: string; readonly channel: DeliveryChannel; readonly urgent: boolean },
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
