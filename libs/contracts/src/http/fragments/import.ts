import { plainText } from './words.ts';
import { z } from 'zod';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

export const separators = ['comma', 'semicolon', 'tab'] as const;
export type Separator = (typeof separators)[number];

/** As what a file was understood. */
export const ReadAs = z
  .object({
    encoding: z.enum(encodings).nullable().describe('Of text; null for a workbook'),
    separator: z.enum(separators).nullable().describe('Of text; null for a workbook'),
    sheet: z.string().nullable().describe('Of a workbook; null for text'),
  })
  .meta({ id: 'ReadAs' });
export type ReadAs = z.infer<typeof ReadAs>;

/** What a caller says of a file beside it. */
export const ImportQuery = z.strictObject({
  dates: z
    .enum(['rfc3339', 'spreadsheet'])
    .optional()
    .describe(
      'How moments are written. `spreadsheet`: also `2026/11/27 9:10`, `2026-11-27 09:10` and date cells, by the ' +
        "bureau's own time; a day alone is its 00:00. Left out: RFC 3339 with an offset alone",
    ),
  sheet: z
    .string()
    .min(1)
    .max(100)
    .regex(plainText, 'no control characters')
    .optional()
    .describe('Of a workbook; left out: the first'),
  conflicts: z
    .enum(['refuse', 'keep'])
    .optional()
    .describe(
      '`keep`: a ref that is here with other content is continued where its history only grew, else left as it is ' +
        'here and listed in `left`; new rows are taken. Left out: the file is refused',
    ),
  'dry-run': z
    .enum(['true', 'false'])
    .optional()
    .describe('`true`: the same answer with nothing written, and kept under no Idempotency-Key'),
});
export type ImportQuery = z.infer<typeof ImportQuery>;

/** How every import answers: all of it, or 422 `import-rejected` and nothing written. */
export const ImportAnswer = z
  .object({
    rows: z.int().describe('Blank ones not counted'),
    imported: z.int().describe('Rows that were new, or changed what was here'),
    skipped: z.int().describe('Rows already here with the same content'),
    continued: z.int().describe('With `conflicts=keep`: cases whose history went on by what the file adds'),
    left: z
      .array(z.object({ row: z.int(), ref: z.string(), code: z.string(), message: z.string() }))
      .describe(
        'With `conflicts=keep`: rows whose ref is here with other content, which stayed as it is, and why',
      ),
    items: z
      .array(z.object({ ref: z.string(), id: z.string().nullable(), number: z.string().nullable() }))
      .describe(
        'Each row, in the order of the file. In a dry run what would be written has neither id nor number',
      ),
    readAs: ReadAs,
    dryRun: z.boolean().describe('True: nothing was written'),
  })
  .meta({ id: 'ImportAnswer' });
export type ImportAnswer = z.infer<typeof ImportAnswer>;

export interface ImportError {
  /** The number its spreadsheet shows: 2 is the row below a heading in row 1. 0 is the file as a whole. */
  readonly row: number;
  readonly column: string;
  readonly code: string;
}
