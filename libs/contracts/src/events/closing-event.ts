import { z } from 'zod';
import { NoticeRequests } from './notice-request.ts';

/**
 * `fengqiao.scoring.closing.<fact>`: what happened while a period of scores was closed. Owner: scoring. Reader: intake,
 * for `tells`. A poisoned one parks that period's closing.
 */
export const ClosingEventData = z.object({
  number: z.string().describe('The period: `2026-11`, `2026-Q4`, `2026`'),
  fact: z.object({ type: z.string() }).loose(),
  tells: NoticeRequests,
});
export type ClosingEventData = z.infer<typeof ClosingEventData>;
