import { seatedAt, type Seat } from '../../directory/directory.ts';
import { unitOfPost } from '../../directory/posts.ts';
import { isAtOrBelow } from '../../directory/unit.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import { close } from '../acts/answer.ts';
import type { ActContext } from '../acts/act.ts';
import type { Agreement, Of } from '../commands/case-command.ts';
import type { CaseEvent } from '../case-event.ts';
import type { CaseState } from '../case.ts';
import { mayBePublished } from '../disclosure/may-be-published.ts';
import type { World } from './world.ts';

/** Closed with a public summary or a reason to withhold. */
export function decideClose(
  state: CaseState,
  command: Of<'close'>,
  world: World,
  context: ActContext,
): CaseEvent | Refusal {
  const { publicSummary, agreement } = command;
  if (publicSummary === undefined) return close(state, context, command);
  const refusal = mayBePublished(publicSummary, {
    isConfidential: state.confidentiality !== null,
    isAnsweredFor: agreement !== undefined,
  });
  if (refusal) return refusal;
  const unfit = agreement ? unfitAgreement(state, agreement, world) : null;
  return unfit ?? close(state, context, command);
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
