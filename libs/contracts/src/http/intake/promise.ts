import { ledgers } from '@fengqiao/domain/case/case';
import { limitedClocks } from '@fengqiao/domain/case/rules/policy';
import { unitLevels } from '@fengqiao/domain/directory/unit';
import { z } from 'zod';
import { Limit } from './clock.ts';

const promised = z.enum(limitedClocks.filter((name) => name !== 'acknowledge' && name !== 'arrive'));

/** 承诺时限: what a citizen who begins a matter today may count on, by the policy in force. */
export const PromiseView = z
  .object({
    policy: z.string().describe('Its version'),
    ledgers: z.array(
      z.object({
        ledger: z.enum(ledgers),
        limits: z.array(z.object({ clock: promised, limit: Limit })),
        assignedBy: z.string().nullable().describe('When a matter sent now would be handed to somebody'),
        answeredBy: z
          .string()
          .nullable()
          .describe('When it would then be answered, if it was handed on at the last moment'),
      }),
    ),
    reopenDays: z.int().describe('How many days after closing a citizen can reopen'),
    serverTime: z.string(),
  })
  .meta({ id: 'PromiseView' });
export type PromiseView = z.infer<typeof PromiseView>;

export const PublicUnits = z
  .object({
    items: z.array(
      z.object({
        path: z.string(),
        nameZh: z.string(),
        nameEn: z.string(),
        level: z.enum(unitLevels),
        parent: z.string().nullable(),
      }),
    ),
    serverTime: z.string(),
  })
  .meta({ id: 'PublicUnits' });
export type PublicUnits = z.infer<typeof PublicUnits>;
