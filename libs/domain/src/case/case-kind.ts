import type { DecisionRules, KindTypes } from '../aggregate/decide.ts';
import type { ActContext } from './acts/act.ts';
import type { CaseCommand } from './commands/case-command.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseState } from './case.ts';
import { catchUp } from './ladder/catch-up.ts';
import type { ClimbPremises } from './ladder/climb.ts';
import { canSee, type Reader } from './visibility/confidentiality.ts';
import { contextOf, premisesFor } from './decide/world.ts';
import { evolve } from './evolve.ts';
import { caseCommands } from './commands/permissions.ts';
import { rulesFor } from './rules/rule-book.ts';

export interface CaseTypes extends KindTypes {
  readonly state: CaseState;
  readonly event: CaseEvent;
  readonly reader: Reader;
  readonly premises: ClimbPremises;
  readonly context: ActContext;
  readonly command: CaseCommand;
}

/** 事项: what makes a case one of the aggregates. */
export const caseKind: DecisionRules<CaseTypes> = {
  evolve,
  catchUp,
  canSee,
  permit: (state, command, world) =>
    caseCommands.permitSaid(state, command, world.reader, premisesFor(state, world)),
  contextOf: (state, world, standIn) =>
    contextOf({ ...world, rules: rulesFor(world.rules, state.policy) }, standIn),
};
