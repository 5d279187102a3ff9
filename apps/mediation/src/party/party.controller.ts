import { codeCommand } from '@fengqiao/aggregate/http/command-controllers';
import { readByCode } from '@fengqiao/aggregate/http/read-controllers';
import { DisputeNumber, PartyDisputeView } from '@fengqiao/contracts/http/mediation/dispute';
import { disputeCommandBodies } from '@fengqiao/contracts/http/mediation/dispute-commands';
import { disputeCommandLine } from '@fengqiao/contracts/reference/dispute-words';
import type { SoleDisputeCommand } from '@fengqiao/domain/dispute/commands/dispute-command';
import { disputeCommands } from '@fengqiao/domain/dispute/commands/permissions';
import type { DisputeCommandName } from '@fengqiao/domain/dispute/commands/transitions';
import type { Type } from '@nestjs/common';
import { PartyHandler } from './party.handler.ts';

const address = {
  ...{ tag: 'parties', under: 'v1/public/disputes' },
  ...{ handler: PartyHandler, answer: PartyDisputeView },
};

/** A party reads its dispute by its code, and gives by it the commands that whoever mediates writes down for it. */
export const partyControllers: readonly Type[] = [
  readByCode({
    ...address,
    numbers: DisputeNumber,
    operation: 'Party',
    summary: 'The dispute as one of its parties sees it',
  }),
  ...disputeCommands.names.filter((name) => disputeCommands.isGivenBy(name, 'code')).map(controllerOf),
];

function controllerOf(name: DisputeCommandName): Type {
  return codeCommand(address, DisputeNumber, {
    path: name,
    summary: disputeCommandLine(name),
    body: disputeCommandBodies[name],
    operation: `Party_${name.replaceAll('-', '_')}`,
    give: (handler, { number, code, preconditions }, body) =>
      handler.move(number, code, { ...body, command: name } as SoleDisputeCommand, preconditions),
  });
}
