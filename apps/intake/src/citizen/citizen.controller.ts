import { codeCommand } from '@fengqiao/aggregate/http/command-controllers';
import { readByCode } from '@fengqiao/aggregate/http/read-controllers';
import { citizenBodies } from '@fengqiao/contracts/http/intake/case-commands';
import { CaseNumber, CitizenView } from '@fengqiao/contracts/http/intake/citizen';
import { commandLine } from '@fengqiao/contracts/reference/case-words';
import type { SoleCommand } from '@fengqiao/domain/case/commands/case-command';
import type { Type } from '@nestjs/common';
import { CitizenHandler } from './citizen.handler.ts';

const address = {
  tag: 'citizen',
  under: 'v1/public/cases',
  handler: CitizenHandler,
  answer: CitizenView,
};

/** The last part of a citizen's address, and the command it gives. */
const acts = {
  rating: 'rate',
  add: 'add',
  messages: 'choose-messages',
  withdraw: 'withdraw',
  reopen: 'reopen',
  appeal: 'appeal',
  consent: 'consent',
} as const;

export const citizenControllers: readonly Type[] = [
  readByCode({
    ...address,
    numbers: CaseNumber,
    operation: 'Citizen',
    summary: 'The case as its citizen sees it',
  }),
  ...Object.entries(acts).map(([path, name]) =>
    codeCommand(address, CaseNumber, {
      path,
      summary: commandLine(name),
      body: citizenBodies[name],
      operation: `Citizen_${name}`,
      give: (citizens, { number, code, preconditions }, body) =>
        citizens.move(number, code, { ...body, command: name } as SoleCommand, preconditions),
    }),
  ),
];
