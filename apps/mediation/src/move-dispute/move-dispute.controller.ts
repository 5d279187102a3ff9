import { staffCommand } from '@fengqiao/aggregate/http/command-controllers';
import { DisputeView } from '@fengqiao/contracts/http/mediation/dispute';
import { disputeCommandBodies } from '@fengqiao/contracts/http/mediation/dispute-commands';
import { disputeCommandLine } from '@fengqiao/contracts/reference/dispute-words';
import type { DisputeCommand } from '@fengqiao/domain/dispute/commands/dispute-command';
import { disputeCommandNames } from '@fengqiao/domain/dispute/commands/transitions';
import type { Type } from '@nestjs/common';
import { MoveDisputeHandler } from './move-dispute.handler.ts';
import { showToStaff } from './show-dispute.ts';

const address = {
  ...{ tag: 'disputes', under: 'v1/disputes' },
  ...{ handler: MoveDisputeHandler, answer: DisputeView },
};

/** What is answered with more than the dispute has a controller of its own. */
const commandsOfStaff = disputeCommandNames.filter((name) => name !== 'issue-receipt');

/** One path per row of the transition table: one added there is served here, or does not compile. */
export const moveDisputeControllers: readonly Type[] = commandsOfStaff.map((name) =>
  staffCommand(address, {
    path: name,
    summary: disputeCommandLine(name),
    body: disputeCommandBodies[name],
    operation: `Dispute_${name.replaceAll('-', '_')}`,
    give: (handler, { id, ...request }, body) =>
      handler.give(id, { ...body, command: name } as DisputeCommand, request, showToStaff),
  }),
);
