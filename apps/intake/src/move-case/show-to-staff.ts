import type { CaseView, MovedCase } from '@fengqiao/contracts/http/intake/case';
import { canSee } from '@fengqiao/domain/case/visibility/confidentiality';
import type { World } from '@fengqiao/domain/case/decide/world';
import type { EntityManager } from 'typeorm';
import type { CaseRow } from '../cases/case.entity.ts';
import { caseView } from '../cases/case-view.ts';
import { recordRead } from '../read-case/read-audit.ts';

/** As `showToStaff`; of a case that has been hidden from whoever gave the command, no more than that it is known by its number. */
export async function showIfStillSeen(
  manager: EntityManager,
  row: CaseRow,
  world: World,
): Promise<MovedCase> {
  const isHidden = row.state.confidentiality !== null && !canSee(row.state, world.reader, world);
  return isHidden ? { id: row.id, number: row.number } : showToStaff(manager, row, world);
}

/** The answer to a command shows the case, so it is a reading like any other. */
export async function showToStaff(
  manager: EntityManager,
  row: CaseRow,
  world: World,
  readAt: number = world.now,
): Promise<CaseView> {
  const view = caseView(row.state, row, world);
  const showedReporter = view.reporter !== null;
  if (showedReporter || view.confidential)
    await recordRead(manager, {
      person: world.reader.id,
      what: 'case',
      ids: [row.id],
      showed: showedReporter,
      at: readAt,
    });
  return view;
}
