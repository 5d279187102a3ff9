import { unitOfPost } from '../../directory/posts.ts';
import { isRefusal, refuse, type Refusal } from '../../refusal.ts';
import * as acts from '../acts/place.ts';
import type { ActContext } from '../acts/act.ts';
import type { Of } from '../commands/case-command.ts';
import type { CaseEvent } from '../case-event.ts';
import type { CaseState, Ledger } from '../case.ts';
import { isUnitHidden } from '../visibility/confidentiality.ts';
import { unfitRecategorising } from '../rules/catalogue.ts';
import { postAboveOwner } from '../visibility/routing.ts';
import { namesAnybody, noSubjects } from '../visibility/subjects.ts';
import { unfitHandler, unfitUnit } from './fitness.ts';
import { premisesFor, type World } from './world.ts';

export function decideSubmit(
  state: CaseState,
  command: Of<'submit'>,
  world: World,
  context: ActContext,
): CaseEvent | Refusal {
  const refusal = unfitUnit(state, command.unit, world);
  if (refusal) return refusal;
  const ledger = command.ledger ?? state.ledger;
  const unfit = unfitRecategorising(world.rules.catalogue, command.category, { ...state, ledger });
  if (unfit) return unfit;
  const placement = placed(state, ledger, command.unit, world);
  if (isRefusal(placement)) return placement;
  // What the desk proposes stands beside what policy says of the owner.
  const { unit: proposedUnit, category = state.category } = command;
  return acts.submit(state, context, { ...placement, proposedUnit, ledger, category });
}

/** Another ledger may mean another owner: a complaint goes where policy says. */
export function decideReclassify(
  state: CaseState,
  { ledger, category = state.category }: Of<'reclassify'>,
  world: World,
  context: ActContext,
): CaseEvent | Refusal {
  if (ledger === state.ledger && category === state.category) return refuse('nothing-to-change', 'ledger');
  const named = category === state.category ? undefined : category;
  const unfit = unfitRecategorising(world.rules.catalogue, named, { ...state, ledger });
  if (unfit) return unfit;
  const placement = placed(state, ledger, state.proposedUnit, world);
  if (isRefusal(placement)) return placement;
  return acts.reclassify(state, context, { ...placement, ledger, category });
}

export function decideTransfer(
  state: CaseState,
  { unit }: Of<'transfer'>,
  world: World,
  context: ActContext,
): CaseEvent | Refusal {
  const refusal = unfitUnit(state, unit, world);
  if (refusal) return refusal;
  const placement = placed(state, state.ledger, unit, world);
  return isRefusal(placement)
    ? placement
    : acts.transfer(state, context, { ...placement, proposedUnit: unit });
}

/**
 * Where the matter goes when a desk or its owner proposes a unit. With a known subject policy alone says who owns.
 * What was received as a complaint stays confidential in any ledger: where it names nobody it goes to the owner of the
 * unit proposed. What becomes one only now, without a subject, is routed as one that nobody has settled yet, since the
 * unit it is about may be the one that has it.
 */
function placed(state: CaseState, ledger: Ledger, unit: string, world: World): acts.Placement | Refusal {
  const secret = state.confidentiality;
  const becomesComplaint = secret === null && ledger === 'complaint' && !state.lifted;
  const { inWords, ...subjects } = secret ?? { ...noSubjects, inWords: becomesComplaint };
  const isRouted = inWords || namesAnybody(subjects);
  const placement = acts.place(world, { ledger: isRouted ? ledger : 'claim', unit, ...subjects, inWords });
  if (!placement) return refuse('unknown-unit', 'unit');
  return { ...placement, confidentiality: isRouted ? placement.confidentiality : secret };
}

/** 上报: to the post one level up, unless the unit that works on it would then have to be kept from it. */
export function decideReportUp(state: CaseState, world: World, context: ActContext): CaseEvent | Refusal {
  const ownerPost = postAboveOwner(state, 1, premisesFor(state, world));
  const { handlingUnit } = state;
  if (handlingUnit !== null && isUnitHidden({ ...state, ownerPost }, handlingUnit, world))
    return refuse('conflict-of-interest', [], { unit: handlingUnit, owner: unitOfPost(ownerPost) });
  return acts.reportUp(state, context, ownerPost);
}

export function decideAssign(
  state: CaseState,
  command: Of<'assign'>,
  world: World,
  context: ActContext,
): CaseEvent | Refusal {
  const { unit, handler = null } = command;
  const refusal =
    unfitUnit(state, unit, world) ?? (handler === null ? null : unfitHandler(state, unit, handler, world));
  return refusal ?? acts.assign(state, context, { unit, handler });
}
