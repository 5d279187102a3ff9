import { z } from 'zod';
import { partitionCount } from '../partitions.ts';

const Moment = z.iso.datetime({ offset: true });

/**
 * CloudEvents 1.0, JSON, as it stands on JetStream. Message id and `id` are `<aggregate id>:<seq>`; subject on the
 * bus is `fengqiao.<service>.<aggregate>.<event>`. Bodies carry ids, codes and times: no name, no free text.
 */
export const Envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  // In other letters it would be another aggregate to a map, and the same one to PostgreSQL.
  subject: z.uuid().lowercase().describe('The aggregate id, in small letters'),
  time: Moment.describe('occurredAt'),
  recordedat: Moment.describe('When the owner put it on record: stamped once, in publishing order'),
  seq: z.int().min(1),
  datacontenttype: z.literal('application/json'),
  traceparent: z
    .string()
    .optional()
    .catch(undefined)
    .describe(
      'Distributed tracing extension: the command it came from. A broken one costs a trace, not an event',
    ),
  data: z.unknown(),
});
export type Envelope = z.infer<typeof Envelope>;

export type Service = 'intake' | 'mediation' | 'scoring' | 'outreach';

export function eventSubject(service: Service, aggregate: string, event: string): string {
  return `fengqiao.${service}.${aggregate}.${event}`;
}

/** The JetStream stream of a service, and what it holds. */
export function streamOf(service: Service): { name: string; subjects: string[] } {
  return { name: `fengqiao-${service}`, subjects: [`fengqiao.${service}.>`] };
}

/**
 * `known-until`: of each partition named, nothing recorded at or before that moment is unsent. Published by the
 * relay on the same stream, behind the events it speaks of. Owner: every service; reader: scoring. A poisoned
 * mark is dropped: the next one says as much.
 */
export const KnownUntil = z.object({
  partitions: z.array(
    z.object({
      partition: z
        .int()
        .min(0)
        .max(partitionCount - 1),
      knownUntil: Moment,
    }),
  ),
});
export type KnownUntil = z.infer<typeof KnownUntil>;

export function markSubject(service: Service): string {
  return `fengqiao.${service}.mark.known-until`;
}
