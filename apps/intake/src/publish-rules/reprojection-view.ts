import type { Reprojection } from '@fengqiao/contracts/http/calendar';
import type { z } from 'zod';
import type { ReprojectionRow } from '../re-project/reprojection.entity.ts';

export function reprojectionView(
  { edition, looked, casesMoved, deadlinesMoved, finishedAt }: ReprojectionRow,
  tell: (moment: number) => string,
): z.infer<typeof Reprojection> {
  const finished = finishedAt === null ? null : tell(finishedAt.getTime());
  return { edition, looked, casesMoved, deadlinesMoved, finishedAt: finished };
}
