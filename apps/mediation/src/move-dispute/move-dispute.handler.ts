import { CommandHandler, type Show } from '@fengqiao/aggregate/commands/command-handler';
import { decideDispute, decideDisputeMerge } from '@fengqiao/domain/dispute/decide/decide';
import type { DisputeCommand } from '@fengqiao/domain/dispute/commands/dispute-command';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import { DisputeDesk, type Asking, type DisputeRequest } from '../disputes/dispute-desk.ts';
import { disputes, type DisputeTypes } from '../disputes/dispute-kind.ts';
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
  ): Promise<View | Refusal> {
    if (command.command === 'merge')
      return this.movePair(
        id,
        () => command.into,
        request,
        (row, survivor, world) =>
          decideDisputeMerge(stateOf(row), survivor && stateOf(survivor), command, world),
        show,
      );
    return this.move(
      id,
      request,
      async (row, world, manager) => {
        const documents = DocumentDraft.of(row, world);
        const events = decideDispute(stateOf(row), command, world, documents.hashOf);
        if (!isRefusal(events)) await keepDocuments(manager, id, documents);
        return events;
      },
      show,
    );
  }
}
