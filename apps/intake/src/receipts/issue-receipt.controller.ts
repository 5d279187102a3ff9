import { staffCommand } from '@fengqiao/aggregate/http/command-controllers';
import { issueClaim } from '@fengqiao/aggregate/codes/receipts';
import { receiptView } from '@fengqiao/aggregate/codes/receipt-view';
import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import { CaseWithReceipt } from '@fengqiao/contracts/http/intake/case';
import { commandBodies } from '@fengqiao/contracts/http/intake/case-commands';
import { commandLine } from '@fengqiao/contracts/reference/case-words';
import type { World } from '@fengqiao/domain/case/decide/world';
import type { Type } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { citizen } from '../cases/citizen-codes.ts';
import type { CaseRow } from '../cases/case.entity.ts';
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
      handler.give(id, { ...body, command: name }, request, withReceipt),
  },
);

async function withReceipt(manager: EntityManager, row: CaseRow, world: World): Promise<CaseWithReceipt> {
  const { id, number } = row;
  const claim = await issueClaim(manager, { id, number, holder: citizen }, world.now);
  const { reader, now } = world;
  await recordRead(manager, { person: reader.id, what: 'receipt', ids: [id], showed: false, at: now });
  return {
    ...(await showToStaff(manager, row, world)),
    receipt: receiptView(number, claim, localTime(world)),
  };
}
