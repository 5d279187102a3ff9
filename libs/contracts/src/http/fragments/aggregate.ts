import { z } from 'zod';

const clockStates = ['running', 'suspended', 'standing', 'met', 'missed', 'void'] as const;

export const ClockView = z
  .object({
    name: z.string(),
    instance: z.int(),
    state: z.enum(clockStates),
    startedAt: z.string(),
    dueAt: z.string().nullable(),
    lastDay: z
      .object({ date: z.string(), endsAt: z.literal('24:00'), closesAt: z.string().nullable() })
      .nullable()
      .describe('Of a term that ends with a day: both its ends; `dueAt` is the beginning of the next'),
    endedAt: z.string().nullable(),
    provisional: z.boolean().describe('True when the due moment leans on a year not yet announced'),
    limit: z.object({ kind: z.string() }).loose().nullable(),
    remainingSeconds: z
      .number()
      .nullable()
      .describe(
        "What is left in the limit's own kind of time (working seconds for working limits); below zero when past",
      ),
    remainingDays: z
      .object({
        days: z.int().describe('Working dates that lie in it with all of their hours'),
        seconds: z.number().describe('Working seconds on the first and the last date, where they are cut'),
      })
      .nullable()
      .describe(
        'Of a working limit: the amount of `remainingSeconds`, whichever its sign, by the dates of the calendar; null where no date is known',
      ),
  })
  .meta({ id: 'Clock' });

export const OwnerView = z
  .object({
    unit: z.string(),
    post: z.string(),
    person: z.string().nullable().describe('Who acts for the post today'),
    standIn: z.boolean(),
  })
  .meta({ id: 'Owner' });

export const ExplainedClocks = z
  .object({
    items: z.array(
      ClockView.extend({
        consumedSeconds: z.number(),
        suspendedSeconds: z.number(),
        calendarVersion: z.int().describe('Version of the calendar it was counted by'),
        steps: z.array(z.object({}).loose()),
      }),
    ),
    serverTime: z.string(),
  })
  .meta({ id: 'ExplainedClocks' });

/** `true` or `false` in an address. */
export const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional();

/** Where a page of a list begins, and how long it is. */
export const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
};

/** How many a list has: exact up to 1,000. */
export function countOf(what: string) {
  return z.object({
    count: z
      .int()
      .min(0)
      .max(1000)
      .describe(`How many ${what} the list has, exactly; 1,000 where it has more`),
    more: z.boolean().describe('Whether there are more than that'),
    serverTime: z.string(),
  });
}

/** A page of a list of aggregates. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable(),
    mark: z
      .string()
      .describe(
        'Up to where it was read: as `changedSince`, where a list takes that, what changed after this answer',
      ),
    serverTime: z.string(),
  });
}

/** What happened to an aggregate, in order. */
export const Timeline = z.object({
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
      record: z.object({}).loose().describe('Words people wrote, where yours to read'),
    }),
  ),
  serverTime: z.string(),
});

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
