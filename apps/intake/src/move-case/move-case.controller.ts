import { staffCommand } from '@fengqiao/aggregate/http/command-controllers';
import { MovedCase } from '@fengqiao/contracts/http/intake/case';
import { commandBodies } from '@fengqiao/contracts/http/intake/case-commands';
import { commandLine } from '@fengqiao/contracts/reference/case-words';
import type { CaseCommand } from '@fengqiao/domain/case/commands/case-command';
import { caseCommands } from '@fengqiao/domain/case/commands/permissions';
import type { Type } from '@nestjs/common';
import { MoveCaseHandler } from './move-case.handler.ts';
import { showIfStillSeen } from './show-to-staff.ts';

const address = { tag: 'cases', under: 'v1/cases', handler: MoveCaseHandler, answer: MovedCase };

/** One path per row of the transition table that staff may give: one added there is served here, or does not compile. */
export const moveCaseControllers: readonly Type[] = caseCommands.names
  // What is answered with more than the case has a controller of its own.
  .filter((name) => caseCommands.isGivenBy(name, 'staff') && name !== 'issue-receipt')
  .map((name) =>
    staffCommand(address, {
      path: name,
      summary: commandLine(name),
      body: commandBodies[name],
      operation: `Case_${name.replaceAll('-', '_')}`,
      give: (handler, { id, ...request }, body) =>
        handler.give(id, { ...body, command: name } as CaseCommand, request, showIfStillSeen),
    }),
  );
