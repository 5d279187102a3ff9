import type { CaseState } from '@fengqiao/domain/case/case';
import type { Accountability, CaseEvent } from '@fengqiao/domain/case/case-event';
import type { ClimbPremises } from '@fengqiao/domain/case/ladder/climb';
import type { ImportSummary } from '@fengqiao/domain/case/import/import-summary';
import { noticesOfAll, releaseMoment, sendMoment } from '@fengqiao/domain/case/ladder/notices';
import { rulesFor } from '@fengqiao/domain/case/rules/rule-book';
import { personAt } from '@fengqiao/domain/directory/directory';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import { oftenSent } from '@fengqiao/postgres/connection/thrifty-client';
import { written } from '@fengqiao/postgres/connection/transaction';
import { withdraw, withdrawalsOf, type Withdrawal } from '../accountability/withdraw-records.ts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

export interface ChangedCase {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

/** What comes of events beside the case itself: who is told, and who answers for what went wrong. */
export interface Consequences {
  readonly notices: readonly object[];
  readonly records: readonly object[];
  readonly withdrawals?: readonly Withdrawal[];
}

export function consequencesOf(
  cases: readonly ChangedCase[],
  premises: ClimbPremises,
  tells: boolean,
): Consequences {
  return {
    notices: tells ? cases.flatMap((each) => noticeRows(each, premises)) : [],
    records: cases.flatMap(recordRows),
    withdrawals: cases.flatMap(withdrawalsOf),
  };
}

/** In the transaction of the events, in one statement; none where there is nothing to write. */
export async function writeConsequences(
  manager: EntityManager,
  { notices, records, withdrawals = [] }: Consequences,
): Promise<void> {
  if (notices.length > 0 || records.length > 0) await write(manager, notices, records);
  for (const withdrawal of withdrawals) await withdraw(manager, withdrawal);
}

async function write(
  manager: EntityManager,
  notices: readonly object[],
  records: readonly object[],
): Promise<void> {
  const none = records.length === 0;
  await written(
    manager,
    none
      ? manager.query(insertNotices, [JSON.stringify(notices)])
      : manager.query(insertBoth, [JSON.stringify(notices), JSON.stringify(records)]),
  );
}

const insertNotices = oftenSent(
  `insert into notice (id, recipient, case_id, number, cause_seq, cause_type, rung, clock, due_at, seat,
     passed_up_from, cases, breached, escalated, created_at, release_at, send_at, at_any_hour, about_kind, about_id,
     changed_in)
   select row.*, (pg_current_xact_id()::text)::bigint from jsonb_to_recordset($1::jsonb) as row(
     id uuid, recipient text, case_id uuid, number text, cause_seq int, cause_type text, rung text, clock text,
     due_at timestamptz, seat text, passed_up_from text, cases int, breached int, escalated int,
     created_at timestamptz, release_at timestamptz, send_at timestamptz, at_any_hour boolean, about_kind text, about_id uuid)`,
);

const insertBoth = oftenSent(
  `with told as (${insertNotices})
   insert into accountability_record (id, case_id, seq, cause, clock, instance, unit, owner_unit, owner_post,
     holder, due_at, occurred_at)
   select * from jsonb_to_recordset($2::jsonb) as row(
     id uuid, case_id uuid, seq int, cause text, clock text, instance int, unit text, owner_unit text,
     owner_post text, holder text, due_at timestamptz, occurred_at timestamptz)`,
);

/** One notice a person for a whole import, kept back like any other. */
export function summaryRows(
  summaries: readonly ImportSummary[],
  { now, directory, rules }: ClimbPremises,
): object[] {
  return summaries.map(({ recipient, cases, breached, escalated }) => {
    const seat = `${personAt(directory, recipient, now)?.unit ?? ''}#person`;
    return {
      id: uuidv7(),
      recipient,
      cause_type: 'imported',
      seat,
      cases,
      breached,
      escalated,
      created_at: iso(now),
      ...releaseOf({ seat, atAnyHour: false, isNews: false }, rules, now),
    };
  });
}

function noticeRows({ state, events }: ChangedCase, { now, directory, rules }: ClimbPremises): object[] {
  const { policy } = rulesFor(rules, state.policy);
  return noticesOfAll(state, events, { now, directory, policy }).map((notice) => {
    const { recipient, cause, seat, passedUpFrom, clock, dueAt } = notice;
    return {
      id: uuidv7(),
      recipient,
      case_id: state.id,
      number: state.number,
      cause_seq: cause.seq,
      cause_type: cause.type,
      rung: cause.rung,
      clock,
      due_at: isoOrNull(dueAt),
      seat,
      passed_up_from: passedUpFrom,
      cases: 1,
      breached: 0,
      escalated: 0,
      created_at: iso(now),
      ...releaseOf(notice, rules, now),
    };
  });
}

function recordRows({ state, events }: ChangedCase): object[] {
  return events.flatMap(({ fact, seq, occurredAt }) => {
    const record: Accountability | null =
      fact.type === 'rung-climbed' || fact.type === 'followed-up' ? (fact.accountability ?? null) : null;
    if (!record) return [];
    const { clock, instance, unit, ownerPost, holder, dueAt } = record;
    return {
      id: uuidv7(),
      case_id: state.id,
      seq,
      cause: fact.type === 'rung-climbed' ? 'breach' : 'unsatisfied',
      clock,
      instance,
      unit,
      owner_unit: unitOfPost(ownerPost),
      owner_post: ownerPost,
      holder,
      due_at: isoOrNull(dueAt),
      occurred_at: iso(occurredAt),
    };
  });
}

/** From when it may be read, and from when it may leave the house. */
export function releaseOf(
  notice: Parameters<typeof releaseMoment>[0],
  rules: ClimbPremises['rules'],
  now: number,
): { readonly release_at: string; readonly send_at: string; readonly at_any_hour: boolean } {
  return {
    at_any_hour: notice.atAnyHour,
    release_at: iso(releaseMoment(notice, rules, now)),
    send_at: iso(sendMoment(notice, rules, now)),
  };
}

export function iso(moment: number): string {
  return new Date(moment).toISOString();
}

function isoOrNull(moment: number | null): string | null {
  return moment === null ? null : iso(moment);
}
