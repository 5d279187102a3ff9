import { CommandHandler, type SaidOnce } from '@fengqiao/aggregate/commands/command-handler';
import type { Show } from '@fengqiao/aggregate/commands/repeated-answer';
import { decideDispute, decideDisputeMerge } from '@fengqiao/domain/dispute/decide/decide';
import type { DisputeState } from '@fengqiao/domain/dispute/dispute';
import type { DisputeCommand } from '@fengqiao/domain/dispute/commands/dispute-command';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DisputeDesk, type Asking, type DisputeRequest } from '../disputes/dispute-desk.ts';
import { disputes, type DisputeTypes } from '../disputes/dispute-kind.ts';
import type { DisputeRow } from '../disputes/dispute.entity.ts';
import { withPerformedWords } from '../disputes/performed-words.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { DocumentDraft, keepDocuments } from '../settlement-document/keep-documents.ts';

/** Moves a dispute that exists. */
@Injectable()
export class MoveDisputeHandler extends CommandHandler<DisputeTypes, Asking> {
  constructor(desk: DisputeDesk) {
    super(disputes, desk);
  }

  async give<View>(
    id: string,
    command: DisputeCommand,
    request: DisputeRequest,
    show: Show<DisputeTypes, View>,
    once?: SaidOnce<DisputeTypes, View>,
  ): Promise<View | Refusal> {
    if (command.command === 'merge')
      return this.moveGroup(
        id,
        () => [command.into],
        request,
        (row, others, world) => {
          // Into itself, it is its own survivor: the smallest ring.
          const survivor = command.into === id ? row : others.find((other) => other.id === command.into);
          return decideDisputeMerge(stateOf(row), survivor ? stateOf(survivor) : null, command, world);
        },
        show,
      );
    return this.move(
      id,
      request,
      async (row, world, manager) => {
        const documents = DocumentDraft.of(row, world);
        const events = decideDispute(await stateFor(manager, row, command), command, world, documents.hashOf);
        if (!isRefusal(events)) await keepDocuments(manager, id, documents);
        return events;
      },
      show,
      once,
    );
  }
}

/** What the rules look at; words of what was performed where a command could rewrite them. */
async function stateFor(
  manager: EntityManager,
  row: DisputeRow,
  { command }: DisputeCommand,
): Promise<DisputeState> {
  const state = stateOf(row);
  const rewrites = command === 'draft-settlement' || command === 'agree';
  return rewrites ? withPerformedWords(manager, state) : state;
}
