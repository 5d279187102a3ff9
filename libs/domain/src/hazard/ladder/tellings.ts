import type { Tellings } from '../../aggregate/tellings.ts';
import type { HazardClock } from '../hazard.ts';
import type { HazardFactType } from '../hazard-event.ts';

/** `handling`: who has the ball. */
export type HazardSeat = 'handling' | 'owner';

/** Who of the staff is told of what, and whose limit the notice speaks of. */
export const hazardTellings: Tellings<HazardFactType, HazardSeat, HazardClock> = {
  found: { clock: 'notice', to: ['handling', 'owner'], isNews: true },
  solved: { clock: 'notice', to: ['owner'] },
  noticed: { clock: 'rectify', to: ['owner'] },
  served: { nobody: 'it stands on the page of whoever looks' },
  extended: { clock: 'rectify', to: ['handling'] },
  'rectification-claimed': { clock: 're-check', to: ['handling'] },
  're-checked': { clock: ['notice', 're-check'], to: ['owner'] },
  referred: { clock: 'receipt', to: ['owner'] },
  'receipt-recorded': { clock: 'receipt', to: ['owner', 'handling'] },
  'handler-changed': { clock: ['re-check', 'rectify', 'notice', 'receipt'], to: ['handling'] },
  'reported-up': { clock: ['re-check', 'rectify', 'notice'], to: ['owner'] },
  voided: { clock: 'notice', to: ['handling', 'owner'] },
  'rung-climbed': { byRung: true },
};
