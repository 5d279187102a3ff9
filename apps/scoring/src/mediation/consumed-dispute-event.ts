import { DisputeEventData, disputeEventTypes } from '@fengqiao/contracts/events/dispute-event';
import { eventSubject, type Envelope } from '@fengqiao/contracts/events/envelope';
import { levels, remedies } from '@fengqiao/domain/dispute/dispute';
import type {
  DisputeUpdateClock,
  DisputeUpdate,
  DisputeUpdateFact,
} from '@fengqiao/domain/score/mediation/dispute-update';
import { PoisonMessage } from '@fengqiao/inbox/store/inbox';
import { parsedBody } from '@fengqiao/inbox/consumer/parsed-body';
import { z } from 'zod';
import { momentOf } from '../book/consumed-event.ts';

/** Everything on mediation's stream about disputes; digests, meetings and whatever else comes pass by. */
const aboutDisputes = eventSubject('mediation', 'dispute', '');
const known = new Set<string>(disputeEventTypes.map((type) => eventSubject('mediation', 'dispute', type)));

/** What figures need of a fact, and nothing else of it. */
const facts = {
  agreed: z.object({ type: z.literal('agreed'), amends: z.boolean() }),
  raised: z.object({ type: z.literal('raised'), from: z.enum(levels) }),
  reopened: z.object({ type: z.literal('reopened'), cause: z.enum(['relapse', 'default']) }),
  'referred-out': z.object({ type: z.literal('referred-out'), to: z.enum(remedies).nullable() }),
  'obligation-confirmed': z.object({ type: z.literal('obligation-confirmed'), late: z.boolean() }),
} as const;
const plain = z.object({
  type: z
    .enum([
      'screened',
      'accepted',
      'session-held',
      'settled',
      'withdrawn',
      'merged',
      'voided',
      'extended',
      'other',
    ])
    .catch('other'),
});

/** An event of a dispute, as it is kept. */
export interface ConsumedDisputeEvent {
  readonly disputeId: string;
  readonly recordedAt: string;
  readonly told: DisputeUpdate;
  readonly type: string;
  readonly number: string;
  readonly origin: string;
  readonly status: string;
  /** Of the newest instance of the resolve clock. */
  readonly dueAt: string | null;
}

export function isAboutDispute(event: Envelope): boolean {
  return event.type.startsWith(aboutDisputes);
}

/** A poison message: an unknown type, a body without the shape of its type, a fact that is not its type's. */
export function consumedDisputeEvent({
  type,
  subject,
  seq,
  time,
  recordedat,
  data: body,
}: Envelope): ConsumedDisputeEvent {
  if (!known.has(type)) throw new PoisonMessage('unknown type');
  const data = parsedBody(DisputeEventData, body);
  if (type !== eventSubject('mediation', 'dispute', data.fact.type))
    throw new PoisonMessage('its fact is not of its type');
  const { place, level, colour, complexity, kind, number, origin, status } = data;
  const shape: z.ZodType<DisputeUpdateFact> = facts[data.fact.type as keyof typeof facts] ?? plain;
  const fact = parsedBody(shape, data.fact);
  const resolve = data.clocks.filter(({ name }) => name === 'resolve');
  return {
    disputeId: subject,
    recordedAt: recordedat,
    told: {
      ...{ seq, occurredAt: momentOf(time), fact, resolve: resolve.map(consumedClock) },
      ...{ place, level, colour, complexity, kind },
    },
    ...{ type: data.fact.type, number, origin, status },
    dueAt: resolve.at(-1)?.dueAt ?? null,
  };
}

type Clock = DisputeEventData['clocks'][number];

function consumedClock({ instance, outcome, outcomeAt, endedAt, overdueFrom }: Clock): DisputeUpdateClock {
  const moment = (text: string | null) => (text === null ? null : momentOf(text));
  return {
    ...{ instance, outcome },
    outcomeAt: moment(outcomeAt),
    endedAt: moment(endedAt),
    overdueFrom: moment(overdueFrom),
  };
}
