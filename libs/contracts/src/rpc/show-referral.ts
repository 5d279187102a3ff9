import { z } from 'zod';

/**
 * `rpc.intake.show-referral`: what a dispute begins with, of a case that was referred by event `seq`. Owner (server):
 * intake; asked by mediation after it has read `case.referred`, until it is answered: names stay out of events. Null for
 * an event that is no referral. Whoever cannot ask waits; the case waits too, and both know of each other afterwards.
 */
export const showReferralSubject = 'rpc.intake.show-referral';

export const ShowReferral = z.object({ caseId: z.uuid(), seq: z.int().min(1) });
export type ShowReferral = z.infer<typeof ShowReferral>;

export const Referral = z.object({
  referral: z
    .object({
      title: z.string(),
      category: z.string(),
      parties: z.array(z.object({ name: z.string(), phone: z.string().nullable() })).min(2),
    })
    .nullable(),
});
export type Referral = z.infer<typeof Referral>;
