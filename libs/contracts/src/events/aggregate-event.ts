import { isClimb, type AggregateEvent } from '@fengqiao/domain/aggregate/aggregate-event';
import type { NoticeRequest as RequestedByRule } from '@fengqiao/domain/aggregate/notice-requests';
import { unitOfPost, type PostRef } from '@fengqiao/domain/directory/posts';
import type { ClockInstance } from '@fengqiao/domain/ladder/clock-instance';
import { z } from 'zod';
import { ClockStanding, clockStandings, iso, isoOrNull } from './clock-standing.ts';
import { NoticeRequests, type NoticeRequest } from './notice-request.ts';

/** What the events of every kind with a ladder carry; a kind adds fields of its own. */
export const AggregateEventData = z.object({
  number: z.string(),
  stage: z.string(),
  ownerPost: z.string(),
  ownerUnit: z.string(),
  level: z.int(),
  by: z.string().nullable(),
  standIn: z.boolean(),
  imported: z.array(z.string()).nullable(),
  clocks: z.array(ClockStanding),
  fact: z.object({ type: z.string() }).loose(),
  tells: NoticeRequests,
});
export type AggregateEventData = z.infer<typeof AggregateEventData>;

interface Standing {
  readonly stage: string;
  readonly level: number;
  readonly ownerPost: PostRef;
  readonly clocks: readonly ClockInstance[];
}

/**
 * Events as they leave PostgreSQL, with whom each tells. `publishedFact` names every field of a fact that leaves; a
 * climb's are named here.
 */
export function publishedEvents<Fact extends { readonly type: string }>(
  number: string,
  events: readonly AggregateEvent<Fact, Standing>[],
  requests: readonly RequestedByRule[],
  publishedFact: (fact: Fact) => AggregateEventData['fact'],
): AggregateEventData[] {
  return events.map(({ seq, occurredAt, by, standIn, imported, standing, fact }) => ({
    ...{ number, stage: standing.stage, level: standing.level, by, standIn },
    ...{ ownerPost: standing.ownerPost, ownerUnit: unitOfPost(standing.ownerPost) },
    imported: imported && [...imported],
    clocks: clockStandings(standing.clocks, occurredAt),
    fact: publishedClimb(fact) ?? publishedFact(fact),
    tells: requests.filter((request) => request.seq === seq).map(publishedNoticeRequest),
  }));
}

function publishedClimb(fact: { readonly type: string }): AggregateEventData['fact'] | null {
  if (!isClimb(fact)) return null;
  const { id, clock, instance, kind, n, covers, addressees, at } = fact.rung;
  return { type: fact.type, rung: { id, clock, instance, kind, n, covers, addressees, at: iso(at) } };
}

export function publishedNoticeRequest(request: RequestedByRule): NoticeRequest {
  const { person, seat, passedUpFrom, rung, clock, dueAt, atAnyHour, isNews } = request;
  const when = { dueAt: isoOrNull(dueAt), atAnyHour, ...(isNews && { isNews }) };
  return { person, seat, passedUpFrom, rung, clock, ...when, items: 1 };
}
