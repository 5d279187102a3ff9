import { servesUnit, type Directory } from '../directory/directory.ts';
import { actingFor, bureauPost, chiefPost, type Acting, type PostRef } from '../directory/posts.ts';
import { seatsOf } from '../directory/directory.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { CaseState } from './case.ts';
import { canSee, isHiddenFrom, type Reader } from './confidentiality.ts';
import type { CasePolicy } from './policy.ts';
import { commandNames, transitions, type CommandName } from './transitions.ts';

/** What a permission is judged by. */
export interface Premises {
  readonly now: number;
  readonly directory: Directory;
  readonly policy: CasePolicy;
}

export type PermissionCode = 'not-found' | 'forbidden' | 'stage-forbids';

/**
 * Whether a reader may give a command now. The order decides what a refused person learns: out of scope the case
 * does not exist; a role that never gives this command is told so; then the stage; last, whether it is this person.
 */
export function permit(
  state: CaseState,
  command: CommandName,
  reader: Reader,
  premises: Premises,
): Refusal<PermissionCode> | null {
  const transition = transitions[command];
  if (!canSee(state, reader)) return refuse('not-found');
  if (transition.roles && !transition.roles.some((role) => reader.roles.includes(role)))
    return refuse('forbidden', [], { command });
  if (!transition.from.includes(state.stage))
    return refuse('stage-forbids', [], { command, stage: state.stage });
  return isThePerson(state, command, reader, premises) ? null : refuse('forbidden', [], { command });
}

function isThePerson(state: CaseState, command: CommandName, reader: Reader, premises: Premises): boolean {
  switch (transitions[command].who) {
    case 'in-scope':
      return true;
    case 'owner':
      return reader.id !== null && actingOwner(state, premises)?.person === reader.id;
    case 'handling-unit':
      return reader.seats.some((seat) => servesUnit(premises.directory, seat, state.handlingUnit ?? ''));
    case 'handler':
      return reader.id !== null && state.handler === reader.id;
  }
}

/** Who acts for the owner today; nobody from whom the case is hidden ever does. */
export function actingOwner(state: CaseState, premises: Premises): Acting | null {
  return actingOn(state, state.ownerPost, premises);
}

/**
 * Who acts for a post on this case: whoever is there for it, the nearest above, then the policy's fallback post, the
 * bureau's chief, inspection's.
 */
export function actingOn(
  state: CaseState,
  post: PostRef,
  premises: Premises,
): (Acting & { fallback?: true }) | null {
  const { directory, now, policy } = premises;
  const mayAct = (person: string) =>
    !isHiddenFrom(state, { id: person, seats: seatsOf(directory, person, now) });
  const inOwnTree = actingFor(directory, post, now, mayAct);
  if (inOwnTree) return inOwnTree;
  const { fallbackPost = null, inspectionUnit } = policy;
  for (const fallback of [fallbackPost, bureauPost(directory), chiefPost(inspectionUnit)]) {
    const acting = fallback === null ? null : actingFor(directory, fallback, now, mayAct);
    if (acting) return { ...acting, standIn: true, fallback: true };
  }
  return null;
}

export interface CommandOffer {
  readonly command: CommandName;
  readonly allowed: boolean;
  /** Why not, as a refusal's code. */
  readonly code: PermissionCode | null;
}

/** Every command with whether this reader may give it now; a screen shows the others with their reason. */
export function offersTo(state: CaseState, reader: Reader, premises: Premises): CommandOffer[] {
  if (!canSee(state, reader)) return [];
  return commandNames.map((command) => {
    const refusal = permit(state, command, reader, premises);
    return { command, allowed: refusal === null, code: refusal?.code ?? null };
  });
}
