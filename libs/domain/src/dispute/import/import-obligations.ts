import { refuse, type Refusal } from '../../refusal.ts';
import { act, systemContext } from '../acts/act.ts';
import { catchUpDispute, opening, type CaughtUpDispute } from '../ladder/climb.ts';
import { confirmed, settle } from '../decide/decide-performance.ts';
import { recordOf, termsOf, unpaid, withSaid } from '../decide/decide-settlement.ts';
import type { DisputeClock, DisputeState, DisputeStatus } from '../dispute.ts';
import type { DraftedObligation, HashOf } from '../commands/dispute-command.ts';
import type { DisputeEvent } from '../dispute-event.ts';
import { evolveDispute } from '../evolve.ts';
import { asImported } from './import-dispute.ts';
import type { DisputePremises } from '../rules/rules.ts';
import { checkObligations, isDone } from '../settlement/settlement.ts';

/** One row of a list of what is owed under settlements kept elsewhere. */
export interface ImportedObligation extends DraftedObligation {
  /** Epoch milliseconds; null while it is owed. */
  readonly confirmedAt: number | null;
}

/** As many as a settlement that is written here may have. */
const mostObligations = 50;
const underSettlement: readonly DisputeStatus[] = ['agreed', 'performing', 'settled'];

/**
 * Why these cannot be what is owed under the dispute's first settlement; empty when they can. Fields are named by place
 * (`obligations.0.after`), or `dispute` where the dispute itself is why: `stage-forbids`; `obligations-on-record`, once
 * something is owed under it, or another version was drafted; `too-many-obligations`. Of an obligation what
 * `checkObligations` refuses, counted from the agreement; `amount-required`; of its confirmation `obligation-shut`, when
 * what it waits for was never confirmed; `value-missing`, when the dispute is settled; `out-of-order`; `future-moment`.
 */
export function checkImportedObligations(
  state: DisputeState,
  obligations: readonly ImportedObligation[],
  premises: DisputePremises,
): Refusal[] {
  const { status, settlement, agreedAt, parties } = state;
  if (!underSettlement.includes(status)) return [refuse('stage-forbids', 'dispute', { stage: status })];
  if (settlement?.version !== 1 || settlement.obligations.length > 0)
    return [refuse('obligations-on-record', 'dispute')];
  if (obligations.length > mostObligations) return [refuse('too-many-obligations', 'dispute')];
  const unfit = unpaid({ obligations }) ?? checkObligations(termsOf({ obligations }), parties, agreedAt);
  if (unfit) return [unfit];
  return obligations.flatMap((each, index) => {
    const error = unfitMoments(state, each, obligations, premises);
    return error ? [{ ...error, fields: [`obligations.${index}.${error.fields[0] ?? ''}`] }] : [];
  });
}

function unfitMoments(
  { status, agreedAt, settledAt }: DisputeState,
  { after, confirmedAt }: ImportedObligation,
  all: readonly ImportedObligation[],
  { now }: DisputePremises,
): Refusal | null {
  if (confirmedAt === null) return status === 'settled' ? refuse('value-missing', 'confirmedAt') : null;
  if (confirmedAt > now) return refuse('future-moment', 'confirmedAt');
  const conditions = all.filter(({ id }) => after.includes(id)).map((each) => each.confirmedAt);
  if (conditions.includes(null)) return refuse('obligation-shut', 'confirmedAt');
  const isInOrder =
    [agreedAt, ...conditions].every((moment) => (moment ?? confirmedAt) <= confirmedAt) &&
    confirmedAt <= (settledAt ?? confirmedAt);
  return isInOrder ? null : refuse('out-of-order', 'confirmedAt');
}

/**
 * What was checked as events of its dispute: the settlement's first version with what is owed under it, each obligation
 * opened at the agreement or when the last it waits for was confirmed, confirmed when it was, rungs climbed where they fell.
 * Clocks carry those moments; events, which come after others of the dispute, happened no earlier than these. A dispute
 * under performance whose obligations are all confirmed was settled with the last of them.
 */
export function importObligations(
  before: DisputeState,
  terms: string,
  obligations: readonly ImportedObligation[],
  premises: DisputePremises,
  hashOf: HashOf,
): CaughtUpDispute {
  const events: DisputeEvent[] = [];
  let state = before;
  const keep = (event: DisputeEvent, change: Partial<DisputeEvent['standing']> = {}) => {
    const occurredAt = Math.max(event.occurredAt, state.lastEventAt);
    const placed = asImported({ ...event, occurredAt, standing: { ...event.standing, ...change } });
    events.push(placed);
    state = evolveDispute(state, placed, state.id);
  };
  // What is already settled stays so while it is told how.
  const settled = before.status === 'settled' ? { status: before.status } : {};
  const openAll = (at: number) => {
    for (;;) {
      const opened = opening(state, at, premises);
      if (!opened) return;
      keep(opened, settled);
    }
  };
  const agreedAt = before.agreedAt ?? before.lastEventAt;
  const draft = { terms, obligations };
  const hashes = hashOf(draft, 1);
  const owed = withSaid(termsOf(draft), hashes);
  const fact = {
    type: 'obligations-imported',
    version: 1,
    hash: hashes.document,
    obligations: owed,
  } as const;
  const context = systemContext(premises, agreedAt, ['by']);
  keep(act(state, context, fact, {}, recordOf(draft, hashes)));
  openAll(agreedAt);
  for (let next = nextConfirmed(state, obligations); next; next = nextConfirmed(state, obligations)) {
    const { id, toWhom, confirmedAt } = next;
    for (const due of catchUpDispute(state, { ...premises, now: confirmedAt }).events) keep(due);
    keep(confirmed(state, id, toWhom, systemContext(premises, confirmedAt, ['by', 'evidence'])), settled);
    openAll(confirmedAt);
    if (state.status !== 'settled' && state.obligations.every(isDone)) {
      const event = settle(state, systemContext(premises, confirmedAt, []));
      keep(event, { clocks: event.standing.clocks.map(withoutLaterMiss) });
    }
  }
  for (const due of catchUpDispute(state, premises).events) keep(due);
  return { state, events };
}

/** The open obligation that was confirmed first of those not confirmed yet. */
function nextConfirmed(state: DisputeState, all: readonly ImportedObligation[]) {
  const open = all.flatMap((each) => {
    const isOpen = state.obligations.some(({ id, state: stage }) => id === each.id && stage === 'open');
    return isOpen && each.confirmedAt !== null ? { ...each, confirmedAt: each.confirmedAt } : [];
  });
  return open.sort((a, b) => a.confirmedAt - b.confirmedAt)[0];
}

/** A clock that had ended before what was held against it, as is known now. */
function withoutLaterMiss(clock: DisputeClock): DisputeClock {
  const { outcome, outcomeAt, endedAt } = clock;
  const isLater = outcome === 'missed' && endedAt !== null && outcomeAt !== null && outcomeAt > endedAt;
  return isLater ? { ...clock, outcome: null, outcomeAt: null } : clock;
}
