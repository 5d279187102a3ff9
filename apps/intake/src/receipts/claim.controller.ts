import { claimController } from '@fengqiao/aggregate/http/claim-controller';
import { codeCommand } from '@fengqiao/aggregate/http/command-controllers';
import { CaseNumber, CitizenView, ClaimedCase, ConfirmBody } from '@fengqiao/contracts/http/intake/citizen';
import type { Type } from '@nestjs/common';
import type { z } from 'zod';
import { ClaimHandler } from './claim.handler.ts';

const address = { tag: 'citizen', under: 'v1/public/cases', handler: ClaimHandler };

export const claimControllers: readonly Type[] = [
  claimController({ ...address, numbers: CaseNumber, answer: ClaimedCase, operation: 'Citizen_claim' }),
  codeCommand({ ...address, answer: CitizenView }, CaseNumber, {
    path: 'confirm',
    summary: '验证 · what was sent to the reporter confirms the code',
    body: ConfirmBody,
    operation: 'Citizen_confirm',
    give: (claims, { number, code, preconditions }, body) =>
      claims.confirm(number, code, (body as z.infer<typeof ConfirmBody>).confirmation, preconditions),
  }),
];
