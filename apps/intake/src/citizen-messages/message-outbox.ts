import { hashSecret, newSecret } from '@fengqiao/aggregate/codes/secrets';
import { phoneKey } from '@fengqiao/contracts/http/fragments/phone';
import type { AppMessage } from '@fengqiao/contracts/http/intake/message';
import { caseOfCitizen } from '@fengqiao/contracts/temporal/notices';
import {
  isStillSo,
  reviewOf,
  toldToCitizens,
  type ToldToCitizen,
} from '@fengqiao/domain/case/ladder/citizen-tellings';
import type { CaseState } from '@fengqiao/domain/case/case';
import type { MessageChannel } from '@fengqiao/domain/case/ladder/message-channels';
import { quietHoursOf } from '@fengqiao/domain/case/rules/policy';
import { latest } from '@fengqiao/domain/case/rules/rule-book';
import { localDate } from '@fengqiao/domain/clock/calendar/working-days';
import { afterQuietHours } from '@fengqiao/domain/clock/calendar/quiet-hours';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { CONFIG } from '@fengqiao/service/bootstrap/tokens';
import { NotNow } from '@fengqiao/webhook/guarded-request';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CaseRow } from '../cases/case.entity.ts';
import { survivorOf } from '../citizen/citizen-view.ts';
import type { Outbox, Parcel } from '../deliver-notices/outbox.ts';
import { DeliveryRow } from '../notices/notice.entity.ts';
import { RulesSource } from '../rules/rules-source.ts';
import { CitizenMessageRow } from './citizen-message.entities.ts';
import { channelsOf } from './message-channels.ts';
import { messageOf } from './message-words.ts';

const overtaken = { notSent: 'overtaken' } as const;

