import { Envelope, type Service } from '@fengqiao/contracts/events/envelope';
import { z } from 'zod';
import { PoisonMessage } from '../store/inbox.ts';

/** A message as the stream delivers it. */
export interface Delivered {
  readonly subject: string;
  readonly data: Uint8Array;
}

/** Far deeper than any event of ours; what is written down again must not overrun a stack, here or in PostgreSQL. */
const deepest = 40;

/** A message of an owner's stream as an event, or why it is none: in words that quote nothing of it. */
export function readMessage(owner: Service, { subject, data }: Delivered): Envelope | PoisonMessage {
  const body = parseJson(data);
  if (body === undefined) return new PoisonMessage('not JSON');
  if (isDeeperThan(deepest, body)) return new PoisonMessage('nested too deeply');
  const event = Envelope.safeParse(body);
  if (!event.success) return new PoisonMessage('not an event of the expected shape');
  const { type, source, id, subject: aggregateId, seq } = event.data;
  if (type !== subject) return new PoisonMessage('not of the type its subject on the bus says');
  if (source !== `/fengqiao/${owner}`) return new PoisonMessage('not an event of the owner of this stream');
  if (id !== `${aggregateId}:${seq}`) return new PoisonMessage('its id is not that of its aggregate and seq');
  return event.data;
}

/** Undefined for what is no JSON, or no text. */
export function parseJson(data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data));
  } catch {
    return undefined;
  }
}

function isDeeperThan(most: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return most === 0 || Object.values(value).some((each) => isDeeperThan(most - 1, each));
}

const largestSeq = 2 ** 31 - 1;
const MessageId = z.tuple([z.uuid().toLowerCase(), z.coerce.number().int().min(1).max(largestSeq)]);

/** Whose event an unreadable message was, by its message id; null when that says nothing either. */
export function aggregateOf(messageId: string): { aggregateId: string; seq: number } | null {
  const known = MessageId.safeParse(messageId.split(':'));
  return known.success ? { aggregateId: known.data[0], seq: known.data[1] } : null;
}
