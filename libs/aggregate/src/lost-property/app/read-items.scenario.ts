import { offersInWords } from '@fengqiao/contracts/http/fragments/offer-words';
import type { PlainWorld } from '@fengqiao/domain/aggregate/plain-kind';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { localTime } from '../../reading/aggregate-reader.ts';
import { plainFace, PlainReader } from '../../reading/plain-reader.ts';
import { history, listAndRead } from '../../http/read-controllers.ts';
import { ItemList, ItemQuery, ItemTimeline, ItemView } from '../contracts/item.scenario.ts';
import { itemCommands } from '../domain/commands.scenario.ts';
import { audit, Desk } from '../host.scenario.ts';
import type { ItemRow } from './item.entity.scenario.ts';
import { items, type StoredItemTypes } from './stored-item.scenario.ts';

function summary({ state, description }: ItemRow, world: PlainWorld) {
  const { sort, foundAt } = state;
  return { ...plainFace(state, world), sort, description, foundAt: localTime(world)(foundAt) };
}

export function itemView(row: ItemRow, world: PlainWorld): ItemView {
  const commands = offersInWords(itemCommands.offersTo(row.state, world.reader, world));
  return { ...summary(row, world), commands, serverTime: localTime(world)(world.now) };
}

type Summary = ReturnType<typeof summary>;

@Injectable()
export class ItemReader extends PlainReader<StoredItemTypes, ItemQuery, Summary, ItemView> {
  constructor(dataSource: DataSource, desk: Desk) {
    super(dataSource, items, desk, {
      ...{ audit, summary, view: itemView },
      narrow: (rows, { stage }) => (stage ? rows.andWhere('a.stage = :stage', { stage }) : rows),
    });
  }
}

const address = {
  tag: 'lost-property',
  under: 'v1/lost-property',
  reader: ItemReader,
  operation: 'ReadItem',
};

export const readItemControllers = [
  listAndRead({
    ...address,
    list: { summary: 'What was found, newest first', query: ItemQuery, answer: ItemList },
    read: { summary: 'One item, and what the reader may do with it', answer: ItemView },
  }),
  history({
    ...address,
    events: { summary: 'What happened to it, in order', answer: ItemTimeline },
    clocks: { summary: 'Its clock explained' },
  }),
];
