import type { Fault } from './fault.ts';
import { processFaults } from './process-faults.ts';
import { clockFaults, serverFaults } from './server-faults.ts';

/** In the order in which they are tried. */
export const allFaults: readonly Fault[] = [...processFaults, ...serverFaults, ...clockFaults];

/**
 * What `npm test` leaves to `npm run faults`: servers that are away or frozen have specs of their own (the reader's, the
 * relay's, `frozen-database`, `joint-schedules`), and a stop by the book loses less than being killed.
 */
export const leftToFaults: readonly string[] = [
  'kill -9 of scoring',
  'SIGTERM of intake under load',
  'intake frozen',
  'scoring frozen',
  'kill -9 of Temporal',
  'PostgreSQL frozen',
  'Temporal stopped',
  'NATS stopped',
];
