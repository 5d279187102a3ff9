import { authorities, reCheckOutcomes, serviceMeans } from '@fengqiao/domain/hazard/hazard';
import type { HazardCommandName } from '@fengqiao/domain/hazard/commands/hazard-command';
import { z } from 'zod';
import { Moment } from '../fragments/moment.ts';
import { PersonId } from '../fragments/names.ts';
import { words } from '../fragments/words.ts';
import { Evidence, Note } from '../intake/case-commands.ts';

const reason = words(2000);

/** What something was put right, or looked at, is shown by. */
export const shownBy = z.array(Evidence).max(50).default([]);

/** A body under the name its schema has in the OpenAPI document; every command takes a note. */
const body = <Shape extends z.ZodRawShape>(id: string, shape: Shape) =>
  z.strictObject({ ...shape, note: Note }).meta({ id });

/** The body of each command on a hazard; the table of commands and these are kept in step by the compiler. */
export const hazardBodies = {
  solve: body('SolveHazardBody', { result: words(5000), evidence: shownBy }),
  notice: body('NoticeHazardBody', {
    basis: words(2000).describe('Which law asks for it 法律依据'),
    measures: words(5000).describe('What is to be done 整改要求'),
    remedies: words(2000).describe('Where whoever disagrees can go: 复议, 诉讼'),
    rectifyBy: Moment.optional().describe('Left out: 15 days from now'),
  }),
  'record-service': body('RecordServiceBody', {
    means: z.enum(serviceMeans),
    signedBy: words(200).describe('Who signed for it, or why nobody did'),
    servedAt: Moment.optional().describe('Left out: now'),
  }),
  extend: body('ExtendHazardBody', { rectifyBy: Moment, reason }),
  'claim-rectified': body('ClaimRectifiedBody', { said: words(5000), evidence: shownBy }),
  're-check': body('ReCheckBody', {
    outcome: z.enum(reCheckOutcomes),
    seen: words(5000),
    evidence: shownBy.describe('Needed where it passed'),
  }),
  refer: body('ReferHazardBody', { authority: z.enum(authorities), reason }),
  'record-receipt': body('RecordReceiptBody', { receivedBy: words(200) }),
  'change-handler': body('ChangeHazardHandlerBody', { handler: PersonId }),
  'report-up': body('ReportHazardUpBody', { reason }),
  void: body('VoidHazardBody', { reason }),
} satisfies Record<HazardCommandName, z.ZodType>;
