import type { CaseMessages, MessageChannels } from '@fengqiao/contracts/http/intake/message';
import type { MessageChannel } from '@fengqiao/domain/case/ladder/message-channels';
import { quietHoursOf } from '@fengqiao/domain/case/rules/policy';
import { latest } from '@fengqiao/domain/case/rules/rule-book';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { CaseDesk } from '../cases/case-desk.ts';
import { DeliveryRow } from '../notices/notice.entity.ts';
import { CaseReader } from '../read-case/case-reader.ts';
import { CitizenMessageRow } from './citizen-message.entities.ts';
import { MessageOutbox } from './message-outbox.ts';
import { headlineOf } from './message-words.ts';

type Shown = CaseMessages['items'][number];

/** What the citizen of a case was told and what became of it, for whoever of the staff may see the case. */
@Injectable()
export class MessageReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CaseDesk,
    private readonly cases: CaseReader,
    private readonly outbox: MessageOutbox,
  ) {}

  async ofCase(id: string, identity: Identity) {
    return this.cases.forStaff(id, identity, 'events', async (row, { rules, now }) => {
      const { manager } = this.dataSource;
      const local = (date: Date) => formatMoment(date.getTime(), rules.calendar.definition.timeZone);
      const messages = await manager.find(CitizenMessageRow, {
        where: { caseId: row.id },
        order: { id: 'ASC' },
      });
      const deliveries = await manager.find(DeliveryRow, {
        where: { message: In(messages.map((message) => message.id)) },
        order: { channel: 'ASC' },
      });
      const items = messages.map((message): Shown => {
        const { channels, createdAt, sendAt, offeredAt } = message;
        const sent = deliveries.filter((delivery) => delivery.message === message.id);
        const tried = sent.map((delivery) => deliveryView(delivery, local));
        return {
          id: message.id,
          type: message.kind,
          words: headlineOf(message.kind),
          createdAt: local(createdAt),
          sendAt: local(sendAt ?? createdAt),
          deliveries:
            tried.length === 0 && offeredAt !== null ? neverSent(channels, local(offeredAt)) : tried,
        };
      });
      const undelivered = items.filter(({ deliveries: each }) => isLost(each)).length;
      return { items, undelivered, serverTime: local(new Date(now)) };
    });
  }

  /** What whoever raises a matter can choose from. */
  async channels(): Promise<MessageChannels> {
    const { rules } = await this.desk.premisesAt(this.dataSource.manager, await this.desk.now());
    return {
      channels: this.outbox.channels,
      quietHours: {
        ...quietHoursOf(latest(rules.book).policy),
        timeZone: rules.calendar.definition.timeZone,
      },
    };
  }
}

function deliveryView(
  { channel, deliveredAt, failedAt, reason }: DeliveryRow,
  local: (date: Date) => string,
): Shown['deliveries'][number] {
  const ended = deliveredAt ?? failedAt;
  const failed = reason === 'overtaken' ? 'overtaken' : 'failed';
  return {
    channel: channel as MessageChannel,
    state: deliveredAt ? 'delivered' : failedAt ? failed : 'waiting',
    at: ended && local(ended),
    reason: deliveredAt || reason === 'overtaken' ? null : reason,
  };
}

function neverSent(channels: readonly MessageChannel[], at: string): Shown['deliveries'] {
  return channels.map((channel) => ({ channel, state: 'failed', at, reason: 'no-channel' }));
}

function isLost(deliveries: Shown['deliveries']): boolean {
  return (
    deliveries.some(({ state }) => state === 'failed') &&
    deliveries.every(({ state }) => state === 'failed' || state === 'overtaken')
  );
}
