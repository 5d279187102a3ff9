import type { EntityManager } from 'typeorm';
import type { DeliveryRow } from '../notices/notice.entity.ts';

/** What one delivery says, and where it goes; or, as a code, why it is not sent at all. */
export type Parcel =
  | { readonly channel: 'email'; readonly to: string; readonly subject: string; readonly text: string }
  | { readonly channel: 'webhook'; readonly to: string; readonly body: object }
  /** To the bureau's app, wherever it stands. */
  | { readonly channel: 'app'; readonly body: object }
  | { readonly channel: 'sms'; readonly to: string; readonly text: string }
  | { readonly notSent: string };

/** Where what is to be delivered stands: notices of staff, messages to citizens. In the caller's transaction. */
export interface Outbox {
  /** Makes deliveries of what may go by `now`. */
  offer(manager: EntityManager, recipient: string, now: number): Promise<void>;
  /** When the next that is held back may go, epoch milliseconds; past or now: it was written meanwhile. */
  nextRelease(manager: EntityManager, recipient: string): Promise<number | null>;
  /** As it is to be sent now: a last look before anything leaves. */
  pack(manager: EntityManager, delivery: DeliveryRow, now: number): Promise<Parcel>;
  /** A delivery has changed: whoever asks what changed learns of it. */
  changed(manager: EntityManager, delivery: string): Promise<void>;
}
