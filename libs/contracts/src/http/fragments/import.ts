import { z } from 'zod';

/** How every import answers: all of it, or 422 `import-rejected` and nothing written. */
export const ImportAnswer = z
  .object({
    rows: z.int(),
    imported: z.int(),
    skipped: z.int().describe('Rows already here with the same content'),
    items: z.array(z.object({ ref: z.string(), id: z.string(), number: z.string().nullable() })),
  })
  .meta({ id: 'ImportAnswer' });
export type ImportAnswer = z.infer<typeof ImportAnswer>;

export interface ImportError {
  /** 1 is the first row below the header; 0 is the file as a whole. */
  readonly row: number;
  readonly column: string;
  readonly code: string;
}
