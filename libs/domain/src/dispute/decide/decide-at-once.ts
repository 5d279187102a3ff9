import { ended, started, until } from '../../aggregate/clocks.ts';
import { settled } from '../../aggregate/decide.ts';
import { isRefusal, refuse, type Refusal } from '../../refusal.ts';
import { act, type DisputeContext } from '../acts/act.ts';
import type { CaughtUpDispute } from '../ladder/climb.ts';
import { disputeKind } from '../dispute-kind.ts';
import type { DisputeState } from '../dispute.ts';
import type { Draft, HashOf } from '../commands/dispute-command.ts';
import type { DisputeEvent } from '../dispute-event.ts';
import { evolveDispute, evolveDisputeAll } from '../evolve.ts';
import type { DisputeWorld } from '../rules/rules.ts';
import { screenDispute, type ScreenDispute } from './screen-dispute.ts';
import { decideAccept, decideRecordConsent } from './decide-opening.ts';
import { settle } from './decide-performance.ts';
import { decideAgree, decideDraft, decideSign } from './decide-settlement.ts';

export interface SettleAtOnce {
  readonly screening: ScreenDispute;
  readonly draft: Draft;
  readonly minutes: string;
  /** Person id; left out: whoever enters it. */
  readonly mediator?: string | undefined;
}

type Step = (state: DisputeState) => DisputeEvent | Refusal;

/**
 * 当场化解: a simple dispute settled on the spot is entered whole: written down, accepted, consented to, held, signed and
 * agreed in one command. What is still owed afterwards runs on its clocks; where nothing is, it is settled.
 */
export function settleAtOnce(
  { screening, draft, minutes, mediator }: SettleAtOnce,
  world: DisputeWorld,
  hashOf: HashOf,
): CaughtUpDispute | Refusal {
  const begun = screenDispute(screening, world);
  if (isRefusal(begun)) return begun;
  const { reader } = world;
  const context: DisputeContext = { ...world, by: reader.id, standIn: false, imported: null, party: null };
  const lead = mediator ?? reader.id;
  if (lead === null) return refuse('unknown-person', 'mediator');
  const { parties } = begun.state;
  const accept: Step = (state) => decideAccept(state, { command: 'accept', mediator: lead }, context);
  const consents = parties.map(
    ({ key }): Step =>
      (state) =>
        decideRecordConsent(state, { command: 'record-consent', given: true }, key, context),
  );
  const signings = parties.map(
    ({ key }): Step =>
      (state) =>
        decideSign(state, { command: 'sign', version: 1 }, key, context),
  );
  const drafted: Step = (state) =>
    decideDraft(state, { command: 'draft-settlement', ...draft }, context, hashOf);
  const steps: Step[] = [
    accept,
    ...consents,
    (state) => meet(state, lead, context),
    (state) => heard(state, minutes, context),
    drafted,
    ...signings,
    (state) => decideAgree(state, {}, context),
    ...(draft.obligations.length === 0 ? [(state: DisputeState) => settle(state, context)] : []),
  ];
  const acts = inTurn(begun.state, steps);
  if (isRefusal(acts)) return acts;
  const events = settled(disputeKind, begun, acts, world);
  return { events, state: evolveDisputeAll(null, events, screening.id) };
}

function inTurn(state: DisputeState, steps: readonly Step[]): DisputeEvent[] | Refusal {
  const events: DisputeEvent[] = [];
  let current = state;
  for (const step of steps) {
    const event = step(current);
    if (isRefusal(event)) return event;
    events.push(event);
    current = evolveDispute(current, event, current.id);
  }
  return events;
}

/** The session that was held there and then, by whoever leads it. */
function meet(state: DisputeState, lead: string, context: DisputeContext): DisputeEvent {
  const { now } = context;
  const clocks = started(state.clocks, 'session', until(now, now), now, state.place, context.rules.timetable);
  const panel = [{ key: lead, capacity: 'community', tied: false }] as const;
  return act(state, context, { type: 'session-planned', session: 1, at: now, panel }, { clocks });
}

function heard(state: DisputeState, minutes: string, context: DisputeContext): DisputeEvent {
  const attended = state.parties.map(({ key }) => key);
  const clocks = ended(state.clocks, 'session', context.now);
  const fact = { type: 'session-held', session: 1, outcome: 'agreed', attended } as const;
  return act(state, context, fact, { status: 'mediating', clocks }, { minutes });
}
