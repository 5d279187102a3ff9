import type { DisputeView } from '@fengqiao/contracts/http/mediation/dispute';
import type { DisputeWorld } from '@fengqiao/domain/dispute/rules/rules';
import type { EntityManager } from 'typeorm';
import type { DisputeRow } from '../disputes/dispute.entity.ts';
import { disputeView, showsConfidence } from '../disputes/dispute-view.ts';
import { readWords } from '../disputes/dispute-words.ts';
import { recordRead } from '../read-dispute/read-audit.ts';

/** The answer to a command shows the dispute as `GET` does, so it is a reading like any other. */
export async function showToStaff(
  manager: EntityManager,
  row: DisputeRow,
  world: DisputeWorld,
  readAt: number = world.now,
): Promise<DisputeView> {
  const view = disputeView(row, await readWords(manager, row.id), world);
  const { reader } = world;
  const showed = showsConfidence(view);
  await recordRead(manager, { person: reader.id, what: 'dispute', ids: [row.id], showed, at: readAt });
  return view;
}
