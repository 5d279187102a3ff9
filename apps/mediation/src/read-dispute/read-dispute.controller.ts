import { counts, history, listAndRead } from '@fengqiao/aggregate/http/read-controllers';
import {
  DisputeCount,
  DisputeFilters,
  DisputeList,
  DisputeQuery,
  DisputeTimeline,
  DisputeView,
} from '@fengqiao/contracts/http/mediation/dispute';
import type { Type } from '@nestjs/common';
import { DisputeReading } from './dispute-reader.ts';

const described = {
  ...{ tag: 'disputes', under: 'v1/disputes' },
  ...{ reader: DisputeReading, operation: 'ReadDispute' },
};

export const readDisputeControllers: readonly Type[] = [
  counts({
    ...described,
    operation: 'CountDisputes',
    summary: 'How many disputes the list has for these filters: exact to 1,000, then that there are more',
    filters: DisputeFilters,
    answer: DisputeCount,
  }),
  listAndRead({
    ...described,
    list: { summary: 'Disputes in scope, newest first', query: DisputeQuery, answer: DisputeList },
    read: {
      summary: 'A dispute, its clocks, and what the reader may do with it',
      answer: DisputeView,
    },
  }),
  history({
    ...described,
    events: { summary: 'What happened to the dispute, in order', answer: DisputeTimeline },
    clocks: { summary: 'Each clock explained' },
  }),
];
