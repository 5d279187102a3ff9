import type { Premises } from '../commands/actors.ts';
import type { ActContext } from '../acts/act.ts';
import type { ClimbPremises } from '../ladder/climb.ts';
import type { Reader } from '../visibility/confidentiality.ts';
import type { CaseState } from '../case.ts';
import type { Uploads } from '../rules/attachments.ts';
import type { Reach } from '../ladder/message-channels.ts';
import { rulesFor } from '../rules/rule-book.ts';

/** Everything a decision may look at beside the case and the command. */
export interface World extends ClimbPremises {
  readonly reader: Reader;
  /** Of the attachments that the command names; left out: it names none. */
  readonly uploads?: Uploads | undefined;
  /** Of whoever raised it; left out: the command does not ask. */
  readonly reach?: Reach | undefined;
}

/** What is judged of this case, by the version of the policy it is under. */
export function premisesFor(
  { policy }: Pick<CaseState, 'policy'>,
  { now, directory, rules }: ClimbPremises,
): Premises {
  return { now, directory, policy: rulesFor(rules, policy).policy };
}

export function contextOf({ now, reader, directory, rules }: World, standIn = false): ActContext {
  return { now, by: reader.id, standIn, imported: null, directory, rules };
}
