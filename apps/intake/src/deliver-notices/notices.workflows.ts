import type { ClockPort } from '@fengqiao/contracts/clock-port';
import {
  caseOfCitizen,
  citizenOf,
  messagesWorkflowType,
  noticesWorkflowId,
  noticesWorkflowType,
  wakeSignal,
  type NoticesInput,
} from '@fengqiao/contracts/temporal/notices';
import type { PendingWorkflows } from '@fengqiao/relay/workflows/workflow-starter';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { CLOCK, CONFIG } from '@fengqiao/service/bootstrap/tokens';
import type { WorkflowStart } from '@fengqiao/temporal/temporal-client';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MessageOutbox } from '../citizen-messages/message-outbox.ts';

/** What Temporal was told of and has not taken up by then it may have lost. */
const healAfterMs = 60_000;
/** Longer than the longest rest between two tries of a delivery. */
const tryAgainAfterMs = 20 * 60_000;
/** Few, so that a call for help that comes in meanwhile is the next to be taken up. */
const atOnce = 32;

interface PendingPerson {
  readonly person: string;
  readonly notices: string[];
}

const citizen = `'${citizenOf('')}' || case_id`;

const reachable = `exists (select from person where person.id = recipient
  and ((email is not null and $1) or (webhook is not null and $2)))`;

/**
 * Whose delivery workflow must be woken: people with a notice that Temporal was not told of, or with one that should
 * have gone a minute ago, or with a delivery nobody has tried for long; citizens with a message likewise. Told after the commit, never within. Who has no
 * address has the inbox alone, and costs Temporal nothing.
 */
@Injectable()
export class NoticesWorkflows implements PendingWorkflows {
  /** Which notices a wake-up speaks of: one that is written meanwhile needs another. */
  private asked = new Map<string, readonly string[]>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly messages: MessageOutbox,
    @Inject(CONFIG) private readonly config: ServiceConfig,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async pending(): Promise<readonly WorkflowStart[]> {
    const now = await this.clock.now();
    const { smtpUrl, webhookSecret } = this.config.notices;
    const channels = [smtpUrl !== undefined, webhookSecret !== undefined];
    // By no channel that is set up: read with the case, where it is seen that nothing was sent.
    await this.dataSource.query(
      `update citizen_message set told_at = $2, offered_at = $2
       where offered_at is null and coalesce(send_at, created_at) <= $2 and not channels && $1`,
      [this.messages.channels, new Date(now)],
    );
    await this.dataSource.query(
      `update notice set told_at = $3, offered_at = $3
       where offered_at is null and release_at <= $3 and coalesce(send_at, release_at) <= $3 and not ${reachable}`,
      [...channels, new Date(now)],
    );
    const rows = await this.dataSource.query<PendingPerson[]>(
      `select person, coalesce(array_agg(id) filter (where id is not null), '{}') as notices from (
         select recipient as person, id, at_any_hour, coalesce(send_at, release_at) as goes_at from notice
         where told_at is null and ${reachable}
         union all
         select recipient, id, at_any_hour, coalesce(send_at, release_at) from notice
         where offered_at is null and release_at < $3 and coalesce(send_at, release_at) < $3 and told_at < $3
           and ${reachable}
         union all
         select ${citizen}, id, at_any_hour, coalesce(send_at, created_at) from citizen_message
         where channels && $5 and (told_at is null or
           (offered_at is null and coalesce(send_at, created_at) < $3 and told_at < $3))
         union all
         select person, null, false, created_at from delivery
         where delivered_at is null and failed_at is null and coalesce(tried_at, created_at) < $4
       ) as owed group by person order by bool_or(at_any_hour) desc, min(goes_at), person limit ${atOnce}`,
      [
        ...channels,
        ...[new Date(now - healAfterMs), new Date(now - tryAgainAfterMs)],
        this.messages.channels,
      ],
    );
    this.asked = new Map(rows.map(({ person, notices }) => [person, notices]));
    return rows.map(({ person }) => ({
      type: caseOfCitizen(person) === null ? noticesWorkflowType : messagesWorkflowType,
      id: noticesWorkflowId(person),
      input: { person } satisfies NoticesInput,
      signal: wakeSignal,
    }));
  }

  async started({ input }: WorkflowStart): Promise<void> {
    const { person } = input as NoticesInput;
    const now = await this.clock.now();
    const notices = this.asked.get(person) ?? [];
    const table = caseOfCitizen(person) === null ? 'notice' : 'citizen_message';
    await this.dataSource.query(`update ${table} set told_at = $2 where id = any($1::uuid[])`, [
      notices,
      new Date(now),
    ]);
    // Told of once, not every second until somebody gets to it.
    await this.dataSource.query(
      `update delivery set tried_at = $2 where person = $1 and delivered_at is null and failed_at is null
         and coalesce(tried_at, created_at) < $3`,
      [person, new Date(now), new Date(now - tryAgainAfterMs)],
    );
  }
}
