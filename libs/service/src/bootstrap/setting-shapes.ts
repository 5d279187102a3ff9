import { z } from 'zod';

/** By commas. */
export const hostList = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((host) => host.trim().toLowerCase() || []));

/** Where pages stand, without the slash at its end. */
export const pageAddress = z
  .url({ protocol: /^https?$/ })
  .transform((text) => text.replace(/\/+$/, ''))
  .optional();
