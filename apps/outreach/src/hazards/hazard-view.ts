import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import { plainFace } from '@fengqiao/aggregate/reading/plain-reader';
import { offersInWords } from '@fengqiao/contracts/http/fragments/offer-words';
import type { HazardSummary, HazardView } from '@fengqiao/contracts/http/outreach/hazard';
import type { PlainWorld } from '@fengqiao/domain/aggregate/plain-kind';
import { hazardCommands } from '@fengqiao/domain/hazard/commands/permissions';
import { mayReadResponsible } from '@fengqiao/domain/hazard/visibility/responsible';
import type { HazardRow } from './hazard.entity.ts';

export function hazardSummary(
  { state, ref, summary, overdueFrom }: HazardRow,
  world: PlainWorld,
): HazardSummary {
  const { place, kind, channel, handler, foundAt } = state;
  return {
    ...plainFace(state, world),
    ...{ ref, place, kind, channel, summary, handler },
    foundAt: localTime(world)(foundAt),
    overdue: overdueFrom !== null && overdueFrom.getTime() < world.now,
  };
}

export function hazardView(row: HazardRow, world: PlainWorld): HazardView {
  const { state, detail, responsible } = row;
  const local = localTime(world);
  const orNull = (at: number | null) => (at === null ? null : local(at));
  return {
    ...hazardSummary(row, world),
    detail,
    responsible: mayReadResponsible(state, world.reader) ? responsible : null,
    notices: state.notices.map(
      ({ n, issuedAt, rectifyBy, hash, servedAt, extended, claimedAt, outcome }) => ({
        ...{ notice: n, issuedAt: local(issuedAt), rectifyBy: local(rectifyBy), hash },
        ...{ servedAt: orNull(servedAt), extended, claimedAt: orNull(claimedAt), outcome },
      }),
    ),
    referredTo: state.referredTo,
    commands: offersInWords(hazardCommands.offersTo(state, world.reader, world)),
    serverTime: local(world.now),
  };
}
