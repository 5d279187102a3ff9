import { z } from 'zod';

/**
 * Text that can be kept and shown: no control characters other than line breaks and tabs, and no half of a surrogate
 * pair, neither of which PostgreSQL keeps in JSON.
 */
export const plainText = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}]*$/u;

/** Words people type: bounded and plain. */
export const words = (max: number) =>
  z.string().trim().min(1).max(max).regex(plainText, 'no control characters');

export const phone = z
  .string()
  .regex(/^[+0-9][0-9 -]{4,23}$/, 'a telephone number')
  .meta({ examples: ['13800000000'] });
