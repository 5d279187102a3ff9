import { z } from 'zod';
import { UnitPath } from '../fragments/names.ts';

/** 一站联调: the partner units that are members of a station's joint mediation. */
export const JointMembersBody = z
  .strictObject({ units: z.array(UnitPath).max(50).describe('Partner units; all of them, each once') })
  .meta({ id: 'JointMembersBody' });
export type JointMembersBody = z.infer<typeof JointMembersBody>;

export const JointMembersView = z
  .object({ station: z.string(), units: z.array(z.string()), serverTime: z.string() })
  .meta({ id: 'JointMembers' });
export type JointMembersView = z.infer<typeof JointMembersView>;
