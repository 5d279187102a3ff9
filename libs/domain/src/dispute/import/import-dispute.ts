import { dropped } from '../../aggregate/clocks.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { act, systemContext, type DisputeContext } from '../acts/act.ts';
import { catchUpDispute, type CaughtUpDispute } from '../ladder/climb.ts';
import { accepted, decideRecordConsent } from '../decide/decide-opening.ts';
import { decideRaise } from '../decide/decide-leaving.ts';
import { settle } from '../decide/decide-performance.ts';
import { decideAgree, decideDraft, decideSign } from '../decide/decide-settlement.ts';
import type { DisputeState } from '../dispute.ts';
import type { HashOf } from '../commands/dispute-command.ts';
import type { DisputeEvent, UnknownOfDispute } from '../dispute-event.ts';
import { evolveDispute } from '../evolve.ts';
import { responsibleFor } from '../rules/holdings.ts';
import type { ImportedDispute } from './imported-dispute.ts';
import type { DisputePremises } from '../rules/rules.ts';
import { screened } from '../decide/screen-dispute.ts';

interface Step {
  readonly at: number;
  readonly unknown: readonly UnknownOfDispute[];
  take(state: DisputeState, context: DisputeContext): DisputeEvent | Refusal;
}

/**
 * A row that was checked as the events that would have been written had the dispute lived here, each marked with what its
 * source does not know; rungs climbed where they fell, up to now. Clocks go by the rules: the limit to resolve from
 * `acceptedAt`, met at `agreedAt` or missed at its due moment; check-ins that the colour asks for from `screenedAt`, whoever
 * made any elsewhere; visits from `performedAt`. The dispute suspends no case and tells no one.
 */
export function importDispute(
  row: ImportedDispute,
  identity: { readonly id: string; readonly number: string },
  premises: DisputePremises,
  hashOf: HashOf,
): CaughtUpDispute {
  const first = screening(row, identity, premises);
  const events: DisputeEvent[] = [first];
  let state = evolveDispute(null, first, identity.id);
  const keep = (event: DisputeEvent) => {
    events.push(event);
    state = evolveDispute(state, event, identity.id);
  };
  for (const { at, unknown, take } of stepsOf(row, premises, hashOf)) {
    for (const due of catchUpDispute(state, { ...premises, now: at }).events) keep(due);
    const event = take(state, systemContext(premises, at, unknown));
    if (isRefusal(event)) throw new Error(`a row must be checked before it is imported: ${event.code}`);
    keep(event);
  }
  for (const due of catchUpDispute(state, premises).events) keep(due);
  if (isLongPast(state, premises.now)) {
    const clocks = dropped(state.clocks, premises.now, (name) => name !== 'visit');
    keep(act(state, systemContext(premises, premises.now, []), { type: 'standing-imported' }, { clocks }));
  }
  return { state, events: events.map(asImported) };
}

/**
 * Settled so long ago that every visit is past: they stay missed and can still be made, but as with closed cases no
 * ladder chases what is over (domain text, Imported history).
 */
function isLongPast({ status, clocks }: DisputeState, now: number): boolean {
  const visits = clocks.filter(({ name }) => name === 'visit');
  return status === 'settled' && visits.every(({ dueAt }) => dueAt !== null && dueAt < now);
}

/** Rungs of an import are imported too: nobody is told of them one by one. */
export function asImported(event: DisputeEvent): DisputeEvent {
  return { ...event, imported: event.imported ?? [] };
}

function screening(
  row: ImportedDispute,
  identity: { id: string; number: string },
  premises: DisputePremises,
): DisputeEvent {
  const { place, origin, complexity, colour, screenedAt } = row;
  const quarrel = { kind: 'other', relatedCase: null, residences: [null, null] };
  const command = { ...identity, ...quarrel, place, origin, complexity, colour };
  return screened(command, systemContext(premises, screenedAt, ['by']), []);
}

function stepsOf(row: ImportedDispute, premises: DisputePremises, hashOf: HashOf): Step[] {
  const { screenedAt, acceptedAt, agreedAt, level, skipReason, status } = row;
  const known = acceptedAt ?? screenedAt;
  const steps: Step[] = [];
  const add = (at: number, unknown: UnknownOfDispute[], take: Step['take']) =>
    steps.push({ at, unknown: ['by', ...unknown], take });
  const reason = skipReason ?? undefined;
  if (acceptedAt !== null) {
    const { officer } = responsibleFor(row.place, premises);
    const words = level === 'community' && reason ? { reason } : {};
    add(acceptedAt, ['mediator'], (state, context) =>
      accepted(state, officer ?? '', 'community', context, words),
    );
  }
  for (const [party, given] of [
    ['A', row.consentA],
    ['B', row.consentB],
  ] as const)
    if (given !== null)
      add(known, ['moment'], (state, context) =>
        decideRecordConsent(state, { command: 'record-consent', given }, party, context),
      );
  if (level !== 'community')
    add(known, ['moment', 'sessions'], (state, context) =>
      decideRaise(state, { command: 'raise', level, reason }, context),
    );
  if (status === 'mediating' || status === 'not-agreed')
    add(known, ['moment', 'sessions'], (state, context) =>
      act(state, context, { type: 'standing-imported' }, { status }),
    );
  if (agreedAt !== null) steps.push(...agreement(row, agreedAt, hashOf));
  steps.push(...endings(row, agreedAt ?? known));
  return steps;
}

/** Written down, signed and agreed in one moment: the source tells of no other. */
function agreement({ settlement, status }: ImportedDispute, agreedAt: number, hashOf: HashOf): Step[] {
  const draft = { command: 'draft-settlement', terms: settlement ?? '', obligations: [] } as const;
  const sign = (party: string): Step => ({
    at: agreedAt,
    unknown: ['by', 'signatures'],
    take: (state, context) => decideSign(state, { command: 'sign', version: 1 }, party, context),
  });
  return [
    {
      at: agreedAt,
      unknown: ['by', 'sessions'],
      take: (state, context) => decideDraft(state, draft, context, hashOf),
    },
    sign('A'),
    sign('B'),
    {
      at: agreedAt,
      unknown: ['by'],
      take: (state, context) => {
        // The source does not say who mediated: a right is not cut short by what it leaves out.
        const agreed = decideAgree(state, { committee: true }, context);
        if (isRefusal(agreed)) return agreed;
        // What is owed may come in a list of its own; until then it is known that something is.
        return status === 'performing' ? { ...agreed, standing: { ...agreed.standing, status } } : agreed;
      },
    },
  ];
}

function endings({ status, performedAt }: ImportedDispute, lastKnown: number): Step[] {
  if (performedAt !== null)
    return [
      { at: performedAt, unknown: ['by', 'evidence'], take: (state, context) => settle(state, context) },
    ];
  const ends = (take: Step['take'], ...unknown: UnknownOfDispute[]): Step[] => [
    { at: lastKnown, unknown: ['by', 'moment', ...unknown], take },
  ];
  switch (status) {
    case 'referred':
      return ends((state, context) => {
        const clocks = dropped(state.clocks, context.now);
        return act(state, context, { type: 'referred-out', to: null }, { status, clocks });
      }, 'remedy');
    case 'withdrawn':
      return ends((state, context) => {
        const clocks = dropped(state.clocks, context.now);
        return act(state, context, { type: 'withdrawn', party: null }, { status, clocks });
      });
    default:
      return [];
  }
}
