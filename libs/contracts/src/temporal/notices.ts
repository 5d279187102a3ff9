/** Names both sides of a delivery agree on. Changing one strands running workflows. */
export const noticesWorkflowType = 'notices';
/** The same for a citizen: by names of their own, which a worker that knows of no citizens does not take up. */
export const messagesWorkflowType = 'messages';
/** There is something new to deliver. */
export const wakeSignal = 'wake';

export function noticesWorkflowId(person: string): string {
  return `notices/${person}`;
}

/** A citizen is known by the case alone: whose messages it has. */
const citizens = 'citizen/';

export function citizenOf(caseId: string): string {
  return `${citizens}${caseId}`;
}

/** The case whose citizen it is; null of a person of the directory. */
export function caseOfCitizen(person: string): string | null {
  return person.startsWith(citizens) ? person.slice(citizens.length) : null;
}

export interface NoticesInput {
  /** Person id, or a citizen's. Addresses and words stay in PostgreSQL. */
  readonly person: string;
}

/** Staff have the first two, citizens e-mail and text messages. */
export const deliveryChannels = ['email', 'webhook', 'sms'] as const;
export const staffChannels = ['email', 'webhook'] as const satisfies readonly DeliveryChannel[];
export type StaffChannel = (typeof staffChannels)[number];
export type DeliveryChannel = (typeof deliveryChannels)[number];

export interface OfferRequest {
  readonly person: string;
  /** The workflow's moment, epoch milliseconds. */
  readonly moment: number;
}

export interface Offered {
  /** Channels with something to send that may wait its turn; without `urgent`, anything. */
  readonly channels: readonly DeliveryChannel[];
  /** What does not wait for opening hours, each a sending of its own. Left out by workers of earlier releases. */
  readonly urgent?: readonly UrgentDelivery[];
  /** When the next notice that is held back may go, epoch milliseconds; null when none is. */
  readonly nextReleaseAt: number | null;
}

export interface UrgentDelivery {
  readonly id: string;
  readonly channel: DeliveryChannel;
}

export interface SendRequest {
  readonly person: string;
  readonly channel: DeliveryChannel;
  /** This delivery alone; null: all but the urgent ones. Left out by workflows of earlier releases: whatever there is. */
  readonly delivery?: string | null;
}

export interface Sent {
  readonly delivered: number;
  /** For good: no further try is made. */
  readonly failed: number;
}

/** What sends to citizens. */
export interface MessagesActivities {
  sendMessages(request: SendRequest): Promise<Sent>;
}

export interface NoticesActivities {
  /** Joins what may go by now into one delivery a channel. In one transaction; idempotent. */
  offerNotices(request: OfferRequest): Promise<Offered>;
  /** Sends what there is for a channel, oldest first, or one delivery; throws when another try may help. At least once each. */
  sendDeliveries(request: SendRequest): Promise<Sent>;
}
