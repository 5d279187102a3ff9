import { CommandTable } from '../../aggregate/command-table.ts';
import { capacityOf, type Premises } from './actors.ts';
import type { CaseState } from '../case.ts';
import { fields } from './fields.ts';
import { canSee, isCitizenOf, type Reader } from '../visibility/confidentiality.ts';
import { guards } from './guards.ts';
import { actors, transitions } from './transitions.ts';

/** The commands of a case: who may give which, when, and why not. */
export const caseCommands = new CommandTable({
  transitions,
  fields,
  actors,
  guards,
  byUnconfirmedCode: ['rate', 'add'],
  stageOf: ({ stage }: CaseState) => stage,
  canSee: (state: CaseState, reader: Reader, premises: Premises) => canSee(state, reader, premises),
  isByCode: isCitizenOf,
  capacityOf,
});
