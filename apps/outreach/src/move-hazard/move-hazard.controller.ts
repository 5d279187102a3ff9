import { createCommand, staffCommands } from '@fengqiao/aggregate/http/command-controllers';
import { FindHazardBody, HandleHazardAtOnceBody, HazardView } from '@fengqiao/contracts/http/outreach/hazard';
import { hazardPageCommands } from '@fengqiao/contracts/reference/outreach-commands-page';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import type { HazardCommand } from '@fengqiao/domain/hazard/commands/hazard-command';
import { HazardHandler } from './hazard.handler.ts';

const address = { tag: 'hazards', under: 'v1/hazards', handler: HazardHandler, answer: HazardView };

export const moveHazardControllers = [
  createCommand(address, {
    ...{ path: '', summary: 'Write down what was found: a desk or an officer', body: FindHazardBody },
    ...{ operation: 'FindHazard', key: 'find-hazard' },
    give: (handler, body, request) => handler.find(body, request),
  }),
  createCommand(address, {
    ...{ path: 'handle-at-once', summary: '当场整改: found and put right in one act' },
    ...{ body: HandleHazardAtOnceBody, operation: 'HandleHazardAtOnce', key: 'handle-hazard-at-once' },
    give: (handler, body, request) => handler.handleAtOnce(body, request),
  }),
  ...staffCommands(address, hazardPageCommands, 'MoveHazard', (handler, { id, ...request }, command, body) =>
    handler.give(id, { ...withMoments(body), command } as HazardCommand, request),
  ),
];

const moments = ['rectifyBy', 'servedAt'];

/** The rules count in epoch milliseconds. */
function withMoments(body: object): object {
  return Object.fromEntries(
    Object.entries(body).map(([field, value]) => [
      field,
      moments.includes(field) && typeof value === 'string' ? parseMoment(value) : value,
    ]),
  );
}
