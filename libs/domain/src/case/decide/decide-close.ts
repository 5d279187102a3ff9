import { seatedAt, type Seat } from '../../directory/directory.ts';
import { unitOfPost } from '../../directory/posts.ts';
import { isAtOrBelow } from '../../directory/unit.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { close } from '../acts/answer.ts';
import type { ActContext } from '../acts/act.ts';
import type { Agreement, Of } from '../commands/case-command.ts';
import type { CaseEvent } from '../case-event.ts';
import type { CaseState } from '../case.ts';
import { findPersonal, type Found } from '../disclosure/find-personal.ts';
import type { World } from './world.ts';

/**
 * Closed with a public summary or a reason to withhold. What looks personal is found before it can be published: numbers
 * that lead to a person are refused (`personal-in-summary`); what seems to name somebody, or where somebody lives, needs
 * another person's word (`agreement-required`). Each place is named, as `publicSummary.<from>-<to>`.
 */
export function decideClose(
  state: CaseState,
  command: Of<'close'>,
  world: World,
  context: ActContext,
): CaseEvent | Refusal {
  const { publicSummary, agreement } = command;
  if (publicSummary === undefined) return close(state, context, command);
  if (state.confidentiality !== null) return refuse('confidential-not-published', 'publicSummary');
  const found = findPersonal(publicSummary);
  const never = found.filter(({ remedy }) => remedy === 'leave out');
  if (never.length > 0) return foundIn('personal-in-summary', never);
  if (found.length > 0 && !agreement) return foundIn('agreement-required', found);
  const unfit = agreement ? unfitAgreement(state, agreement, world) : null;
  return unfit ?? close(state, context, command);
}

function foundIn(code: 'personal-in-summary' | 'agreement-required', found: readonly Found[]): Refusal {
  const each = found.map(({ kind, from, to }) => ({ field: `publicSummary.${from}-${to}`, code: kind }));
  return {
    ...refuse(
      code,
      each.map(({ field }) => field),
    ),
    each,
  };
}

/** Another person's: at a desk or chief over where the case lies, or a supervisor; never whoever closes or handled it. */
function unfitAgreement(
  state: CaseState,
  { by }: Agreement,
  { reader, directory, now }: World,
): Refusal | null {
  if (by === reader.id) return refuse('agreement-of-oneself', 'agreement.by');
  if (!directory.people.has(by)) return refuse('unknown-person', 'agreement.by');
  const units = [unitOfPost(state.ownerPost), state.handlingUnit].flatMap((unit) => unit ?? []);
  const isOver = ({ role, unit: seat }: Seat) =>
    role === 'supervisor' ||
    ((role === 'desk' || role === 'chief') && units.some((unit) => isAtOrBelow(unit, seat)));
  const may = by !== state.handler && seatedAt(directory, by, now).some(isOver);
  return may ? null : refuse('may-not-agree', 'agreement.by');
}
