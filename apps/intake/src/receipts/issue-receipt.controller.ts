import type { SaidOnce } from '@fengqiao/aggregate/commands/command-handler';
import { staffCommand } from '@fengqiao/aggregate/http/command-controllers';
import { issueClaim } from '@fengqiao/aggregate/codes/receipts';
import { receiptView } from '@fengqiao/aggregate/codes/receipt-view';
import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import { CaseWithReceipt } from '@fengqiao/contracts/http/intake/case';
import { commandBodies } from '@fengqiao/contracts/http/intake/case-commands';
import { commandLine } from '@fengqiao/contracts/reference/case-words';
import type { Type } from '@nestjs/common';
import { citizen } from '../cases/citizen-codes.ts';
import type { StoredCaseTypes } from '../cases/stored-case.ts';
import { MoveCaseHandler } from '../move-case/move-case.handler.ts';
import { showToStaff } from '../move-case/show-to-staff.ts';
import { recordRead } from '../read-case/read-audit.ts';

const name = 'issue-receipt';

/** 出具回执: like every command of staff, answered with the paper besides. */
export const issueReceiptController: Type = staffCommand(
  { tag: 'cases', under: 'v1/cases', handler: MoveCaseHandler, answer: CaseWithReceipt },
  {
    path: name,
    summary: commandLine(name),
    body: commandBodies[name],
    operation: 'Case_issue_receipt',
    give: (handler, { id, ...request }, body) =>
      handler.give<CaseWithReceipt>(id, { ...body, command: name }, request, showToStaff, receipt),
  },
);

const receipt: SaidOnce<StoredCaseTypes, CaseWithReceipt> = {
  make: async (manager, { id, number }, world) => {
    const claim = await issueClaim(manager, { id, number, holder: citizen }, world.now);
    const { reader, now } = world;
    await recordRead(manager, { person: reader.id, what: 'receipt', ids: [id], showed: false, at: now });
    return JSON.stringify(receiptView(number, claim, localTime(world)));
  },
  add: (shown, secret) => ({ ...shown, receipt: JSON.parse(secret) as CaseWithReceipt['receipt'] }),
};
