import type { ConsultationRecord, GivenOut } from '@fengqiao/domain/consultation/consultation';
import type { EntityManager } from 'typeorm';

/** What was written down of a meeting: its minutes, or why it was called off. */
export async function readMinutes(
  manager: EntityManager,
  id: string,
): Promise<{ minutes: string | null; reason: string | null }> {
  const events: { record: ConsultationRecord }[] = await manager.query(
    `select record from event where aggregate_id = $1 and type in ('held', 'cancelled')`,
    [id],
  );
  const [{ minutes = null, reason = null } = {}] = events.map(({ record }) => record);
  return { minutes, reason };
}

/** What each resolution says, by `dispute/resolution`: the words are the dispute's. */
export async function readResolutionTexts(
  manager: EntityManager,
  resolutions: readonly GivenOut[],
): Promise<ReadonlyMap<string, string>> {
  if (resolutions.length === 0) return new Map();
  const rows: { key: string; text: string }[] = await manager.query(
    `select aggregate_id || '/' || (data -> 'fact' ->> 'resolution') as key, record ->> 'text' as text
     from event where aggregate_id = any($1::uuid[]) and type = 'resolution-made'`,
    [resolutions.map(({ dispute }) => dispute)],
  );
  return new Map(rows.map(({ key, text }) => [key, text]));
}
