import { nextNumber } from '@fengqiao/aggregate/store/next-number';
import type { AgendaItem } from '@fengqiao/domain/consultation/agenda';
import { disputesOfMeeting } from '@fengqiao/domain/consultation/decide-consultation';
import type { DisputeState } from '@fengqiao/domain/dispute/dispute';
import type { DisputePremises, DisputeRules } from '@fengqiao/domain/dispute/rules/rules';
import { In, type EntityManager } from 'typeorm';
import { DisputeRow } from '../disputes/dispute.entity.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { ConsultationAgendaRow } from './consultation.entity.ts';

/** Only one at a time plans a unit's meetings: by hand and by Schedule, neither doubles the other's. */
export async function lockPlanning(manager: EntityManager, unit: string): Promise<void> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`consultation/${unit}`]);
}

/** HS 会商, by the local year in which it was planned. */
export function consultationNumber(
  manager: EntityManager,
  now: number,
  { calendar }: DisputeRules,
): Promise<string> {
  const numbering = { prefix: 'HS', sequence: 'consultation_number_sequence' };
  return nextNumber(manager, numbering, now, calendar);
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
      `(d.status not in ('settled', 'referred', 'withdrawn', 'merged', 'voided')
        or (d.status = 'settled' and d.state -> 'resolutions' @> '[{"doneAt": null}]'))`,
    )
    .getMany();
  return disputesOfMeeting(unit, rows.map(stateOf), premises);
}

/** Disputes by their ids, as they are now, in no order. */
export async function disputesById(manager: EntityManager, ids: readonly string[]): Promise<DisputeRow[]> {
  return ids.length === 0 ? [] : manager.findBy(DisputeRow, { id: In([...new Set(ids)]) });
}
