import { untied } from '@fengqiao/domain/dispute/visibility/tie';
import { clockViewBy, localTime, type CountedBy } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { DisputeView } from '@fengqiao/contracts/http/mediation/dispute';
import { offersInWords } from '@fengqiao/contracts/http/fragments/offer-words';
import { actingFor, seatOfPost, unitOfPost } from '@fengqiao/domain/directory/posts';
import type { DisputeState } from '@fengqiao/domain/dispute/dispute';
import { responsibleFor } from '@fengqiao/domain/dispute/rules/holdings';
import { broughtForward } from '@fengqiao/domain/dispute/ladder/moved-limits';
import { disputeCommands } from '@fengqiao/domain/dispute/commands/permissions';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import { canReadConfidence, canSeeContacts } from '@fengqiao/domain/dispute/visibility/scope';
import { overdueFrom, type ClockInstance } from '@fengqiao/domain/ladder/clock-instance';
import type { DisputeRow } from './dispute.entity.ts';
import type { DisputeWords } from './dispute-words.ts';
import { obligationViews } from './obligation-view.ts';
import { stateOf } from './stored-state.ts';

/** A clock counts by the hours of its unit. */
export function countedBy({ unit, edition }: ClockInstance, { rules }: DisputeWorld): CountedBy {
  return { hours: rules.timetable.hoursOf(unit), calendarVersion: edition };
}

export function clockViews(clocks: readonly ClockInstance[], world: DisputeWorld) {
  return clocks.map((clock) => clockViewBy(clock, countedBy(clock, world), world));
}

/** A dispute as a list shows it: without the parties. */
export function disputeSummary(row: DisputeRow, world: DisputeWorld) {
  const state = broughtForward(stateOf(row), world);
  const local = localTime(world);
  const acting = actingFor(world.directory, state.ownerPost, world.now, untied(state));
  return {
    id: state.id,
    number: state.number,
    ref: row.ref,
    version: state.version,
    title: row.title,
    place: state.place,
    kind: state.kind,
    origin: state.origin,
    complexity: state.complexity,
    colour: state.colour,
    level: state.level,
    status: state.status,
    round: state.round,
    owner: {
      unit: unitOfPost(state.ownerPost),
      post: seatOfPost(state.ownerPost),
      person: acting?.person ?? null,
      standIn: acting?.standIn ?? false,
    },
    responsible: responsibleFor(state.place, world, untied(state)),
    mediator: state.mediator,
    overdue: state.clocks.some((clock) => (overdueFrom(clock) ?? Number.POSITIVE_INFINITY) < world.now),
    relatedCase: state.relatedCase,
    relatedRef: row.relatedRef,
    screenedAt: local(state.screenedAt),
    clocks: clockViews(state.clocks, world),
  };
}

/** A dispute in full, as this reader may see it. */
export function disputeView(row: DisputeRow, words: DisputeWords, world: DisputeWorld): DisputeView {
  const state = broughtForward(stateOf(row), world);
  const local = localTime(world);
  const seesContacts = canSeeContacts(state, world.reader, world);
  return {
    ...disputeSummary(row, world),
    parties: state.parties.map(({ key, residence, consent, code }, index) => {
      const { name = '', phone = null } = row.parties[index] ?? {};
      return { key, name, phone: seesContacts ? phone : null, residence, consent, code: codeView(code) };
    }),
    sessions: sessionViews(state, words, world),
    statements: words.statements.map((statement) => ({
      party: statement.party,
      confidential: statement.confidential,
      at: local(statement.at),
      text:
        !statement.confidential || canReadConfidence(state, statement, world.reader, world)
          ? statement.text
          : null,
    })),
    settlement: settlementView(state, words),
    obligations: obligationViews(state, words, world.now, local),
    confirmation: state.confirmation,
    visits: state.visits.map(({ party, step, station, outcome }) => ({ party, step, station, outcome })),
    resolutions: state.resolutions.map(({ n, consultation, unit, dueAt, doneAt }) => ({
      ...{ resolution: n, consultation, unit },
      text: words.resolutions.get(n) ?? '',
      dueAt: local(dueAt),
      doneAt: doneAt === null ? null : local(doneAt),
    })),
    mergedInto: state.mergedInto,
    tookIn: [...state.tookIn],
    policy: state.policy,
    commands: offersView(state, world),
    serverTime: local(world.now),
  };
}

function codeView(code: DisputeState['parties'][number]['code']) {
  if (!code) return null;
  return code.identityShown ? ('confirmed' as const) : ('unconfirmed' as const);
}

/** Whether it shows words said in confidence, or minutes. */
export function showsConfidence({ statements, sessions }: DisputeView): boolean {
  const shown = statements.some(({ confidential, text }) => confidential && text !== null);
  return shown || sessions.some(({ minutes }) => minutes !== null);
}

/** What this reader may do with it now, and why not the rest. */
export function offersView(state: DisputeState, world: DisputeWorld) {
  return offersInWords(disputeCommands.offersTo(state, world.reader, world));
}

export function settlementView({ settlement }: DisputeState, words: DisputeWords) {
  if (!settlement) return null;
  const { version, hash, signedBy, inForce, effectiveOn = null, committee = null } = settlement;
  const terms = words.drafts.get(version)?.terms ?? '';
  const effect = inForce === null ? { effectiveOn: null, committee: null } : { effectiveOn, committee };
  return { version, hash, terms, signedBy: [...signedBy], inForce, ...effect };
}

/** 调解笔录 can hold what was said in confidence: those who mediate read it, members and onlookers do not. */
function sessionViews(state: DisputeState, words: DisputeWords, world: DisputeWorld) {
  const local = localTime(world);
  const readsMinutes = canReadConfidence(state, { party: '', by: null }, world.reader, world);
  return state.sessions.map(({ n, at, level, panel, state: stage, outcome }) => ({
    session: n,
    at: local(at),
    venue: words.venues.get(n) ?? null,
    level,
    state: stage,
    outcome,
    panel: panel.map(({ key, capacity, tied }) => ({
      key,
      name: words.guests.get(`${n}/${key}`) ?? null,
      capacity,
      tied,
    })),
    minutes: readsMinutes ? (words.minutes.get(n) ?? null) : null,
  }));
}
