import type { DecisionRules, KindTypes } from '../aggregate/decide.ts';
import type { DisputeContext } from './act.ts';
import { catchUpDispute } from './climb.ts';
import type { DisputeCommand } from './dispute-command.ts';
import type { DisputeEvent } from './dispute-event.ts';
import type { DisputeState } from './dispute.ts';
import { evolveDispute } from './evolve.ts';
import { disputeCommands } from './permissions.ts';
import type { DisputeReader } from './reader.ts';
import type { DisputePremises } from './rules.ts';
import { canSeeDispute } from './scope.ts';

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
  permit: (state, command, world) => disputeCommands.permit(state, command, world.reader, world),
  contextOf: (_, world, standIn) => {
    const { id: by, partyOf } = world.reader;
    return { ...world, by, standIn, imported: null, party: partyOf?.party ?? null };
  },
};
