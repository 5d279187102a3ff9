import { ended, started } from '../../aggregate/clocks.ts';
import { unfitEvidence } from '../../aggregate/evidence.ts';
import { isRefusal, refuse, type Refusal } from '../../refusal.ts';
import { act, type DisputeContext } from '../acts/act.ts';
import { settledClocks } from '../ladder/check-in.ts';
import type { DisputeState, Visit } from '../dispute.ts';
import type { DisputeCommandOf as Of } from '../commands/dispute-command.ts';
import type { DisputeEvent, DisputeRecord, PlannedVisit } from '../dispute-event.ts';
import { stationOf } from '../rules/holdings.ts';
import { policyOf } from '../rules/rules.ts';
import type { DisputeReader } from '../visibility/reader.ts';
import { isResponsible } from '../visibility/scope.ts';
import { clockOfObligation, isDone, type Obligation } from '../settlement/settlement.ts';
import { decideReopen } from './decide-settlement.ts';

/** Performed, and the side it benefits says so: nobody confirms what he or she owes. */
export function decideConfirm(
  state: DisputeState,
  { obligation: id, evidence }: Of<'confirm'>,
  party: string,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const obligation = openObligation(state, id, party);
  if (isRefusal(obligation)) return obligation;
  return unfitEvidence(evidence) ?? confirmed(state, id, party, context, { evidence });
}

export function confirmed(
  state: DisputeState,
  id: string,
  party: string,
  context: DisputeContext,
  record: DisputeRecord = {},
): DisputeEvent {
  const name = clockOfObligation(id);
  const late = state.clocks.some(
    (clock) => clock.name === name && clock.endedAt === null && clock.outcome === 'missed',
  );
  const clocks = ended(state.clocks, name, context.now);
  const fact = { type: 'obligation-confirmed', obligation: id, party, late } as const;
  return act(state, context, fact, { clocks, status: 'performing' }, record);
}

/** The side it benefits does without: what waited for it waits no longer. */
export function decideWaive(
  state: DisputeState,
  { obligation: id, reason }: Of<'waive'>,
  party: string,
  context: DisputeContext,
): DisputeEvent | Refusal {
  const obligation = openObligation(state, id, party);
  if (isRefusal(obligation)) return obligation;
  const clocks = ended(state.clocks, clockOfObligation(id), context.now);
  const fact = { type: 'obligation-waived', obligation: id, party } as const;
  return act(state, context, fact, { clocks, status: 'performing' }, { reason });
}

function openObligation(state: DisputeState, id: string, party: string): Obligation | Refusal {
  const obligation = state.obligations.find((each) => each.id === id);
  if (!obligation) return refuse('unknown-obligation', 'obligation');
  if (isDone(obligation)) return refuse('performed-already', 'obligation');
  if (obligation.who === party) return refuse('own-obligation', 'party');
  if (obligation.toWhom !== party) return refuse('not-the-beneficiary', 'party');
  return obligation.state === 'shut' ? refuse('obligation-shut', 'obligation') : obligation;
}

/** Settled: from now on the stations where the parties live look whether it holds. */
export function settle(state: DisputeState, context: DisputeContext): DisputeEvent {
  const { now, directory, rules } = context;
  const home = stationOf(directory, state.place) ?? state.place;
  const stations = new Map<string, string[]>();
  for (const { key, residence } of state.parties) {
    const station = residence === null ? home : (stationOf(directory, residence) ?? residence);
    stations.set(station, [...(stations.get(station) ?? []), key]);
  }
  let clocks = settledClocks(state, now);
  const visits: PlannedVisit[] = [];
  for (const [index, limit] of policyOf(rules, state.policy).visits.entries())
    for (const [station, parties] of stations) {
      clocks = started(clocks, 'visit', limit, now, station, context.rules.timetable);
      const instance = clocks.at(-1)?.instance ?? 0;
      visits.push(...parties.map((party) => ({ party, step: index + 1, station, instance })));
    }
  return act(state, context, { type: 'settled', visits }, { status: 'settled', clocks });
}

/** 回访: the station saw a party. A relapse reopens the dispute with its history. */
export function decideVisit(
  state: DisputeState,
  { party, outcome, seen }: Of<'visit'>,
  context: DisputeContext,
  stations: readonly string[] | null,
): DisputeEvent[] | Refusal {
  const open = state.visits.filter((visit) => visit.party === party && visit.outcome === null);
  if (!state.parties.some(({ key }) => key === party)) return refuse('unknown-party', 'party');
  const [visit] = open.sort((a, b) => a.step - b.step);
  if (!visit) return refuse('no-visit-due', 'party');
  if (stations !== null && !stations.includes(visit.station)) return refuse('forbidden', 'party');
  const others = state.visits.filter((each) => isSameClock(each, visit) && each.party !== party);
  const isLast = others.every((each) => each.outcome !== null);
  const clocks = isLast ? ended(state.clocks, 'visit', context.now, visit.instance) : state.clocks;
  const { step, station } = visit;
  const fact = { type: 'visited', party, step, station, outcome } as const;
  const visited = act(state, context, fact, { clocks }, { text: seen });
  if (outcome !== 'relapsed') return [visited];
  const after = { ...state, clocks, version: visited.seq };
  return [visited, decideReopen(after, 'relapse', context, seen)];
}

/** The stations a reader visits for: his or her own; null for those in charge, who may enter any. */
export function visitableBy(
  state: DisputeState,
  reader: DisputeReader,
  context: DisputeContext,
): readonly string[] | null {
  const isInCharge = reader.id === state.mediator || isResponsible(state, reader, context);
  return isInCharge ? null : reader.seats;
}

function isSameClock(a: Visit, b: Visit): boolean {
  return a.instance === b.instance;
}
