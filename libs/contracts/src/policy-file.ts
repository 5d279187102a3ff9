import { z } from 'zod';
import { Limit } from './http/clock.ts';

const share = z.number().gt(0).lt(1);

/**
 * A policy of the case as a file: what it says is laid over the default one, so it names only what differs. Shapes;
 * whether a limit makes sense is the domain's to say. Owner: whoever runs the bureau; reader: intake at its start.
 */
export const CasePolicyFile = z.strictObject({
  version: z.string().min(1).max(60),
  limits: z
    .partialRecord(z.enum(['assign', 'complete', 'follow-up', 'sign-off', 'archive']), Limit)
    .default({}),
  anonymousFollowUp: Limit.optional(),
  rungs: z
    .strictObject({ reminder: share, warning: share })
    .refine(({ reminder, warning }) => reminder < warning, 'the reminder comes before the warning')
    .optional(),
  attemptsBeforeNotReached: z.int().min(1).max(20).optional(),
  inspectionUnit: z.string().min(1).max(200).optional(),
  supervisionUnit: z.string().min(1).max(200).optional(),
});
export type CasePolicyFile = z.infer<typeof CasePolicyFile>;
