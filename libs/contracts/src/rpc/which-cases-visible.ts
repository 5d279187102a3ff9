import { z } from 'zod';
import { AskingReader } from './asking-reader.ts';

/**
 * `rpc.intake.which-cases-visible`: of these cases, those the reader may see. Owner (server): intake, which alone knows
 * whom a complaint is about; asked by scoring before it shows a case behind a number. A case that does not exist is
 * not visible. Whoever cannot ask shows nothing.
 */
export const whichCasesVisibleSubject = 'rpc.intake.which-cases-visible';

export const WhichCasesVisible = z.object({
  reader: AskingReader,
  caseIds: z.array(z.uuid()).max(500),
});
export type WhichCasesVisible = z.infer<typeof WhichCasesVisible>;

export const CasesVisible = z.object({ visible: z.array(z.uuid()) });
export type CasesVisible = z.infer<typeof CasesVisible>;
