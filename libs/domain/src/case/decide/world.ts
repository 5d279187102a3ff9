import type { Premises } from '../actors.ts';
import type { ActContext } from '../acts/act.ts';
import type { ClimbPremises } from '../climb.ts';
import type { Reader } from '../confidentiality.ts';

/** Everything a decision may look at beside the case and the command. */
export interface World extends ClimbPremises {
  readonly reader: Reader;
}

export function premisesOf(world: ClimbPremises): Premises {
  return { now: world.now, directory: world.directory, policy: world.rules.policy };
}

export function contextOf(world: World, standIn = false): ActContext {
  const { now: at, reader, directory, rules } = world;
  return { at, by: reader.id, standIn, imported: null, directory, rules };
}
