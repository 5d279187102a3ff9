import { readDirectoryEvent } from '@fengqiao/contracts/events/directory-event';
import type { Envelope } from '@fengqiao/contracts/events/envelope';
import { PoisonMessage } from '../store/inbox.ts';
import type { EntityManager } from 'typeorm';

/** A directory event of intake as a row; null for an event about anything else. */
export function directoryFact(event: Envelope) {
  const fact = readDirectoryEvent(event.type, event.data);
  if (fact === 'broken') throw new PoisonMessage('body does not have the shape of its type');
  return fact && { aggregate_id: event.subject, seq: event.seq, recorded_at: event.recordedat, ...fact };
}

export async function insertDirectoryFacts(manager: EntityManager, facts: readonly object[]): Promise<void> {
  await manager.query(
    `insert into directory_fact (aggregate_id, seq, kind, recorded_at, person, role, unit, post, since, until, subject)
     select * from jsonb_to_recordset($1::jsonb) as fact(
       aggregate_id uuid, seq int, kind text, recorded_at timestamptz, person text, role text, unit text, post text,
       since timestamptz, until timestamptz, subject text)`,
    [JSON.stringify(facts)],
  );
}
