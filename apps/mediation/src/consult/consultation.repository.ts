import type { AgendaItem } from '@fengqiao/domain/consultation/agenda';
import type { ConsultationEvent, ConsultationState } from '@fengqiao/domain/consultation/consultation';
import { evolveConsultation } from '@fengqiao/domain/consultation/consultation';
import { disputesOfMeeting } from '@fengqiao/domain/consultation/decide-consultation';
import { localDate } from '@fengqiao/domain/clock/working-days';
import type { DisputeState } from '@fengqiao/domain/dispute/dispute';
import type { DisputePremises, DisputeRules } from '@fengqiao/domain/dispute/rules';
import { appendEvents } from '@fengqiao/postgres/aggregate-store';
import { In, type EntityManager } from 'typeorm';
import { DisputeRow } from '../disputes/dispute.entity.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { ConsultationAgendaRow, ConsultationRow } from './consultation.entity.ts';
import { publishedConsultation } from './published-consultation.ts';

/** Locks the row until the transaction ends. Whoever also wants disputes locks them afterwards: nobody waits in a ring. */
export async function lockConsultation(manager: EntityManager, id: string): Promise<ConsultationRow | null> {
  return manager.findOne(ConsultationRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Only one at a time plans a unit's meetings: by hand and by Schedule, neither doubles the other's. */
export async function lockPlanning(manager: EntityManager, unit: string): Promise<void> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`consultation/${unit}`]);
}

/** HS 会商, the local year in which it was planned, and a number that nobody else has. */
export async function consultationNumber(
  manager: EntityManager,
  now: number,
  { calendar }: DisputeRules,
): Promise<string> {
  const [row] = (await manager.query(`select nextval('consultation_number_sequence')::text as next`)) as {
    next: string;
  }[];
  return `HS-${localDate(calendar, now).slice(0, 4)}-${(row?.next ?? '').padStart(6, '0')}`;
}

/** Writes the event and the meeting as it is after it, in the caller's transaction. */
export async function saveConsultation(
  manager: EntityManager,
  id: string,
  before: ConsultationState | null,
  event: ConsultationEvent,
  premises: DisputePremises,
): Promise<ConsultationRow> {
  const state = evolveConsultation(before, event, id);
  const { number, version, unit, week, weekly, status } = state;
  const row = { id, number, version, state, unit, week, weekly, status };
  if (before === null) await manager.insert(ConsultationRow, row);
  else await manager.update(ConsultationRow, { id }, { version, state, status });
  await appendEvents(manager, [
    {
      aggregateType: 'consultation',
      aggregateId: id,
      seq: event.seq,
      type: event.fact.type,
      occurredAt: event.occurredAt,
      data: publishedConsultation(state, event, premises),
      record: event.record,
    },
  ]);
  return manager.create(ConsultationRow, row);
}

export async function freezeAgenda(
  manager: EntityManager,
  consultationId: string,
  agenda: readonly AgendaItem[],
): Promise<void> {
  if (agenda.length === 0) return;
  await manager.insert(
    ConsultationAgendaRow,
    agenda.map((item, index) => ({ consultationId, place: index + 1, item })),
  );
}

/** What a meeting of this unit would go through now. */
export async function disputesForMeeting(
  manager: EntityManager,
  unit: string,
  premises: DisputePremises,
): Promise<DisputeState[]> {
  const rows = await manager
    .createQueryBuilder(DisputeRow, 'd')
    .where(`starts_with(d.place, :below)`, { below: `${unit}.` })
    .andWhere(
      `(d.status not in ('settled', 'referred', 'withdrawn', 'merged')
        or (d.status = 'settled' and d.state -> 'resolutions' @> '[{"doneAt": null}]'))`,
    )
    .getMany();
  return disputesOfMeeting(unit, rows.map(stateOf), premises);
}

/** Disputes by their ids, as they are now, in no order. */
export async function disputesById(manager: EntityManager, ids: readonly string[]): Promise<DisputeRow[]> {
  return ids.length === 0 ? [] : manager.findBy(DisputeRow, { id: In([...new Set(ids)]) });
}
