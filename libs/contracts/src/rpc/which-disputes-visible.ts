import { z } from 'zod';
import { AskingReader } from './asking-reader.ts';

/**
 * `rpc.mediation.which-disputes-visible`: of these disputes, those the reader may see. Owner (server): mediation, which
 * alone knows who has a part in one; asked by scoring before it shows a dispute behind a number. A dispute that does not
 * exist is not visible. Whoever cannot ask shows nothing.
 */
export const whichDisputesVisibleSubject = 'rpc.mediation.which-disputes-visible';

export const WhichDisputesVisible = z.object({
  reader: AskingReader,
  disputeIds: z.array(z.uuid()).max(500),
});
export type WhichDisputesVisible = z.infer<typeof WhichDisputesVisible>;

export const DisputesVisible = z.object({ visible: z.array(z.uuid()) });
export type DisputesVisible = z.infer<typeof DisputesVisible>;
