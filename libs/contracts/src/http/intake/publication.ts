import { z } from 'zod';

/** How far open cases have been brought under a publication. */
export const Reprojection = z
  .object({
    edition: z.int(),
    looked: z.int().describe('Open cases looked at so far'),
    casesMoved: z.int(),
    deadlinesMoved: z.int(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'Reprojection' });

/** What is said of everything that was published. */
export const publication = {
  publishedAt: z.string(),
  publishedBy: z.string().nullable().describe('Null for what came with the software or its configuration'),
  serverTime: z.string(),
};

export const PreviewQuery = z.object({
  preview: z
    .enum(['true', 'false'])
    .optional()
    .describe('`true`: how many open cases it would move; nothing is written'),
});
export type PreviewQuery = z.infer<typeof PreviewQuery>;

/** What a publication would move. */
export const Preview = z
  .object({
    openCases: z.int(),
    wouldMove: z.int().describe('Open cases with at least one deadline that moves'),
    examples: z
      .array(
        z.object({
          id: z.string(),
          number: z.string(),
          clock: z.string(),
          oldDueAt: z.string(),
          newDueAt: z.string(),
          provisional: z.boolean().describe('True when the new moment leans on a year not yet announced'),
        }),
      )
      .describe('The first of them that the reader may see, at most 20'),
    serverTime: z.string(),
  })
  .meta({ id: 'Preview' });
export type Preview = z.infer<typeof Preview>;
