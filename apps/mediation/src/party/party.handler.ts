import { CodeGuard } from '@fengqiao/aggregate/codes/code-guard';
import type { Shown } from '@fengqiao/aggregate/codes/query-code';
import type { SoleDisputeCommand } from '@fengqiao/domain/dispute/commands/dispute-command';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import type { Preconditions } from '@fengqiao/service/http/request-headers';
import { Injectable } from '@nestjs/common';
import type { AskingParty } from '../disputes/dispute-desk.ts';
import type { DisputeRow } from '../disputes/dispute.entity.ts';
import { codesTo } from '../disputes/party-codes.ts';
import { readWords } from '../disputes/dispute-words.ts';
import { MoveDisputeHandler } from '../move-dispute/move-dispute.handler.ts';
import { DisputeReading } from '../read-dispute/dispute-reader.ts';
import { partyView } from './party-view.ts';

/** A party's own view and acts: whoever shows a party's code is that party, and no other. */
@Injectable()
export class PartyHandler {
  constructor(
    private readonly codes: CodeGuard,
    private readonly disputes: MoveDisputeHandler,
    private readonly reading: DisputeReading,
  ) {}

  async read(number: string, code: Shown) {
    return this.asParty(number, code, async (row, holder, world) => {
      return partyView(row, await readWords(this.reading.manager, row.id), holder.party, world);
    });
  }

  async asParty<T>(
    number: string,
    code: Shown,
    show: (row: DisputeRow, holder: AskingParty, world: DisputeWorld) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    const holder = await this.holderOf(number, code);
    if (isRefusal(holder)) return holder;
    return this.reading.visible(holder.disputeId, { party: holder }, (row, world) =>
      show(row, holder, world),
    );
  }

  async move(number: string, code: Shown, command: SoleDisputeCommand, preconditions: Preconditions) {
    const holder = await this.holderOf(number, code);
    if (isRefusal(holder)) return holder;
    const request = {
      party: holder,
      preconditions,
      content: ['party', holder.disputeId, holder.party, command],
    };
    return this.disputes.give(holder.disputeId, command, request, async (manager, row, world) =>
      partyView(row, await readWords(manager, row.id), holder.party, world),
    );
  }

  private holderOf(number: string, code: Shown): Promise<AskingParty | Refusal> {
    return this.codes.open('code', number, code, (manager) => codesTo(manager, number));
  }
}
