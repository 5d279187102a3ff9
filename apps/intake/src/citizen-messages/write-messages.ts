import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { toldTypes } from './message-words.ts';

/** In the transaction of the events: a message to each reporter whom there is a way to reach. */
export async function writeMessages(
  manager: EntityManager,
  changed: readonly { readonly state: { readonly id: string }; readonly events: readonly CaseEvent[] }[],
): Promise<void> {
  const messages = changed.flatMap(({ state, events }) =>
    events
      .filter(({ fact }) => toldTypes.includes(fact.type))
      .map(({ fact, occurredAt }) => {
        return { id: uuidv7(), case_id: state.id, kind: fact.type, at: new Date(occurredAt) };
      }),
  );
  if (messages.length === 0) return;
  await manager.query(
    `insert into citizen_message (id, case_id, kind, created_at, next_try_at)
     select row.id, case_id, kind, at, at
     from jsonb_to_recordset($1::jsonb) as row(id uuid, case_id uuid, kind text, at timestamptz)
     join ledger_case c on c.id = case_id where c.reporter_email is not null`,
    [JSON.stringify(messages)],
  );
}
