import type { DecisionRules, KindTypes } from '../aggregate/decide.ts';
import type { DisputeContext } from './acts/act.ts';
import { catchUpDispute } from './ladder/climb.ts';
import type { DisputeCommand } from './commands/dispute-command.ts';
import type { DisputeEvent } from './dispute-event.ts';
import type { DisputeState } from './dispute.ts';
import { evolveDispute } from './evolve.ts';
import { disputeCommands } from './commands/permissions.ts';
import type { DisputeReader } from './visibility/reader.ts';
import type { DisputePremises } from './rules/rules.ts';
import { canSeeDispute } from './visibility/scope.ts';

export interface DisputeTypes extends KindTypes {
  readonly state: DisputeState;
  readonly event: DisputeEvent;
  readonly reader: DisputeReader;
  readonly premises: DisputePremises;
  readonly context: DisputeContext;
  readonly command: DisputeCommand;
}

/** 矛盾纠纷: what makes a dispute one of the aggregates. */
export const disputeKind: DecisionRules<DisputeTypes> = {
  evolve: evolveDispute,
  catchUp: catchUpDispute,
  canSee: canSeeDispute,
  permit: (state, command, world) => disputeCommands.permitSaid(state, command, world.reader, world),
  contextOf: (_, world, standIn) => {
    const { id: by, partyOf } = world.reader;
    return { ...world, by, standIn, imported: null, party: partyOf?.party ?? null };
  },
};
