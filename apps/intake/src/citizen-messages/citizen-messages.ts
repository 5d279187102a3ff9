import { hashSecret, newSecret } from '@fengqiao/aggregate/codes/secrets';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { Mailer } from '@fengqiao/mail/mailer';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { CLOCK, CONFIG } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';
import { CitizenMessageRow } from './citizen-message.entities.ts';
import { confirms, messageWords } from './message-words.ts';

const firstRestMs = 10_000;
const longestRestMs = 900_000;
const givesUpAfterMs = 3 * 86_400_000;

/**
 * Sends messages to reporters, by e-mail. A message is first marked as tried, then sent, then recorded: whoever dies in
 * between sends it again. What confirms a code is made anew with every try, and kept as a hash alone.
 */
@Injectable()
export class CitizenMessages implements OnModuleDestroy {
  private readonly mailer: Mailer | null;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) { notices }: ServiceConfig,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {
    const { smtpUrl, mailFrom } = notices;
    this.mailer = smtpUrl === undefined ? null : new Mailer(smtpUrl, mailFrom);
  }

  onModuleDestroy(): void {
    this.mailer?.close();
  }

  /** Whether a message to a reporter can be sent at all. */
  canReach({ reporterEmail }: Pick<CaseRow, 'reporterEmail'>): boolean {
    return this.mailer !== null && reporterEmail !== null;
  }

  /** Sends the next one that is owed; false when none is. */
  async sendNext(): Promise<boolean> {
    if (!this.mailer) return false;
    const now = await this.clock.now();
    const message = await this.take(now);
    if (!message) return false;
    const reason = await this.send(this.mailer, message, now).catch(() => 'unreachable' as const);
    const isOver = reason !== 'unreachable' || now - message.createdAt.getTime() > givesUpAfterMs;
    await this.dataSource.manager.update(
      CitizenMessageRow,
      { id: message.id },
      {
        reason,
        ...(reason === null && { sentAt: new Date(now) }),
        ...(reason !== null && isOver && { failedAt: new Date(now) }),
      },
    );
    return true;
  }

  private async take(now: number): Promise<CitizenMessageRow | null> {
    return this.dataSource.transaction(async (manager) => {
      const message = await manager
        .createQueryBuilder(CitizenMessageRow, 'm')
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .where('m.sent_at is null and m.failed_at is null and m.next_try_at <= :now', { now: new Date(now) })
        .orderBy('m.next_try_at')
        .limit(1)
        .getOne();
      if (!message) return null;
      const rest = Math.min(firstRestMs * 2 ** message.tries, longestRestMs);
      const change = { tries: message.tries + 1, nextTryAt: new Date(now + rest) };
      await manager.update(CitizenMessageRow, { id: message.id }, change);
      return message;
    });
  }

  /** Null once it is sent; else, as a code, why no try will help. */
  private async send(mailer: Mailer, message: CitizenMessageRow, now: number): Promise<string | null> {
    const row = await this.dataSource.manager.findOneBy(CaseRow, { id: message.caseId });
    if (!row || row.reporterEmail === null) return 'no-address';
    const confirmation = confirms(message.kind) ? await this.confirmationOf(row, now) : '';
    const words = messageWords(message.kind, row.number, confirmation, row.reporterLanguage ?? 'zh-CN');
    if (!words) return 'no-words';
    const sent = await mailer.send({ to: row.reporterEmail, messageId: message.id, ...words });
    return sent === 'delivered' ? null : sent;
  }

  private async confirmationOf({ id, number, queryCodeHash }: CaseRow, now: number): Promise<string> {
    const confirmation = newSecret('confirmation');
    await this.dataSource.query(
      `insert into code_confirmation (case_id, code_hash, confirmation_hash, made_at) values ($1, $2, $3, $4)
       on conflict (case_id) do update set code_hash = excluded.code_hash,
         confirmation_hash = excluded.confirmation_hash, made_at = excluded.made_at`,
      [id, queryCodeHash, hashSecret('confirmation', number, confirmation), new Date(now)],
    );
    return confirmation;
  }
}
