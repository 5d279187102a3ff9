import { unitLevels } from '@fengqiao/domain/directory/unit';
import { z } from 'zod';

/**
 * `fengqiao.intake.unit.changed`: a unit as it stands now. Owner: intake, which keeps the directory. Readers:
 * scoring (the tree totals are summed over), mediation, outreach. A poisoned one parks that unit.
 */
export const UnitEventData = z.object({
  path: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  level: z.enum(unitLevels as [string, ...string[]]),
  parent: z.string().nullable(),
});
export type UnitEventData = z.infer<typeof UnitEventData>;
