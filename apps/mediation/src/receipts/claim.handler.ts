import { CodeGuard } from '@fengqiao/aggregate/codes/code-guard';
import type { Shown } from '@fengqiao/aggregate/codes/query-code';
import { claimsTo, exchangeClaim } from '@fengqiao/aggregate/codes/receipts';
import { CommandHandler } from '@fengqiao/aggregate/commands/command-handler';
import type { ClaimedDispute } from '@fengqiao/contracts/http/mediation/dispute';
import { decideIssueCode } from '@fengqiao/domain/dispute/decide/decide-codes';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import type { Preconditions } from '@fengqiao/service/http/request-headers';
import { Injectable } from '@nestjs/common';
import { DisputeDesk, type Asking } from '../disputes/dispute-desk.ts';
import { disputes, type DisputeTypes } from '../disputes/dispute-kind.ts';
import { readWords } from '../disputes/dispute-words.ts';
import { replaceCode } from '../disputes/party-codes.ts';
import { stateOf } from '../disputes/stored-state.ts';
import { partyView } from '../party/party-view.ts';
import { recordRead } from '../read-dispute/read-audit.ts';

/** 换码: what is on a party's receipt becomes its code. */
@Injectable()
export class ClaimHandler extends CommandHandler<DisputeTypes, Asking> {
  constructor(
    desk: DisputeDesk,
    private readonly codes: CodeGuard,
  ) {
    super(disputes, desk);
  }

  /** Exchanges the claim for a code, once; whoever lost the answer repeats it under the same `Idempotency-Key`. */
  async claim(number: string, shown: Shown, preconditions: Preconditions): Promise<ClaimedDispute | Refusal> {
    const claim = await this.codes.open('claim', number, shown, (manager) =>
      claimsTo(manager, 'dispute', number),
    );
    if (isRefusal(claim)) return claim;
    const { id: disputeId, holder: party } = claim;
    const asking = { party: { disputeId, party, codeIssuedAt: null, codeConfirmed: false } };
    let queryCode = '';
    return this.move<ClaimedDispute>(
      disputeId,
      { ...asking, preconditions, content: ['claim', claim.claimId] },
      async (row, world, manager) => {
        const exchanged = await exchangeClaim(manager, claim, world.now, {
          decide: () => decideIssueCode(stateOf(row), party, world),
          replaceCode: () => replaceCode(manager, row, party),
        });
        if (isRefusal(exchanged)) return exchanged;
        queryCode = exchanged.queryCode;
        await recordRead(manager, {
          person: null,
          what: 'code',
          ids: [row.id],
          showed: false,
          at: world.now,
        });
        return exchanged.events;
      },
      async (manager, row, world) => partyView(row, await readWords(manager, row.id), party, world),
      { make: () => queryCode, add: (shown, code) => ({ ...shown, queryCode: code }) },
    );
  }
}
