import { z } from 'zod';

/**
 * `rpc.intake.find-cases-by-ref`: the cases that an import named so. Owner (server): intake; asked by mediation, whose
 * imported disputes name the case they are linked to by its ref, until it is found. A confidential case is not found:
 * a dispute is seen by units that it is hidden from. Whoever cannot ask links later.
 */
export const findCasesByRefSubject = 'rpc.intake.find-cases-by-ref';

export const FindCasesByRef = z.object({ refs: z.array(z.string()).max(500) });
export type FindCasesByRef = z.infer<typeof FindCasesByRef>;

export const CasesByRef = z.object({ cases: z.array(z.object({ ref: z.string(), id: z.uuid() })) });
export type CasesByRef = z.infer<typeof CasesByRef>;
