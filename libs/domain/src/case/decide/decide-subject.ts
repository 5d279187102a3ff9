import { refuse, type Refusal } from '../../refusal.ts';
import * as acts from '../acts/subjects.ts';
import type { ActContext } from '../acts/act.ts';
import type { Of } from '../commands/case-command.ts';
import type { CaseEvent } from '../case-event.ts';
import type { CaseState } from '../case.ts';
import type { World } from './world.ts';

/** Units and persons the directory knows; nobody at all needs a reason. */
export function decideNameSubject(
  state: CaseState,
  { subjectUnit, subjectPersons = [], reason }: Of<'name-subject'>,
  { directory }: World,
  context: ActContext,
): CaseEvent | Refusal {
  if (subjectUnit !== undefined && !directory.units.has(subjectUnit))
    return refuse('unknown-unit', 'subjectUnit');
  const stranger = subjectPersons.findIndex((id) => !directory.people.has(id));
  if (stranger >= 0) return refuse('unknown-person', `subjectPersons.${stranger}`);
  if (subjectUnit === undefined && subjectPersons.length === 0 && reason === undefined)
    return refuse('reason-required', 'reason');
  const subjectUnits = subjectUnit === undefined ? [] : [subjectUnit];
  return acts.nameSubject(state, context, { subjectUnits, subjectPersons, reason });
}

export function decideConsent(
  state: CaseState,
  { given }: Of<'consent'>,
  context: ActContext,
): CaseEvent | Refusal {
  return given === state.consent ? refuse('nothing-to-change', 'given') : acts.consent(state, context, given);
}
