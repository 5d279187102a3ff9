import { z } from 'zod';

/** `fengqiao.mediation.dispute.screened`. Owner: mediation. Readers: none yet. Parties stay in PostgreSQL. */
export const DisputeEventData = z.object({
  number: z.string(),
  place: z.string(),
  complexity: z.string(),
  colour: z.string(),
  level: z.string(),
  status: z.string(),
  relatedCase: z.string().nullable(),
});
export type DisputeEventData = z.infer<typeof DisputeEventData>;
