import { z } from 'zod';
import { UnitPath } from '../fragments/names.ts';
import { nameOf, plainText } from '../fragments/words.ts';

/** Views that one person keeps. */
export const mostViews = 50;

export const SaveViewBody = z
  .strictObject({
    name: nameOf(60),
    search: z
      .string()
      .max(5000)
      .regex(plainText, 'no control characters')
      .describe('The search as the address of the worklist has it, without the question mark'),
    sharedWith: UnitPath.nullable()
      .default(null)
      .describe('Whoever sits in this unit or below sees it too; a unit you sit in, or one below it'),
  })
  .meta({ id: 'SaveViewBody' });
export type SaveViewBody = z.infer<typeof SaveViewBody>;

export const SavedView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    search: z.string(),
    sharedWith: z.string().nullable(),
    mine: z.boolean(),
    by: z.string().describe('Whose it is; a person id'),
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof SavedView>;

export const SavedViews = z
  .object({ items: z.array(SavedView).describe('One’s own first, each by name'), serverTime: z.string() })
  .meta({ id: 'SavedViews' });
export type SavedViews = z.infer<typeof SavedViews>;
