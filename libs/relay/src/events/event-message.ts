import {
  eventSubject,
  markSubject,
  type Envelope,
  type KnownUntil,
  type Service,
} from '@fengqiao/contracts/events/envelope';
import type { StampedEvent } from './stamped-events.ts';

export interface Message {
  readonly subject: string;
  /** Lets JetStream drop a repetition; null for a mark, which is worth hearing twice. */
  readonly id: string | null;
  readonly body: string;
  /** Of the command it came from; null for a mark, and where nobody follows traces. */
  readonly traceparent: string | null;
}

export type RecordedEvent = Omit<StampedEvent, 'position'>;

export function envelopeOf(service: Service, event: RecordedEvent): Envelope {
  const subject = eventSubject(service, event.aggregate_type, event.type);
  return {
    specversion: '1.0',
    id: `${event.aggregate_id}:${event.seq}`,
    source: `/fengqiao/${service}`,
    type: subject,
    subject: event.aggregate_id,
    time: event.occurred_at.toISOString(),
    recordedat: event.recorded_at.toISOString(),
    seq: event.seq,
    datacontenttype: 'application/json',
    ...(event.traceparent !== null && { traceparent: event.traceparent }),
    data: event.data,
  };
}

export function eventMessage(service: Service, event: StampedEvent): Message {
  const envelope = envelopeOf(service, event);
  return {
    subject: envelope.type,
    id: envelope.id,
    body: JSON.stringify(envelope),
    traceparent: event.traceparent,
  };
}

export function markMessage(service: Service, partitions: readonly number[], knownUntil: Date): Message {
  const mark: KnownUntil = {
    partitions: partitions.map((partition) => ({ partition, knownUntil: knownUntil.toISOString() })),
  };
  return { subject: markSubject(service), id: null, body: JSON.stringify(mark), traceparent: null };
}
