import { decidePairBy, type GroupOutcome } from '../../aggregate/decide.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import * as acts from '../acts/leave.ts';
import type { PairCommand } from '../commands/case-command.ts';
import type { CaseEvent } from '../case-event.ts';
import { caseKind } from '../case-kind.ts';
import { isOpen, type CaseState } from '../case.ts';
import { contextOf, type World } from './world.ts';

/** How many cases may be merged into one. */
const mostTakenIn = 50;

/**
 * 并案. The desk must have both in scope, both open and not yet answered, in one ledger (`merge-unlike`); subjects unite
 * and route anew. A case that was merged is no longer open, so nothing is merged into it and no ring can form.
 */
export function decidePair(
  state: CaseState,
  survivor: CaseState | null,
  command: PairCommand,
  world: World,
): GroupOutcome<CaseEvent> | Refusal {
  const context = contextOf(world);
  return decidePairBy(caseKind, state, survivor, command, world, (ready, other) => {
    const { state: own } = ready;
    if (command.command === 'unmerge')
      return {
        own: acts.unmerge(own, ready.context),
        theirs: acts.giveBack(other.state, context, own.id),
      };
    return (
      unfitPair(own, other.state) ?? {
        own: acts.merge(own, ready.context, other.state),
        theirs: acts.takeIn(other.state, context, own),
      }
    );
  });
}

function unfitPair(state: CaseState, survivor: CaseState): Refusal | null {
  const { stage, ledger, repliedAt, tookIn } = survivor;
  // What becomes of a survivor becomes of all of them, in one transaction.
  if (tookIn.length >= mostTakenIn) return refuse('too-many-merged', 'into', { most: mostTakenIn });
  if (!isOpen(stage) || repliedAt !== null)
    return refuse('stage-forbids', 'into', { command: 'merge', stage });
  // Whom either is about is settled first: until then one desk alone may see it, and two would.
  if (state.confidentiality?.inWords || survivor.confidentiality?.inWords)
    return refuse('subjects-unsettled');
  return ledger === state.ledger ? null : refuse('merge-unlike', 'into');
}
