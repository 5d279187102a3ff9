import { decideBy } from '../../aggregate/decide.ts';
import { unfitEvidence } from '../../aggregate/evidence.ts';
import type { PlainContext, PlainWorld } from '../../aggregate/plain-kind.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { HashOfNotice, HazardCommand } from '../commands/hazard-command.ts';
import type { HazardState } from '../hazard.ts';
import { act, type HazardEvent } from '../hazard-event.ts';
import { hazardKind } from '../hazard-kind.ts';
import { mayHandle } from './handling.ts';
import { referred, reportedUp, takenOver, voided } from './left.ts';
import { decideExtended, decideNotice, decideServed, reChecked, rectificationClaimed } from './noticed.ts';
import { solved } from './solved.ts';

/** What a command on a hazard comes to: everything that happened, or why nothing does. */
export function decideHazard(
  before: HazardState,
  command: HazardCommand,
  world: PlainWorld,
  hashOf: HashOfNotice,
): HazardEvent[] | Refusal {
  return decideBy(hazardKind, before, command, world, ({ state, context }) =>
    acted(state, command, context, hashOf),
  );
}

function acted(
  state: HazardState,
  command: HazardCommand,
  context: PlainContext,
  hashOf: HashOfNotice,
): HazardEvent | Refusal {
  switch (command.command) {
    case 'solve':
      return unfitEvidence(command.evidence) ?? solved(state, context, command);
    case 'notice':
      return decideNotice(state, command, context, hashOf);
    case 'record-service':
      return decideServed(state, command, context);
    case 'extend':
      return decideExtended(state, command, context);
    case 'claim-rectified':
      return unfitIfGiven(command.evidence) ?? rectificationClaimed(state, context, command);
    case 're-check':
      return unfitOf(command) ?? reChecked(state, context, command);
    case 'refer':
      return referred(state, context, command.authority, { reason: command.reason });
    case 'record-receipt':
      return takenOver(state, context, { receivedBy: command.receivedBy });
    case 'change-handler':
      return handlerChanged(state, command.handler, context);
    case 'report-up':
      return reportedUp(state, context, command.reason);
    case 'void':
      return voided(state, context, command.reason);
  }
}

function unfitIfGiven(evidence: Parameters<typeof unfitEvidence>[0]): Refusal | null {
  return evidence.length === 0 ? null : unfitEvidence(evidence);
}

/** That it is put right is shown; that it is not may be said. */
function unfitOf({ outcome, evidence }: Extract<HazardCommand, { command: 're-check' }>): Refusal | null {
  return outcome === 'passed' ? unfitEvidence(evidence) : unfitIfGiven(evidence);
}

function handlerChanged(state: HazardState, handler: string, context: PlainContext): HazardEvent | Refusal {
  if (handler === state.handler) return refuse('nothing-to-change', 'handler');
  if (!mayHandle(handler, state, context)) return refuse('unknown-handler', 'handler');
  return act(state, context, { type: 'handler-changed', handler });
}
