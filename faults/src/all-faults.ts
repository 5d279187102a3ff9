import type { Fault } from './fault.ts';
import { processFaults } from './process-faults.ts';
import { clockFaults, serverFaults } from './server-faults.ts';

/** In the order in which they are tried. */
export const allFaults: readonly Fault[] = [...processFaults, ...serverFaults, ...clockFaults];
