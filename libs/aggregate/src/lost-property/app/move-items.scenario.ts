import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { isRefusal } from '@fengqiao/domain/refusal';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { createCommand, staffCommands } from '../../http/command-controllers.ts';
import { nextNumber } from '../../store/next-number.ts';
import { PlainHandler, type StaffRequest } from '../../commands/plain-handler.ts';
import { pageCommands } from '../contracts/item-page.scenario.ts';
import { FoundBody, ItemView } from '../contracts/item.scenario.ts';
import { decide, decideFound, type ItemCommand } from '../domain/decide.scenario.ts';
import { Desk } from '../host.scenario.ts';
import { itemView } from './read-items.scenario.ts';
import { items, type StoredItemTypes } from './stored-item.scenario.ts';

const numbers = { prefix: 'SW', sequence: 'lost_property_sequence' };

/** Writes items down, and moves them along their road. */
@Injectable()
export class ItemHandler extends PlainHandler<StoredItemTypes, ItemView> {
  constructor(desk: Desk) {
    super(items, desk, { decide, view: itemView });
  }

  register({ description, ...body }: FoundBody, request: StaffRequest) {
    return this.write(request, async (world, manager) => {
      const number = await nextNumber(manager, numbers, world.now, world.rules.calendar);
      const foundAt = parseMoment(body.foundAt) ?? world.now;
      const events = decideFound({ ...body, number, foundAt }, world);
      return isRefusal(events) ? events : { id: uuidv7(), events, content: { description } };
    });
  }
}

const address = { tag: 'lost-property', under: 'v1/lost-property', handler: ItemHandler, answer: ItemView };

export const moveItemControllers = [
  createCommand(address, {
    ...{ path: '', summary: 'Write down what was found: a desk', body: FoundBody },
    ...{ operation: 'RegisterItem', key: 'found' },
    give: (handler, body, request) => handler.register(body, request),
  }),
  ...staffCommands(address, pageCommands, 'Item', (handler, { id, ...request }, command, body) =>
    handler.give(id, { ...body, command } as ItemCommand, request),
  ),
];
