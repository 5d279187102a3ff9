import type { ConsultationRecord, GivenOut } from '@fengqiao/domain/consultation/consultation';
import type { DisputeRecord } from '@fengqiao/domain/dispute/dispute-event';
import { readEvents } from '@fengqiao/postgres/store/read-events';
import type { EntityManager } from 'typeorm';

/** What was written down of a meeting: its minutes, or why it was called off. */
export async function readMinutes(
  manager: EntityManager,
  id: string,
): Promise<{ minutes: string | null; reason: string | null }> {
  const events = await readEvents<object, ConsultationRecord>(manager, [id], ['held', 'cancelled']);
  const [{ minutes = null, reason = null } = {}] = events.map(({ record }) => record);
  return { minutes, reason };
}

/** What each resolution says, by `dispute/resolution`: the words are the dispute's. */
export async function readResolutionTexts(
  manager: EntityManager,
  resolutions: readonly GivenOut[],
): Promise<ReadonlyMap<string, string>> {
  if (resolutions.length === 0) return new Map();
  const events = await readEvents<{ fact: { resolution: number } }, DisputeRecord>(
    manager,
    resolutions.map(({ dispute }) => dispute),
    ['resolution-made'],
  );
  return new Map(
    events.map(({ aggregateId, data, record }) => [
      `${aggregateId}/${data.fact.resolution}`,
      record.text ?? '',
    ]),
  );
}
