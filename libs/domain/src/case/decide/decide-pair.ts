import { isRefusal, refuse, type Refusal } from '../../refusal.ts';
import * as acts from '../acts/leave.ts';
import type { PairCommand } from '../case-command.ts';
import type { CaseEvent } from '../case-event.ts';
import { isOpen, type CaseState } from '../case.ts';
import { catchUp } from '../catch-up.ts';
import { canSee } from '../confidentiality.ts';
import { prepare, settled, withNote } from './decide.ts';
import { contextOf, type World } from './world.ts';

/** What happens to a case that is merged or comes back, and to the one it is merged into. */
export interface PairOutcome {
  readonly events: readonly CaseEvent[];
  readonly survivorEvents: readonly CaseEvent[];
}

/**
 * 并案. The desk must have both in scope, both open and not yet answered, in one ledger and hidden from the same
 * (`merge-unlike`). A case that was merged is no longer open, so nothing is merged into it and no ring can form; into
 * itself is refused as one (`merge-ring`).
 */
export function decidePair(
  state: CaseState,
  survivor: CaseState | null,
  command: PairCommand,
  world: World,
): PairOutcome | Refusal {
  const ready = prepare(state, command, world);
  if (isRefusal(ready)) return ready;
  const field = command.command === 'merge' ? 'into' : [];
  if (!survivor || !canSee(survivor, world.reader)) return refuse('not-found', field);
  if (survivor.id === state.id) return refuse('merge-ring', field);
  const other = catchUp(survivor, world);
  if (command.command === 'merge') {
    const unfit = unfitPair(ready.state, other.state);
    if (unfit) return unfit;
  }
  const context = contextOf(world);
  const [own, theirs] =
    command.command === 'merge'
      ? [acts.merge(ready.state, ready.context, survivor.id), acts.takeIn(other.state, context, ready.state)]
      : [acts.unmerge(ready.state, ready.context), acts.giveBack(other.state, context, state.id)];
  return {
    events: settled(ready, withNote(own, command), world),
    survivorEvents: settled(other, theirs, world),
  };
}

function unfitPair(state: CaseState, survivor: CaseState): Refusal | null {
  const { stage, ledger, confidentiality, repliedAt } = survivor;
  if (!isOpen(stage) || repliedAt !== null)
    return refuse('stage-forbids', 'into', { command: 'merge', stage });
  const alike =
    ledger === state.ledger && JSON.stringify(confidentiality) === JSON.stringify(state.confidentiality);
  return alike ? null : refuse('merge-unlike', 'into');
}
