import { z } from 'zod';

/** `rpc.mediation.list-disputes-of-case`. Owner (server): mediation; asked by intake for the case view. */
export const listDisputesOfCaseSubject = 'rpc.mediation.list-disputes-of-case';
export const ListDisputesOfCase = z.object({ caseId: z.uuid() });
export const DisputesOfCase = z.object({
  disputes: z.array(z.object({ id: z.uuid(), number: z.string(), status: z.string() })),
});
export type DisputesOfCase = z.infer<typeof DisputesOfCase>;
