import type { Service } from './envelope.ts';

/**
 * Who reads whose events, each through a durable consumer of its own name. The bus lets nobody else read them, and
 * nobody but the owner publish them. A reader that is missing here is refused at its start.
 */
export const eventReaders = {
  intake: ['mediation', 'scoring', 'outreach'],
  mediation: ['intake', 'scoring'],
  scoring: ['intake'],
  outreach: ['intake'],
} as const satisfies Record<Service, readonly Service[]>;

export const services = Object.keys(eventReaders) as readonly Service[];

export function readsEventsOf(reader: Service, owner: Service): boolean {
  return (eventReaders[owner] as readonly Service[]).includes(reader);
}
