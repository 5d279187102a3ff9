import {
  authorities,
  hazardChannels,
  hazardKinds,
  hazardStages,
  reCheckOutcomes,
} from '@fengqiao/domain/hazard/hazard';
import { hazardCommands } from '@fengqiao/domain/hazard/commands/permissions';
import { z } from 'zod';
import { commandOffers, flag, listOf, page, plainFace, Timeline } from '../fragments/aggregate.ts';
import { Moment } from '../fragments/moment.ts';
import { PersonId, UnitPath } from '../fragments/names.ts';
import { phone } from '../fragments/phone.ts';
import { nameOf, words } from '../fragments/words.ts';
import { Note } from '../intake/case-commands.ts';
import { shownBy } from './hazard-commands.ts';

const Responsible = z.strictObject({ name: nameOf(100), phone: phone.optional() });

const matter = {
  place: UnitPath.describe('The unit it is at, down to the village or community'),
  kind: z.enum(hazardKinds),
  channel: z.enum(hazardChannels),
  summary: words(200),
  detail: words(5000).optional(),
  responsible: Responsible.optional().describe('Who must put it right'),
  foundAt: Moment.optional().describe('Left out: now; at most 30 days back'),
  handler: PersonId.optional().describe('Left out: the officer who writes it down, or nobody yet'),
  note: Note,
};

export const FindHazardBody = z.strictObject(matter).meta({ id: 'FindHazardBody' });
export type FindHazardBody = z.infer<typeof FindHazardBody>;

/** 当场整改: found and put right in one act. */
export const HandleHazardAtOnceBody = z
  .strictObject({ ...matter, result: words(5000), evidence: shownBy })
  .meta({ id: 'HandleHazardAtOnceBody' });
export type HandleHazardAtOnceBody = z.infer<typeof HandleHazardAtOnceBody>;

const summary = {
  ...plainFace(hazardStages),
  ref: z.string().nullable(),
  place: z.string(),
  kind: z.enum(hazardKinds),
  channel: z.enum(hazardChannels),
  summary: z.string(),
  foundAt: z.string(),
  handler: z.string().nullable(),
  overdue: z.boolean(),
};
export const HazardSummary = z.object(summary).meta({ id: 'HazardSummary' });
export type HazardSummary = z.infer<typeof HazardSummary>;

const NoticeView = z
  .object({
    notice: z.int(),
    issuedAt: z.string(),
    rectifyBy: z.string(),
    hash: z
      .string()
      .nullable()
      .describe('SHA-256 of the document, hexadecimal; null of one that was imported'),
    servedAt: z.string().nullable(),
    extended: z.boolean(),
    claimedAt: z.string().nullable(),
    outcome: z.enum(reCheckOutcomes).nullable(),
  })
  .meta({ id: 'RectificationNotice' });

export const HazardView = z
  .object({
    ...summary,
    detail: z.string().nullable(),
    responsible: z
      .object({ name: z.string(), phone: z.string().nullable() })
      .nullable()
      .describe('For whoever works where it is, or above; null for others'),
    notices: z.array(NoticeView),
    referredTo: z.enum(authorities).nullable(),
    commands: commandOffers(hazardCommands.names),
    serverTime: z.string(),
  })
  .meta({ id: 'Hazard' });
export type HazardView = z.infer<typeof HazardView>;

export const HazardQuery = z.strictObject({
  stage: z.enum(hazardStages).optional(),
  kind: z.enum(hazardKinds).optional(),
  channel: z.enum(hazardChannels).optional(),
  unit: UnitPath.optional().describe('Of its place, at or below'),
  handler: PersonId.optional(),
  overdue: flag,
  number: z.string().max(40).optional(),
  ref: z.string().max(100).optional(),
  ...page,
});
export type HazardQuery = z.infer<typeof HazardQuery>;

export const HazardList = listOf(HazardSummary).meta({ id: 'HazardList' });
export const HazardTimeline = Timeline.meta({ id: 'HazardTimeline' });
