import { z } from 'zod';
import { hasInvisible, hasVisible } from './visible.ts';

/**
 * Text that can be kept and shown: no control characters other than line breaks and tabs, and no half of a surrogate
 * pair, neither of which PostgreSQL keeps in JSON. Clients read it in the API's description, some without the flag `u`:
 * it means the same to them.
 */
export const plainText =
  /^(?:[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*$/u;

/** Words people type: bounded and plain, and something of them can be seen. */
export const words = (max: number) =>
  z
    .string()
    .trim()
    // Empty is wrong once, and needs no second word about what can be seen.
    .min(1, { abort: true })
    .max(max)
    .regex(plainText, 'no control characters')
    .refine(hasVisible, { error: 'something that can be seen', params: { code: 'nothing-visible' } });

/** What somebody or something is known by: all of it can be seen, so that two that look alike are alike. */
export const nameOf = (max: number) =>
  words(max).refine((text) => !hasInvisible(text), {
    error: 'no character that nobody sees',
    params: { code: 'invisible-character' },
  });
