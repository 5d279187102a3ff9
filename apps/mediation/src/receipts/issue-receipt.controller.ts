import type { SaidOnce } from '@fengqiao/aggregate/commands/command-handler';
import { issueClaim } from '@fengqiao/aggregate/codes/receipts';
import { receiptView } from '@fengqiao/aggregate/codes/receipt-view';
import { staffCommand } from '@fengqiao/aggregate/http/command-controllers';
import { tagged } from '@fengqiao/aggregate/http/tagged';
import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import { DisputeWithReceipt } from '@fengqiao/contracts/http/mediation/dispute';
import { disputeCommandBodies, PartyKey } from '@fengqiao/contracts/http/mediation/dispute-commands';
import { disputeCommandLine } from '@fengqiao/contracts/reference/dispute-words';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { DescribeCommand } from '@fengqiao/service/openapi/api-doc';
import { unwrap } from '@fengqiao/service/problems/problem';
import { Controller, HttpCode, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import type { DisputeRequest } from '../disputes/dispute-desk.ts';
import type { DisputeTypes } from '../disputes/dispute-kind.ts';
import { MoveDisputeHandler } from '../move-dispute/move-dispute.handler.ts';
import { showToStaff } from '../move-dispute/show-dispute.ts';
import { recordRead } from '../read-dispute/read-audit.ts';

const name = 'issue-receipt';

/** The road of old to the same: it gave whoever asked a party's code, and now gives what the party exchanges for one. */
@ApiTags('papers')
@Controller('v1/disputes')
class PartyCodeController {
  constructor(private readonly disputes: MoveDisputeHandler) {}

  @Post(':id/parties/:party/code')
  @HttpCode(200)
  @DescribeCommand({
    summary: 'The same as issue-receipt, under the address it had',
    answer: DisputeWithReceipt,
  })
  async code(
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('party', { schema: PartyKey }) party: string,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DisputeWithReceipt> {
    const request = { identity, preconditions, content: [name, id, { party }] };
    return tagged(unwrap(await issueReceipt(this.disputes, id, party, request)), response);
  }
}

/** 出具回执: like every command of staff, answered with the paper besides. */
export const issueReceiptControllers: readonly Type[] = [
  staffCommand(
    { tag: 'disputes', under: 'v1/disputes', handler: MoveDisputeHandler, answer: DisputeWithReceipt },
    {
      path: name,
      summary: disputeCommandLine(name),
      body: disputeCommandBodies[name],
      operation: 'Dispute_issue_receipt',
      give: (handler, { id, ...request }, body) =>
        issueReceipt(handler, id, (body as { party: string }).party, request, body),
    },
  ),
  PartyCodeController,
];

function issueReceipt(
  disputes: MoveDisputeHandler,
  id: string,
  party: string,
  request: DisputeRequest,
  body: object = {},
) {
  return disputes.give<DisputeWithReceipt>(
    id,
    { ...body, command: name, party },
    request,
    showToStaff,
    receiptFor(party),
  );
}

function receiptFor(party: string): SaidOnce<DisputeTypes, DisputeWithReceipt> {
  return {
    make: async (manager, { id, number }, world) => {
      const claim = await issueClaim(manager, { id, number, holder: party }, world.now);
      const { reader, now } = world;
      await recordRead(manager, { person: reader.id, what: 'receipt', ids: [id], showed: false, at: now });
      return JSON.stringify({ ...receiptView(number, claim, localTime(world)), party });
    },
    add: (shown, secret) => ({ ...shown, receipt: JSON.parse(secret) as DisputeWithReceipt['receipt'] }),
  };
}
