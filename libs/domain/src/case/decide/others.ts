import { clockKey } from '../../aggregate/clocks.ts';
import { evolvedBy } from '../../aggregate/catch-up.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { systemContext, type ActContext } from '../acts/act.ts';
import type { CaseHistory } from '../acts/case-history.ts';
import { correct } from '../acts/correct.ts';
import * as leaving from '../acts/leave.ts';
import type { SoleCommand } from '../commands/case-command.ts';
import type { CaseEvent } from '../case-event.ts';
import { evolve } from '../evolve.ts';
import type { CaseState } from '../case.ts';

/*
 * What happens to the cases beside the one a command is given on: those that were merged into it, and the one it was
 * merged into (domain text, Clocks).
 */

/** Every other case a decision may touch, caught up, by its id; and what is on record of each, for a correction. */
export interface Others {
  readonly states: ReadonlyMap<string, CaseState>;
  readonly histories: ReadonlyMap<string, CaseHistory>;
}

type Acts = Map<string, CaseEvent[]>;

/** Before a reply its citizen may withdraw a case, also where another answers for it: it is that one's reply. */
export function answeredFor(state: CaseState, { command }: SoleCommand, others: Others): Refusal | null {
  if (command !== 'withdraw') return null;
  const survivors = survivorsOf(state, others);
  return survivors.some(({ repliedAt }) => repliedAt !== null)
    ? refuse('stage-forbids', [], { command, stage: state.stage })
    : null;
}

/** What an act on a case brings with it; `before` is the case just before, `own` what happened to it. */
export function actsOnOthers(
  before: CaseState,
  own: readonly CaseEvent[],
  context: ActContext,
  others: Others,
): Acts {
  const acts: Acts = new Map();
  const [{ fact, record } = { fact: null, record: {} }] = own;
  switch (fact?.type) {
    case 'withdrawn':
    case 'voided':
      for (const merged of mergedInto(before, others))
        acts.set(merged.id, [leaving.comeBack(merged, systemContext(context, context.now))]);
      if (before.merger) {
        const survivor = known(before.merger.into, others);
        acts.set(survivor.id, [leaving.giveBack(survivor, context, before.id)]);
      }
      break;
    case 'declined':
      declineAll(before, record, context, others, acts);
      break;
    case 'corrected':
      correctSurvivors(evolvedBy(evolve, before, own, before.id), context, others, acts);
      break;
    default:
      break;
  }
  return acts;
}

function declineAll(
  state: CaseState,
  { reason, referral }: CaseEvent['record'],
  context: ActContext,
  others: Others,
  acts: Acts,
): void {
  const told = { ...(reason !== undefined && { reason }), ...(referral !== undefined && { referral }) };
  for (const merged of mergedInto(state, others)) {
    const system = systemContext(context, context.now);
    acts.set(merged.id, [leaving.declineWith(merged, system, state.id, told)]);
    declineAll(merged, told, context, others, acts);
  }
}

/** The clocks of whatever answers for a corrected case started with its own: they follow it, as far up as they do. */
function correctSurvivors(corrected: CaseState, context: ActContext, others: Others, acts: Acts): void {
  if (!corrected.merger) return;
  const { into, clocks: keys } = corrected.merger;
  const survivor = known(into, others);
  const brought = survivor.tookIn.find(({ caseId }) => caseId === corrected.id)?.starts ?? {};
  const starts = Object.fromEntries(
    Object.entries(brought).map(([key, at]) => {
      const theirs = corrected.clocks.find(
        (clock) => clock.name === key.split('/')[0] && keys.includes(clockKey(clock)),
      );
      return [key, theirs?.startedAt ?? at];
    }),
  );
  if (Object.entries(brought).every(([key, at]) => starts[key] === at)) return;
  const of = { caseId: corrected.id, starts };
  const tookIn = survivor.tookIn.map((taken) => (taken.caseId === of.caseId ? of : taken));
  const { receivedAt } = survivor;
  const history = historyOf(survivor.id, others);
  const events = correct(survivor, context, history, { receivedAt, tookIn, of, reason: null });
  acts.set(survivor.id, events);
  correctSurvivors(evolvedBy(evolve, survivor, events, survivor.id), context, others, acts);
}

export function historyOf(id: string, { histories }: Pick<Others, 'histories'>): CaseHistory {
  const history = histories.get(id);
  if (!history) throw new Error(`case ${id} is corrected without its history`);
  return history;
}

function mergedInto({ tookIn }: CaseState, others: Others): CaseState[] {
  return tookIn.map(({ caseId }) => known(caseId, others));
}

function survivorsOf(state: CaseState, others: Others): CaseState[] {
  if (!state.merger) return [];
  const survivor = known(state.merger.into, others);
  return [survivor, ...survivorsOf(survivor, others)];
}

function known(id: string, { states }: Others): CaseState {
  const state = states.get(id);
  if (!state) throw new Error(`case ${id} goes with this one and is not at hand`);
  return state;
}
