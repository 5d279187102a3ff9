import { WEEKDAYS } from '@fengqiao/domain/clock/calendar/calendar';
import { colours, complexities } from '@fengqiao/domain/dispute/dispute';
import { disputeClocks } from '@fengqiao/domain/dispute/rules/policy';
import { z } from 'zod';
import { RungRule } from '../../policy-file.ts';
import { Limit } from '../intake/clock.ts';
import { UnitPath } from '../fragments/names.ts';
import { nameOf } from '../fragments/words.ts';

const guarded = colours.filter((colour) => colour !== 'blue');

const TimeOfDay = z.string().max(5).describe('HH:MM, local');

const JointRhythm = z.strictObject({
  consultation: z.strictObject({ weekday: z.enum(WEEKDAYS), time: TimeOfDay }).optional(),
  digest: z.strictObject({ time: TimeOfDay }).optional(),
});

/**
 * A policy of mediation as an administrator publishes it: what it says is laid over the default one, part by part, so it
 * names only what differs. Shapes; whether a limit or a rung makes sense is the domain's to say.
 */
const MediationPolicy = z
  .strictObject({
    version: nameOf(60),
    resolve: z.partialRecord(z.enum(complexities), Limit).optional(),
    checkIn: z.partialRecord(z.enum(guarded), Limit).optional(),
    minutes: Limit.optional().describe('After a session: until then its minutes are written'),
    confirmation: Limit.optional().describe(
      'In which the parties may ask a court, from the day the settlement took effect; open clocks follow the policy in force',
    ),
    visits: z.array(Limit).max(12).optional().describe('After settling, one follow-up visit each'),
    committees: z
      .array(UnitPath)
      .max(50)
      .optional()
      .describe('People’s mediation committees 人民调解委员会 among the partner units'),
    rungs: z.partialRecord(z.enum(disputeClocks), z.array(RungRule).max(20)).optional(),
    joint: JointRhythm.optional().describe(
      'When joint mediation meets, and when its members are told the news',
    ),
  })
  .meta({ id: 'MediationPolicy' });

export const MediationPolicyBody = z
  .strictObject({ policy: MediationPolicy })
  .meta({ id: 'MediationPolicyBody' });
export type MediationPolicyBody = z.infer<typeof MediationPolicyBody>;

export const MediationPolicyView = z
  .object({
    policy: z
      .object({ version: z.string() })
      .loose()
      .describe('Limits and rungs, as they can be published again'),
    edition: z.int().describe('Number of the publication, 0 of what came with the software; the ETag'),
    publishedAt: z.string().nullable().describe('Null for what came with the software'),
    publishedBy: z.string().nullable(),
    serverTime: z.string(),
  })
  .meta({ id: 'MediationPolicyView' });
export type MediationPolicyView = z.infer<typeof MediationPolicyView>;

export const MediationPolicyVersion = z.object({
  version: z.string().min(1).max(60).optional().describe('Left out: the one for disputes that begin now'),
});
export type MediationPolicyVersion = z.infer<typeof MediationPolicyVersion>;
