import {
  commandOffers,
  listOf,
  page,
  plainFace,
  Timeline,
} from '@fengqiao/contracts/http/fragments/aggregate';
import { Note } from '@fengqiao/contracts/http/intake/case-commands';
import { Moment } from '@fengqiao/contracts/http/fragments/moment';
import { UnitPath } from '@fengqiao/contracts/http/fragments/names';
import { words } from '@fengqiao/contracts/http/fragments/words';
import { z } from 'zod';
import { itemCommands, type ItemCommandName } from '../domain/commands.scenario.ts';
import { sorts, stages } from '../domain/item.scenario.ts';

export const FoundBody = z
  .strictObject({
    ...{ unit: UnitPath, sort: z.enum(sorts), foundAt: Moment, description: words(500), note: Note },
  })
  .meta({ id: 'FoundBody' });
export type FoundBody = z.infer<typeof FoundBody>;

export const itemBodies = {
  announce: z.strictObject({ note: Note }).meta({ id: 'AnnounceBody' }),
  'hand-over': z.strictObject({ claimant: words(2000), note: Note }).meta({ id: 'HandOverBody' }),
  dispose: z.strictObject({ note: Note }).meta({ id: 'DisposeBody' }),
} satisfies Record<ItemCommandName, z.ZodType>;

const summary = {
  ...plainFace(stages),
  ...{ sort: z.enum(sorts), description: z.string(), foundAt: z.string() },
};
export const ItemView = z
  .object({ ...summary, commands: commandOffers(itemCommands.names), serverTime: z.string() })
  .meta({ id: 'LostProperty' });
export type ItemView = z.infer<typeof ItemView>;
export const ItemQuery = z.strictObject({ stage: z.enum(stages).optional(), ...page });
export type ItemQuery = z.infer<typeof ItemQuery>;
export const ItemList = listOf(z.object(summary).meta({ id: 'LostPropertySummary' })).meta({
  id: 'LostPropertyList',
});
export const ItemTimeline = Timeline.meta({ id: 'LostPropertyTimeline' });
