import type { CaseState } from '@fengqiao/domain/case/case';
import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import type { ClimbPremises } from '@fengqiao/domain/case/ladder/climb';
import {
  channelsTo,
  citizenTellingsOf,
  type CitizenTelling,
} from '@fengqiao/domain/case/ladder/citizen-tellings';
import type { MessageChannel } from '@fengqiao/domain/case/ladder/message-channels';
import { quietHoursOf } from '@fengqiao/domain/case/rules/policy';
import { latest } from '@fengqiao/domain/case/rules/rule-book';
import { afterQuietHours } from '@fengqiao/domain/clock/calendar/quiet-hours';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

interface ChangedCase {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

/** In the transaction of the events: a message to each citizen whom there is a way to reach, and who wants to be told. */
export async function writeMessages(
  manager: EntityManager,
  changed: readonly ChangedCase[],
  { rules, now }: Pick<ClimbPremises, 'rules' | 'now'>,
): Promise<void> {
  const tellings = changed.flatMap(({ state, events }) =>
    citizenTellingsOf(state, events).map((telling) => ({ state, telling })),
  );
  if (tellings.length === 0) return;
  const reporters = await reportersOf(manager, tellings);
  const morning = afterQuietHours(
    quietHoursOf(latest(rules.book).policy),
    rules.calendar.definition.timeZone,
    now,
  );
  const rows = tellings.flatMap(({ state, telling: { type, toMerged, atOnce } }) =>
    reporters
      .filter(({ id, survivor }) => id === state.id || (toMerged && survivor === state.id))
      .flatMap((reporter) => {
        const channels = channelsTo(reporter, atOnce);
        if (channels.length === 0) return [];
        return {
          ...{ id: uuidv7(), case_id: reporter.id, kind: type, channels, at_any_hour: atOnce },
          about_case: reporter.id === state.id ? null : state.id,
          created_at: new Date(now),
          send_at: new Date(atOnce ? now : morning),
        };
      }),
  );
  if (rows.length === 0) return;
  await manager.query(
    `insert into citizen_message (id, case_id, about_case, kind, channels, created_at, send_at, at_any_hour, next_try_at)
     select row.*, 'infinity' from jsonb_to_recordset($1::jsonb) as row(id uuid, case_id uuid, about_case uuid,
       kind text, channels text[], created_at timestamptz, send_at timestamptz, at_any_hour boolean)`,
    [JSON.stringify(rows)],
  );
}

interface Reporter {
  readonly id: string;
  /** The case itself, or the one that it was merged into and that answers for it. */
  readonly survivor: string;
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  readonly chosen: readonly MessageChannel[] | null;
}

/** Those of the cases, and of all that was merged into one of them, however often. Who gave no address is left out. */
function reportersOf(
  manager: EntityManager,
  tellings: readonly { readonly state: CaseState; readonly telling: CitizenTelling }[],
): Promise<Reporter[]> {
  const ids = [...new Set(tellings.map(({ state }) => state.id))];
  const takenIn = tellings.flatMap(({ state, telling }) =>
    telling.toMerged ? state.tookIn.map(({ caseId }) => ({ id: caseId, survivor: state.id })) : [],
  );
  // Nearly always: nothing was merged into any of them.
  if (takenIn.length === 0)
    return manager.query<Reporter[]>(
      `select c.id, c.id as survivor, ${reachable} from ledger_case c
       where c.id = any($1::uuid[]) and ${hasAddress}`,
      [ids],
    );
  return manager.query<Reporter[]>(
    `with recursive told(id, survivor) as (
       select unnest($1::uuid[]), unnest($2::uuid[])
       union
       select (taken ->> 'caseId')::uuid, told.survivor from told join ledger_case c on c.id = told.id,
         jsonb_array_elements(case when told.id = told.survivor then '[]' else c.state -> 'tookIn' end) taken)
     select c.id, told.survivor, ${reachable} from told join ledger_case c on c.id = told.id where ${hasAddress}`,
    [
      [...ids, ...takenIn.map(({ id }) => id)],
      [...ids, ...takenIn.map(({ survivor }) => survivor)],
    ],
  );
}

const hasAddress = '(c.reporter_email is not null or c.reporter_phone is not null)';
const reachable = `c.reporter_email is not null as "hasEmail", c.reporter_phone is not null as "hasPhone",
  c.reporter_messages as chosen`;
