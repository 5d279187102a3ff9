import { ledgers, stages } from '@fengqiao/domain/case/case';
import type { CaseFact } from '@fengqiao/domain/case/case-event';
import { z } from 'zod';

/**
 * `fengqiao.intake.case.<fact>`: registered, submitted, assigned, accepted, replied, followed-up, signed-off,
 * closed, rung-climbed, deadline-moved, acknowledged. Owner: intake. Readers: scoring. A poisoned one parks its case in the reader's dead
 * letters. Readers compute no deadline: every event says how each clock stands after it.
 */
export const CaseEventData = z.object({
  number: z.string(),
  ledger: z.enum(ledgers),
  stage: z.enum(stages),
  round: z.int(),
  ownerPost: z.string(),
  ownerUnit: z.string(),
  handlingUnit: z.string().nullable(),
  level: z.int(),
  by: z.string().nullable(),
  standIn: z.boolean(),
  imported: z.array(z.string()).nullable(),
  clocks: z.array(
    z.object({
      name: z.string(),
      instance: z.int(),
      state: z.string(),
      startedAt: z.string(),
      dueAt: z.string().nullable(),
      endedAt: z.string().nullable(),
      outcome: z.string().nullable(),
      outcomeAt: z.string().nullable(),
      overdueFrom: z.string().nullable().describe('Since when, unless changed, it makes the case overdue'),
      provisional: z.boolean(),
    }),
  ),
  fact: z.object({ type: z.string() }).loose(),
});
export type CaseEventData = z.infer<typeof CaseEventData>;

export const caseEventTypes = [
  'registered',
  'submitted',
  'assigned',
  'accepted',
  'replied',
  'followed-up',
  'signed-off',
  'closed',
  'rung-climbed',
  'deadline-moved',
  'acknowledged',
] as const satisfies readonly CaseFact['type'][];
