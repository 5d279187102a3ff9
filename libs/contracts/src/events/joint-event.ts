import { z } from 'zod';
import { NoticeRequests } from './notice-request.ts';

/**
 * `fengqiao.mediation.joint.digested` (一站联调: the day's new facts of a station's disputes) and
 * `fengqiao.mediation.consultation.<fact>` (会商). Owner: mediation. Reader: intake, for `tells`. A poisoned one parks
 * that station or meeting.
 */
export const JointEventData = z.object({
  number: z.string().describe('What it is called: the station and day of a digest, the number of a meeting'),
  unit: z.string().describe('The station whose joint mediation it is'),
  fact: z.object({ type: z.string() }).loose(),
  tells: NoticeRequests,
});
export type JointEventData = z.infer<typeof JointEventData>;
