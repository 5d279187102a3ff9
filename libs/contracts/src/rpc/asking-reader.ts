import { z } from 'zod';

/**
 * For whom a service asks another. The one that is asked knows people by its own directory: `as` says who calls, the
 * subject hashed as directories are looked up by it. Without `as` asks a release that took `person` from the token.
 */
export const AskingReader = z.object({
  person: z.string(),
  roles: z.array(z.string()),
  unit: z.string(),
  as: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('token'),
        subject: z.string(),
        roles: z.array(z.string()).nullable().describe('Null: the token says nothing of roles'),
      }),
      z.object({ kind: z.literal('machine'), id: z.string(), unit: z.string() }),
    ])
    .optional(),
});
export type AskingReader = z.infer<typeof AskingReader>;
