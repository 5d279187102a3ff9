import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { capacityOf, type Capacity, type Premises } from './actors.ts';
import type { CaseState } from './case.ts';
import { canSee, isCitizenOf, type Reader } from './confidentiality.ts';
import { whyNotNow } from './guards.ts';
import { actors, commandNames, transitionOf, type CommandName } from './transitions.ts';

/**
 * Whether a reader may give a command now, and in what capacity. The order decides what a refused person learns: out
 * of scope the case does not exist (`not-found`); a role that never gives this command is told so (`forbidden`); then
 * the stage (`stage-forbids`); then whether it is this person (`forbidden`); last, what else stands in the way.
 */
export function permit(
  state: CaseState,
  command: CommandName,
  reader: Reader,
  premises: Premises,
): Capacity | Refusal {
  const { by, from } = transitionOf(command);
  if (!canSee(state, reader)) return refuse('not-found');
  const couldEver = by.some((actor) => {
    const { role } = actors[actor];
    return role === null || reader.roles.includes(role);
  });
  if (!couldEver) return refuse('forbidden', [], { command });
  if (!from.includes(state.stage)) return refuse('stage-forbids', [], { command, stage: state.stage });
  const capacity = by.reduce<Capacity | null>(
    (found, actor) => found ?? capacityOf(state, actor, reader, premises),
    null,
  );
  if (!capacity) return refuse('forbidden', [], { command });
  return whyNotNow(state, command, reader, premises) ?? capacity;
}

export interface CommandOffer {
  readonly command: CommandName;
  readonly allowed: boolean;
  /** Why not, as a refusal's code. */
  readonly code: string | null;
}

/** The commands that a citizen gives by code, and those of staff. */
export function isGivenBy(command: CommandName, who: 'citizen' | 'staff'): boolean {
  return transitionOf(command).by.some((actor) => (actor === 'citizen') === (who === 'citizen'));
}

/** Every command with whether this reader may give it now; a screen shows the others with their reason. */
export function offersTo(state: CaseState, reader: Reader, premises: Premises): CommandOffer[] {
  if (!canSee(state, reader)) return [];
  const who = isCitizenOf(state, reader) ? 'citizen' : 'staff';
  return commandNames
    .filter((command) => isGivenBy(command, who))
    .map((command) => {
      const outcome = permit(state, command, reader, premises);
      const code = isRefusal(outcome) ? outcome.code : null;
      return { command, allowed: code === null, code };
    });
}
