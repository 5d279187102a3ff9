import type { Refusal } from '../api/problem.ts';
import type { Catalogue } from '../texts/shape.ts';

/** What went wrong, in words a citizen can do something with. */
export function refusalInWords({ code, title }: Refusal, { frame }: Catalogue): string {
  if (code === 'no-answer') return frame.noAnswer;
  if (code === 'rate-limited') return frame.rateLimited;
  if (code === 'idempotency-conflict') return frame.arrivedBefore;
  if (code === 'unavailable' || code === 'internal') return frame.unavailable;
  return title || frame.unavailable;
}
