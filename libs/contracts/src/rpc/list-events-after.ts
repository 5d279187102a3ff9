import { z } from 'zod';
import { Envelope, type Service } from '../events/envelope.ts';

/** `rpc.<owner>.list-events-after`: a reader that sees a gap asks the owner. Only recorded events are given. */
export const ListEventsAfter = z.object({
  aggregateId: z.uuid(),
  seq: z.int().min(0),
  limit: z.int().min(1).max(500),
});
export const EventsAfter = z.object({ events: z.array(Envelope) });

export function listEventsAfterSubject(owner: Service): string {
  return `rpc.${owner}.list-events-after`;
}

/**
 * `rpc.<owner>.list-heads`: the last recorded `seq` of aggregates, paged by id, so that a reader finds what no
 * later message would reveal.
 */
export const ListHeads = z.object({ after: z.uuid().nullable(), limit: z.int().min(1).max(5000) });
export const Heads = z.object({ heads: z.array(z.object({ aggregateId: z.uuid(), seq: z.int() })) });

export function listHeadsSubject(owner: Service): string {
  return `rpc.${owner}.list-heads`;
}
