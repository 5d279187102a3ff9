import { CodeGuard } from '@fengqiao/aggregate/codes/code-guard';
import type { Shown } from '@fengqiao/aggregate/codes/query-code';
import { claimsTo, exchangeClaim } from '@fengqiao/aggregate/codes/receipts';
import { CommandHandler } from '@fengqiao/aggregate/commands/command-handler';
import type { ClaimedCase, CitizenView } from '@fengqiao/contracts/http/intake/citizen';
import { decideConfirmCode, decideIssueCode } from '@fengqiao/domain/case/decide/decide-citizen';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Preconditions } from '@fengqiao/service/http/request-headers';
import { Injectable } from '@nestjs/common';
import { CaseDesk, type Asking } from '../cases/case-desk.ts';
import { confirmationsOf, replaceCode } from '../cases/citizen-codes.ts';
import { cases, type StoredCaseTypes } from '../cases/stored-case.ts';
import { CitizenHandler } from '../citizen/citizen.handler.ts';
import { recordRead } from '../read-case/read-audit.ts';

/** 换码: what is on a receipt becomes a code, and a message confirms it. */
@Injectable()
export class ClaimHandler extends CommandHandler<StoredCaseTypes, Asking> {
  constructor(
    desk: CaseDesk,
    private readonly codes: CodeGuard,
    private readonly citizens: CitizenHandler,
  ) {
    super(cases, desk);
  }

  /**
   * Exchanges the claim for a code, once. Whoever lost the answer repeats it under the same `Idempotency-Key`: a claim that
   * has ended is still known for what it was.
   */
  async claim(number: string, shown: Shown, preconditions: Preconditions): Promise<ClaimedCase | Refusal> {
    const claim = await this.codes.open('claim', number, shown, (manager) =>
      claimsTo(manager, 'ledger_case', number),
    );
    if (isRefusal(claim)) return claim;
    const asking: Asking = { identity: null, citizenOf: claim.id, codeConfirmed: false };
    const request = { ...asking, preconditions, content: ['claim', claim.claimId] };
    let queryCode = '';
    return this.move<ClaimedCase>(
      claim.id,
      request,
      async (row, world, manager) => {
        const exchanged = await exchangeClaim(manager, claim, world.now, {
          decide: () => decideIssueCode(row.state, world),
          replaceCode: () => replaceCode(manager, row),
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
      (manager, row, world) => this.citizens.show(manager, row, world),
      { make: () => queryCode, add: (shown, code) => ({ ...shown, queryCode: code }) },
    );
  }

  /** By the code itself, and by what was sent to the reporter when it was made. */
  async confirm(
    number: string,
    code: Shown,
    confirmation: string,
    preconditions: Preconditions,
  ): Promise<CitizenView | Refusal> {
    const own = await this.citizens.ownOf(number, code);
    if (isRefusal(own)) return own;
    const shown = { secret: confirmation, from: code.from };
    const sent = await this.codes.open('confirmation', number, shown, (manager) =>
      confirmationsOf(manager, number),
    );
    if (isRefusal(sent))
      return sent.code === 'not-found' ? refuse('wrong-confirmation', 'confirmation') : sent;
    const asking: Asking = { identity: null, citizenOf: own.row.id, codeConfirmed: true };
    return this.move(
      own.row.id,
      { ...asking, preconditions, content: ['confirm', own.row.id] },
      ({ state }, world) => decideConfirmCode(state, world),
      (manager, row, world) => this.citizens.show(manager, row, world),
    );
  }
}
