import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { ConsultationSummary, ConsultationView } from '@fengqiao/contracts/http/mediation/consultation';
import { offersInWords } from '@fengqiao/contracts/http/fragments/offer-words';
import { agendaOf, resolutionState, type AgendaItem } from '@fengqiao/domain/consultation/agenda';
import type { ConsultationState } from '@fengqiao/domain/consultation/consultation';
import { consultationOffers } from '@fengqiao/domain/consultation/decide-consultation';
import { membersOf } from '@fengqiao/domain/consultation/seats';
import type { DisputeState } from '@fengqiao/domain/dispute/dispute';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import { canSeeDispute } from '@fengqiao/domain/dispute/visibility/scope';
import type { EntityManager } from 'typeorm';
import { stateOf } from '../disputes/stored-state.ts';
import { ConsultationAgendaRow } from './consultation.entity.ts';
import { disputesById, disputesForMeeting } from './consultation.repository.ts';
import { readMinutes, readResolutionTexts } from './consultation-words.ts';

export function consultationSummary(state: ConsultationState, world: DisputeWorld): ConsultationSummary {
  const local = localTime(world);
  const { id, number, version, unit, week, weekly, status, at, heldAt } = state;
  return {
    ...{ id, number, version, unit, week, weekly, status },
    at: local(at),
    heldAt: heldAt === null ? null : local(heldAt),
  };
}

/** A consultation in full, as this reader may see it: of disputes only those that are his or hers to see. */
export async function consultationView(
  manager: EntityManager,
  state: ConsultationState,
  world: DisputeWorld,
): Promise<ConsultationView> {
  const agenda = await agendaFor(manager, state, world);
  const ids = [...agenda.map(({ dispute }) => dispute), ...state.resolutions.map(({ dispute }) => dispute)];
  const rows = await disputesById(manager, ids);
  const all = new Map(rows.map((row) => [row.id, { title: row.title, state: stateOf(row) }]));
  const seen = new Map([...all].filter(([, { state: each }]) => canSeeDispute(each, world.reader, world)));
  const disputes = [...all.values()].map((each) => each.state);
  return {
    ...consultationSummary(state, world),
    members: [...membersOf(state.unit, world)],
    attended: [...state.attended],
    ...(await readMinutes(manager, state.id)),
    agenda: agenda.flatMap((item) => {
      const dispute = seen.get(item.dispute);
      return dispute ? [{ ...agendaItemView(item, world), title: dispute.title }] : [];
    }),
    resolutions: await resolutionViews(manager, state, (dispute) => seen.get(dispute)?.state, world),
    commands: offersInWords(consultationOffers(state, disputes, world)),
    serverTime: localTime(world)(world.now),
  };
}

/** Live while it is planned, as it was shown from then on. One that was called off has none. */
async function agendaFor(
  manager: EntityManager,
  { id, status, unit }: ConsultationState,
  world: DisputeWorld,
): Promise<AgendaItem[]> {
  if (status === 'cancelled') return [];
  if (status === 'planned') return agendaOf(await disputesForMeeting(manager, unit, world), world.now);
  const frozen = await manager.find(ConsultationAgendaRow, {
    where: { consultationId: id },
    order: { place: 'ASC' },
  });
  return frozen.map(({ item }) => item);
}

function agendaItemView(item: AgendaItem, world: DisputeWorld) {
  const local = localTime(world);
  return {
    ...item,
    screenedAt: local(item.screenedAt),
    dueAt: item.dueAt === null ? null : local(item.dueAt),
    open: item.open.map((each) => ({ ...each, dueAt: local(each.dueAt) })),
  };
}

async function resolutionViews(
  manager: EntityManager,
  { resolutions }: ConsultationState,
  disputeOf: (id: string) => DisputeState | undefined,
  world: DisputeWorld,
): Promise<ConsultationView['resolutions']> {
  const local = localTime(world);
  const texts = await readResolutionTexts(manager, resolutions);
  return resolutions.flatMap(({ dispute: id, resolution: n }) => {
    const dispute = disputeOf(id);
    const made = dispute?.resolutions.find((each) => each.n === n);
    if (!dispute || !made) return [];
    return [
      {
        ...{ dispute: id, number: dispute.number, resolution: n, unit: made.unit },
        text: texts.get(`${id}/${n}`) ?? '',
        dueAt: local(made.dueAt),
        doneAt: made.doneAt === null ? null : local(made.doneAt),
        state: resolutionState(made, dispute, world.now),
      },
    ];
  });
}
