import { z } from 'zod';
import { ClockView } from './case.ts';

/** Parts of the answers that are alike for every kind; those of cases and disputes stand with them, under published names. */

/** What a reader may do with it now, and why not the rest. */
export const commandOffers = <Name extends string>(names: readonly Name[]) =>
  z.array(
    z.object({
      command: z.enum(names),
      allowed: z.boolean(),
      code: z.string().nullable(),
      message: z.object({ 'zh-CN': z.string(), en: z.string() }).nullable(),
    }),
  );

/** What every view of a plain kind begins with. */
export const plainFace = <Stage extends string>(stages: readonly Stage[]) => ({
  id: z.uuid(),
  number: z.string(),
  version: z.int(),
  stage: z.enum(stages),
  unit: z.string(),
  level: z.int().describe('Levels above its owner that it has climbed'),
  clocks: z.array(ClockView),
});

/** Of every list's query: how many, after which. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
};

export const listOf = <Item extends z.ZodType>(id: string, item: Item) =>
  z
    .object({ items: z.array(item), next: z.string().nullable(), mark: z.string(), serverTime: z.string() })
    .meta({ id });

export const timelineOf = (id: string) =>
  z
    .object({
      items: z.array(
        z.object({
          seq: z.int(),
          type: z.string(),
          occurredAt: z.string(),
          recordedAt: z.string().nullable(),
          by: z.string().nullable(),
          standIn: z.boolean(),
          imported: z.array(z.string()).nullable(),
          fact: z.object({}).loose(),
          record: z.object({}).loose(),
        }),
      ),
      serverTime: z.string(),
    })
    .meta({ id });
