import { streamOf, type Service } from '@fengqiao/contracts/events/envelope';
import { readsEventsOf, services } from '@fengqiao/contracts/events/readers';
import { questions } from '@fengqiao/contracts/rpc/questions';

/** Whoever has a key to the bus: each service, and `operator` for people and tools. */
export type BusUser = Service | 'operator';
export const busUsers: readonly BusUser[] = [...services, 'operator'];

/** What one user may do, as subjects in NATS's own notation; a queue group stands behind its subject. */
export interface BusPermissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

/** Where JetStream answers a user, and nobody may listen but that user. */
export function streamInbox(user: BusUser): string {
  return `_INBOX_${user}.jetstream`;
}

/** Where an owner answers an asker: nobody else may publish there, and nobody but the asker may listen. */
export function answerInbox(asker: BusUser, owner: string): string {
  return `_INBOX_${asker}.${owner}`;
}

/**
 * What a user needs and nothing beyond, made from the contracts. No service makes, changes or empties a stream, whose
 * subjects would let it take in what is not its own: that is the operator's.
 */
export function permissionsOf(user: BusUser): BusPermissions {
  if (user === 'operator') return { publish: ['>'], subscribe: ['>'] };
  const reads = services.filter((owner) => readsEventsOf(user, owner));
  const asks = questions.filter(({ askers }) => askers.includes(user));
  const serves = questions.filter(({ owner }) => owner === user);
  const askers = new Set(serves.flatMap((question) => question.askers));
  return {
    publish: [
      `fengqiao.${user}.>`,
      '$JS.API.INFO',
      `$JS.API.STREAM.INFO.${streamOf(user).name}`,
      ...reads.flatMap((owner) => reading(user, streamOf(owner).name)),
      ...asks.map(({ subject }) => subject),
      ...[...askers, 'operator' as const].map((asker) => `${answerInbox(asker, user)}.>`),
    ],
    subscribe: [`_INBOX_${user}.>`, ...serves.map(({ subject }) => `${subject} ${user}`)],
  };
}

function reading(reader: Service, stream: string): string[] {
  const consumer = `${stream}.${reader}`;
  return [
    `$JS.API.STREAM.INFO.${stream}`,
    `$JS.API.CONSUMER.CREATE.${consumer}`,
    `$JS.API.CONSUMER.INFO.${consumer}`,
    // A rebuild gives its place up and begins anew.
    `$JS.API.CONSUMER.DELETE.${consumer}`,
    `$JS.API.CONSUMER.MSG.NEXT.${consumer}`,
    `$JS.ACK.${consumer}.>`,
  ];
}
