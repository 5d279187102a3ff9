import { claimController } from '@fengqiao/aggregate/http/claim-controller';
import { ClaimedDispute, DisputeNumber } from '@fengqiao/contracts/http/mediation/dispute';
import { ClaimHandler } from './claim.handler.ts';

export const claimOfParty = claimController({
  ...{ tag: 'parties', under: 'v1/public/disputes', numbers: DisputeNumber },
  ...{ handler: ClaimHandler, answer: ClaimedDispute, operation: 'Party_claim' },
});
