import type { Fault } from './fault.ts';
import { processFaults } from './process-faults.ts';
import { clockFaults, serverFaults } from './server-faults.ts';

/** In the order in which they are tried. */
export const allFaults: readonly Fault[] = [...processFaults, ...serverFaults, ...clockFaults];

/** What `npm test` tries: each kind of process killed at its worst line, a database killed, a stream lost. */
const triedInTests: readonly string[] = [
  'kill -9 of intake',
  'kill -9 of the relays between publish and mark',
  'kill -9 of PostgreSQL',
  "NATS's data deleted",
];

/** What it leaves to `npm run faults`; `.ci/run` tries these in the short form. */
export const leftToFaults: readonly string[] = allFaults
  .map(({ name }) => name)
  .filter((name) => !triedInTests.includes(name));
