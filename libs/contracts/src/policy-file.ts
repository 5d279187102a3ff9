import { ledgers } from '@fengqiao/domain/case/case';
import { mostAttachments } from '@fengqiao/domain/case/rules/attachments';
import { limitedClocks } from '@fengqiao/domain/case/rules/policy';
import { z } from 'zod';
import { Limit } from './http/intake/clock.ts';
import { Slug } from './http/fragments/slug.ts';
import { nameOf } from './http/fragments/words.ts';

const Duration = z.string().max(40);
const Offset = z.union([z.strictObject({ working: Duration }), z.strictObject({ wall: Duration })]);

export const RungRule = z
  .union([
    z.strictObject({
      kind: z.enum(['reminder', 'warning']),
      at: z.union([z.strictObject({ percent: z.number() }), z.strictObject({ before: Offset })]),
    }),
    z.strictObject({
      kind: z.literal('escalation'),
      at: z.strictObject({ after: z.union([Offset, z.strictObject({ workingDays: z.number() })]) }),
      repeats: z.boolean().optional(),
    }),
  ])
  .meta({ id: 'RungRule' });

const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');

const ClockRule = z.strictObject({ limit: Limit.optional(), rungs: z.array(RungRule).max(20).optional() });

const PolicyRule = z
  .strictObject({
    when: z.strictObject({
      responseClass: Slug.optional(),
      category: Slug.optional(),
      ledger: z.enum(ledgers).optional(),
    }),
    clocks: z.partialRecord(z.enum(limitedClocks), ClockRule),
  })
  .meta({ id: 'PolicyRule' });

/**
 * A policy of the case as a file, or as an administrator publishes it: what it says is laid over the default one, so it
 * names only what differs. Shapes; whether a limit or a rung makes sense is the domain's to say. Owner: whoever runs
 * the bureau; reader: intake.
 */
export const CasePolicyFile = z
  .strictObject({
    version: nameOf(60),
    rules: z.array(PolicyRule).max(500).default([]),
    attemptsBeforeNotReached: z.int().min(1).max(20).optional(),
    backdatableDays: z
      .int()
      .min(0)
      .max(366)
      .optional()
      .describe('How many days back staff may say that a matter was received; left out: 30'),
    correctableDays: z
      .int()
      .min(0)
      .max(3660)
      .optional()
      .describe(
        'How many days before the moment first given a supervisor may say that a matter was received; left out: 366',
      ),
    attachments: z
      .strictObject({
        megabytes: z
          .int()
          .min(1)
          .max(mostAttachments.megabytes)
          .optional()
          .describe('Of one file; left out: 20'),
        ofCase: z.int().min(0).max(mostAttachments.ofCase).optional().describe('Left out: 100'),
        megapixels: z
          .int()
          .min(1)
          .max(mostAttachments.megapixels)
          .optional()
          .describe('Of one picture; left out: 100'),
        pages: z.int().min(1).max(mostAttachments.pages).optional().describe('Of one PDF; left out: 500'),
      })
      .optional()
      .describe('How large and how many attachments may be'),
    closeUnsatisfied: z
      .boolean()
      .optional()
      .describe('Whether the next chief up may close a case whose citizen is not satisfied'),
    inspectionUnit: z.string().min(1).max(200).optional(),
    fallbackPost: z
      .string()
      .regex(/^[a-z0-9.-]+#[a-z-]+$/, 'a post: unit#post')
      .max(200)
      .optional()
      .describe('Who is told when nobody up to the top can be; left out: the chief of the bureau'),
    lastResort: z
      .array(
        z
          .string()
          .regex(/^[a-z0-9.-]+#[a-z-]+$/, 'a post: unit#post')
          .max(200),
      )
      .min(1)
      .max(10)
      .optional()
      .describe('Who owns a case that is hidden from all who would take it; left out: partner.xinfang#chief'),
    supervisionUnit: z.string().min(1).max(200).optional(),
    quietHours: z
      .strictObject({ from: WallTime, to: WallTime })
      .optional()
      .describe(
        'When no message leaves for a citizen, by the wall clock of the bureau; equal: never quiet; left out: 21:00 to 08:00',
      ),
  })
  .meta({ id: 'CasePolicy' });
export type CasePolicyFile = z.infer<typeof CasePolicyFile>;
