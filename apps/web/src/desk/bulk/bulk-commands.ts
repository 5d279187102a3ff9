import type { Command } from '../acts/offers.tsx';
import type { components } from '../api/intake-api.generated.ts';

export type BulkCommand = components['schemas']['BulkBody']['command'];

/** What may be done to many at once. */
export const bulkCommands = [
  'assign',
  'change-handler',
  'transfer',
  'merge',
  'urge',
] as const satisfies (Command & BulkCommand)[];

/** As many as the service takes at once; said before anything is chosen. */
export const atMost = 5000;
