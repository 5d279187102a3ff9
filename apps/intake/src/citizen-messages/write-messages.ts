import type { CaseState } from '@fengqiao/domain/case/case';
import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import type { ClimbPremises } from '@fengqiao/domain/case/ladder/climb';
import {
  channelsTo,
  citizenTellingsOf,
  type CitizenTelling,
  type Reachable,
} from '@fengqiao/domain/case/ladder/citizen-tellings';
import { quietHoursOf } from '@fengqiao/domain/case/rules/policy';
import { latest } from '@fengqiao/domain/case/rules/rule-book';
import { afterQuietHours } from '@fengqiao/domain/clock/calendar/quiet-hours';
import { oftenSent } from '@fengqiao/postgres/connection/thrifty-client';
import { written } from '@fengqiao/postgres/connection/transaction';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { CaseRow } from '../cases/case.entity.ts';
import type { CaseContent } from '../cases/case-content.ts';

interface ChangedCase {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  /** Of one that was there, where it is at hand. */
  readonly row?: CaseRow;
  /** Of one that begins. */
  readonly content?: CaseContent;
}

type Telling = ChangedCase & { readonly telling: CitizenTelling };

/** In the transaction of the events: a message to each citizen whom there is a way to reach, and who wants to be told. */
export async function writeMessages(
  manager: EntityManager,
  changed: readonly ChangedCase[],
  { rules, now }: Pick<ClimbPremises, 'rules' | 'now'>,
): Promise<void> {
  const tellings = changed.flatMap((each) =>
    citizenTellingsOf(each.state, each.events).map((telling) => ({ ...each, telling })),
  );
  if (tellings.length === 0) return;
  const reporters = atHand(tellings) ?? (await reportersOf(manager, tellings));
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
  await written(manager, manager.query(insertMessages, [JSON.stringify(rows)]));
}

const insertMessages = oftenSent(
  `insert into citizen_message (id, case_id, about_case, kind, channels, created_at, send_at, at_any_hour, next_try_at)
   select row.*, 'infinity' from jsonb_to_recordset($1::jsonb) as row(id uuid, case_id uuid, about_case uuid,
     kind text, channels text[], created_at timestamptz, send_at timestamptz, at_any_hour boolean)`,
);

interface Reporter extends Reachable {
  readonly id: string;
  /** The case itself, or the one that it was merged into and that answers for it. */
  readonly survivor: string;
}

/** Those that need not be asked for: of cases at hand, each told of nothing but its own. Null where that is not all. */
function atHand(tellings: readonly Telling[]): Reporter[] | null {
  const reporters = new Map<string, Reporter>();
  for (const { state, row, content, telling } of tellings) {
    const way = row ? wayTo(row) : content && wayToNew(content);
    if (!way || telling.toMerged) return null;
    reporters.set(state.id, { id: state.id, survivor: state.id, ...way });
  }
  return [...reporters.values()];
}

function wayTo({ reporterEmail, reporterPhone, reporterMessages }: CaseRow): Reachable {
  return reachableBy(reporterEmail !== null, reporterPhone !== null, reporterMessages);
}

function wayToNew({ reporter }: CaseContent): Reachable {
  const { email, phone, messages = null } = reporter ?? {};
  return reachableBy(email !== undefined, phone !== undefined, messages);
}

/** Whether the app is there is seen when the message goes, as with a mail server: until then it waits on record. */
function reachableBy(hasEmail: boolean, hasPhone: boolean, chosen: Reachable['chosen']): Reachable {
  return { hasEmail, hasPhone, hasApp: true, chosen };
}

/** Those of the cases, and of all that was merged into one of them, however often. Who gave no address is left out. */
function reportersOf(manager: EntityManager, tellings: readonly Telling[]): Promise<Reporter[]> {
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

const hasAddress = `(c.reporter_email is not null or c.reporter_phone is not null or 'webhook' = any(c.reporter_messages))`;
const reachable = `c.reporter_email is not null as "hasEmail", c.reporter_phone is not null as "hasPhone",
  true as "hasApp", c.reporter_messages as chosen`;
