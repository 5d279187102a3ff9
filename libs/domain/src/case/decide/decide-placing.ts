import { postAbove, unitOfPost } from '../../directory/posts.ts';
import { isRefusal, refuse, type Refusal } from '../../refusal.ts';
import * as acts from '../acts/place.ts';
import type { ActContext } from '../acts/act.ts';
import type { Of } from '../commands/case-command.ts';
import type { CaseEvent } from '../case-event.ts';
import type { CaseState, Ledger } from '../case.ts';
import { isUnitHidden } from '../visibility/confidentiality.ts';
import { unfitRecategorising } from '../rules/catalogue.ts';
import { unfitHandler, unfitUnit } from './fitness.ts';
import type { World } from './world.ts';

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
 * Where the matter goes when a desk or its owner proposes a unit. With a known subject policy alone says who owns;
 * a complaint without one goes to the owner of the unit proposed and stays confidential.
 */
function placed(state: CaseState, ledger: Ledger, unit: string, world: World): acts.Placement | Refusal {
  const secret = state.confidentiality;
  const subjectUnit = secret?.subjectUnit ?? null;
  const subjectPersons = secret?.subjectPersons ?? [];
  const staysConfidential = secret !== null && subjectUnit === null && ledger === 'complaint';
  const placement = staysConfidential
    ? acts.place(world, { ledger: 'claim', unit, subjectUnit: null, subjectPersons: [] })
    : acts.place(world, { ledger, unit, subjectUnit, subjectPersons });
  if (!placement) return refuse('unknown-unit', 'unit');
  return { ...placement, confidentiality: staysConfidential ? secret : placement.confidentiality };
}

/** 上报: to the post one level up, unless the unit that works on it would then have to be kept from it. */
export function decideReportUp(state: CaseState, world: World, context: ActContext): CaseEvent | Refusal {
  const ownerPost = postAbove(world.directory, state.ownerPost, 1);
  const { handlingUnit } = state;
  if (handlingUnit !== null && isUnitHidden({ ...state, ownerPost }, handlingUnit))
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