/** What citizens are told, on its way out: each message a delivery a channel, never two in one. */
@Injectable()
export class MessageOutbox implements Outbox {
  constructor(
    private readonly rules: RulesSource,
    @Inject(CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** By which channels messages can be sent at all. */
  get channels(): MessageChannel[] {
    return channelsOf(this.config.notices);
  }

  async offer(manager: EntityManager, recipient: string, now: number): Promise<void> {
    const caseId = caseOfCitizen(recipient);
    // A doubled call waits here, and then finds nothing.
    const ripe = await manager.query<{ id: string; channels: MessageChannel[]; urgent: boolean }[]>(
      `select id, channels, at_any_hour as urgent from citizen_message
       where case_id = $1 and offered_at is null and coalesce(send_at, created_at) <= $2 order by id for update`,
      [caseId, new Date(now)],
    );
    if (ripe.length === 0) return;
    const deliveries = ripe.flatMap(({ id, channels, urgent }) =>
      channels
        .filter((channel) => this.channels.includes(channel))
        .map((channel) => ({
          // An earlier release that still runs sends a letter of its own time under the message's id: so do we.
          id: channel === 'email' ? id : uuidv7(),
          ...{ person: recipient, channel, urgent, message: id, createdAt: new Date(now) },
        })),
    );
    if (deliveries.length > 0) await manager.insert(DeliveryRow, deliveries);
    await manager.query('update citizen_message set offered_at = $2 where id = any($1::uuid[])', [
      ripe.map(({ id }) => id),
      new Date(now),
    ]);
  }

  async nextRelease(manager: EntityManager, recipient: string): Promise<number | null> {
    const [next] = await manager.query<{ at: Date | null }[]>(
      `select min(coalesce(send_at, created_at)) as at from citizen_message
       where case_id = $1 and offered_at is null`,
      [caseOfCitizen(recipient)],
    );
    return next?.at?.getTime() ?? null;
  }

  /** What was overtaken is not sent; what could not be sent by day waits for the next morning. */
  async pack(manager: EntityManager, delivery: DeliveryRow, now: number): Promise<Parcel> {
    const message =
      delivery.message === null ? null : await manager.findOneBy(CitizenMessageRow, { id: delivery.message });
    const row = message && (await manager.findOneBy(CaseRow, { id: message.caseId }));
    const kind = toldToCitizens.find((type) => type === message?.kind);
    if (!message || !row || kind === undefined) return overtaken;
    const about = await aboutOf(manager, message, row);
    if (about === null || !isStillSo(kind, about)) return overtaken;
    const rules = await this.rules.current(manager);
    const { timeZone } = rules.calendar.definition;
    const morning = afterQuietHours(quietHoursOf(latest(rules.book).policy), timeZone, now);
    if (!message.atAnyHour && morning > now)
      throw new NotNow('it is quiet at this hour', 'quiet-hours', morning - now);
    const moment = dayOf(kind, about);
    const language = row.reporterLanguage ?? 'zh-CN';
    const page = this.pageOf(row.number);
    const words = messageOf(
      kind,
      {
        number: row.number,
        day: moment === null ? null : localDate(rules.calendar, moment),
        confirmation: kind === 'code-issued' ? await confirmationOf(manager, row, now) : '',
      },
      {
        ...{ language, page },
        isConfidential: row.state.confidentiality !== null || about.confidentiality !== null,
      },
    );
    if (delivery.channel === 'webhook')
      return { channel: 'app', body: appMessage(delivery.id, row.number, { ...words, language, page }) };
    return parcel(delivery.channel, row, words);
  }

  changed(): Promise<void> {
    // Nobody asks for what changed among messages: they are read with their case.
    return Promise.resolve();
  }

  private pageOf(number: string): string | null {
    const { publicUrl } = this.config.notices;
    return publicUrl === undefined ? null : `${publicUrl}/track?number=${number}`;
  }
}

/** No name, telephone or event: the app knows who follows the number, and the text says what may be said. */
function appMessage(id: string, number: string, said: Omit<AppMessage, 'id' | 'number'>): AppMessage {
  const { language, subject, text, page } = said;
  return { id, number, language, subject, text, page };
}

function parcel(channel: string, row: CaseRow, { subject, text }: { subject: string; text: string }): Parcel {
  const { reporterEmail: email, reporterPhone: phone } = row;
  if (channel === 'email' && email !== null) return { channel, to: email, subject, text: `${text}\n` };
  const number = phone === null ? null : phoneKey(phone);
  // An extension or a short number takes no text message.
  return channel === 'sms' && number !== null && /^\+\d+$/.test(number)
    ? { channel, to: number, text }
    : { notSent: 'no-address' };
}

/** The case that the message speaks of, as it stands; null where the citizen's own is no more with it. */
async function aboutOf(
  manager: EntityManager,
  { aboutCase }: CitizenMessageRow,
  own: CaseRow,
): Promise<CaseState | null> {
  if (aboutCase === null) return own.state;
  if (own.state.merger === null) return null;
  const survivor = await survivorOf(manager, own);
  return survivor.id === aboutCase ? survivor.state : null;
}

/** Epoch milliseconds. */
function dayOf(kind: ToldToCitizen, state: CaseState): number | null {
  if (kind === 'suspension-approved') return reviewOf(state);
  return kind === 'extended'
    ? (state.clocks.findLast(({ name }) => name === 'complete')?.dueAt ?? null)
    : null;
}

/** Made anew with every try, and kept as a hash alone. */
async function confirmationOf(
  manager: EntityManager,
  { id, number, queryCodeHash }: CaseRow,
  now: number,
): Promise<string> {
  const confirmation = newSecret('confirmation');
  await manager.query(
    `insert into code_confirmation (case_id, code_hash, confirmation_hash, made_at) values ($1, $2, $3, $4)
     on conflict (case_id) do update set code_hash = excluded.code_hash,
       confirmation_hash = excluded.confirmation_hash, made_at = excluded.made_at`,
    [id, queryCodeHash, hashSecret('confirmation', number, confirmation), new Date(now)],
  );
  return confirmation;
}
