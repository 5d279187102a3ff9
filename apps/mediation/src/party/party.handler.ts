import type { SoleDisputeCommand } from '@fengqiao/domain/dispute/commands/dispute-command';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import { QueryCodeGuard, type CodeHolders } from '@fengqiao/service/authentication/query-code-guard';
import type { Preconditions } from '@fengqiao/service/http/request-headers';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DisputeRow, PartyCodeRow } from '../disputes/dispute.entity.ts';
import { readWords } from '../disputes/dispute-words.ts';
import { MoveDisputeHandler } from '../move-dispute/move-dispute.handler.ts';
import { DisputeReading } from '../read-dispute/dispute-reader.ts';
import { partyView } from './party-view.ts';

interface Holder {
  readonly disputeId: string;
  readonly party: string;
}

/** A party's own view and acts: whoever shows a party's code is that party, and no other. */
@Injectable()
export class PartyHandler {
  constructor(
    private readonly codes: QueryCodeGuard,
    private readonly disputes: MoveDisputeHandler,
    private readonly reading: DisputeReading,
  ) {}

  async read(number: string, code: string) {
    return this.asParty(number, code, async (row, holder, world) => {
      return partyView(row, await readWords(this.reading.manager, row.id), holder.party, world);
    });
  }

  async asParty<T>(
    number: string,
    code: string,
    show: (row: DisputeRow, holder: Holder, world: DisputeWorld) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    const holder = await this.codes.open(number, code, holdersOf(number));
    if (isRefusal(holder)) return holder;
    return this.reading.visible(holder.disputeId, { party: holder }, (row, world) =>
      show(row, holder, world),
    );
  }

  async move(number: string, code: string, command: SoleDisputeCommand, preconditions: Preconditions) {
    const holder = await this.codes.open(number, code, holdersOf(number));
    if (isRefusal(holder)) return holder;
    const request = { party: holder, preconditions, content: ['party', holder, command] };
    return this.disputes.give(holder.disputeId, command, request, async (manager, row, world) =>
      partyView(row, await readWords(manager, row.id), holder.party, world),
    );
  }
}

function holdersOf(number: string) {
  return async (manager: EntityManager): Promise<CodeHolders<Holder> | null> => {
    const row = await manager.findOne(DisputeRow, { where: { number }, select: { id: true } });
    if (!row) return null;
    const keys = await manager.findBy(PartyCodeRow, { disputeId: row.id });
    return {
      id: row.id,
      keys: keys.map(({ codeHash: hash, party }) => ({ hash, holder: { disputeId: row.id, party } })),
    };
  };
}
