import type { DisputeView } from '@fengqiao/contracts/http/dispute';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules';
import type { EntityManager } from 'typeorm';
import type { DisputeRow } from '../disputes/dispute.entity.ts';
import { disputeView } from '../disputes/dispute-view.ts';
import { readWords } from '../disputes/dispute-words.ts';

/** The answer to a command shows the dispute as `GET` does. */
export async function showToStaff(
  manager: EntityManager,
  row: DisputeRow,
  world: DisputeWorld,
): Promise<DisputeView> {
  return disputeView(row, await readWords(manager, row.id), world);
}
