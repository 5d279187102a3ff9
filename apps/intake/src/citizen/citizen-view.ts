import type { CitizenView } from '@fengqiao/contracts/http/intake/citizen';
import type { CaseState } from '@fengqiao/domain/case/case';
import type { CaseRecord } from '@fengqiao/domain/case/case-event';
import type { World } from '@fengqiao/domain/case/decide/world';
import { broughtForward } from '@fengqiao/domain/case/ladder/catch-up';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { unitOfPost } from '@fengqiao/domain/directory/posts';
import { readEvents } from '@fengqiao/postgres/store/read-events';
import type { EntityManager } from 'typeorm';
import type { CaseRow } from '../cases/case.entity.ts';
import { caseClockView, commandsView } from '../cases/case-view.ts';

/** What the citizen of a merged case may do with the one that survives (domain text, endings). */
export const byMergedCitizen: readonly string[] = ['rate', 'reopen'];

/**
 * The case as its citizen sees it: own words, where it stands, what was answered. Of a merged case, the citizen's own
 * words with the standing of the case that survives: the other citizen's words are not his or hers to read.
 */
export async function citizenView(
  manager: EntityManager,
  own: CaseRow,
  standing: Pick<CaseRow, 'publicSummary'> & { readonly state: CaseState },
  world: World,
): Promise<CitizenView> {
  const { state } = standing;
  const local = (moment: number) => formatMoment(moment, world.rules.calendar.definition.timeZone);
  const isMerged = own.id !== state.id;
  const told = await lastTold(manager, state.id);
  return {
    number: own.number,
    version: state.version,
    ledger: state.ledger,
    category: state.category,
    summary: own.summary,
    detail: own.detail,
    fields: own.fields ?? {},
    place: own.place,
    stage: state.stage,
    round: state.round,
    unit: state.handlingUnit ?? unitOfPost(state.ownerPost),
    receivedAt: local(own.state.receivedAt),
    clocks: broughtForward(state, world.rules).clocks.map((clock) => caseClockView(clock, world)),
    suspended: state.suspension?.status === 'open',
    result: told.result ?? null,
    declined: state.stage === 'declined' ? (told.declined ?? null) : null,
    appeal: state.appeal,
    mergedInto: isMerged ? state.number : null,
    voided: state.stage === 'voided' ? { reason: told.voided ?? '' } : null,
    publicSummary: state.stage === 'voided' ? null : standing.publicSummary,
    commands: isMerged ? offersOfMerged(own.state, state, world) : commandsView(state, world),
    serverTime: local(world.now),
  };
}

/** What the citizen of a merged case may do: with the case that answers for it, and with the own one. */
function offersOfMerged(own: CaseState, state: CaseState, world: World) {
  const ofOwn = commandsView(own, { ...world, reader: { ...world.reader, citizenOf: own.id } })
    .filter(({ command }) => !byMergedCitizen.includes(command))
    // It is that one's reply.
    .filter(({ command }) => command !== 'withdraw' || state.repliedAt === null);
  return [...commandsView(state, world).filter(({ command }) => byMergedCitizen.includes(command)), ...ofOwn];
}

interface Told {
  readonly voided?: string;
  readonly result?: string;
  readonly declined?: { readonly reason: string; readonly referral: string };
}

/** The last answer the citizen was given, and the last reason why there is none. */
async function lastTold(manager: EntityManager, caseId: string): Promise<Told> {
  const events = await readEvents<object, CaseRecord>(manager, [caseId], ['replied', 'declined', 'voided']);
  return events.reduce<Told>((told, { type, record }) => {
    if (type === 'replied') return { ...told, result: record.result ?? '' };
    const { reason = '', referral = '' } = record;
    if (type === 'voided') return { ...told, voided: reason };
    return { ...told, declined: { reason, referral } };
  }, {});
}
