import { z } from 'zod';
import { words } from './words.ts';

/**
 * 回执: to be printed and given to whoever it is for. Made once: a repeated answer has it under an `Idempotency-Key` that is a
 * random UUID (version 4) alone.
 */
export const Receipt = z
  .object({
    number: z.string(),
    claim: z.string().describe('Good once, exchanged for a code; shown once'),
    validUntil: z.string(),
    words: z.object({ 'zh-CN': z.string(), en: z.string() }).describe('What to do with it'),
  })
  .meta({ id: 'Receipt' });

export const ClaimBody = z
  .strictObject({ claim: words(200).describe('As it stands on the receipt, however it is typed') })
  .meta({ id: 'ClaimBody' });
