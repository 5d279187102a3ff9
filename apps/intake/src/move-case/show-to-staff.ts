import type { CaseView } from '@fengqiao/contracts/http/intake/case';
import type { World } from '@fengqiao/domain/case/decide/world';
import type { EntityManager } from 'typeorm';
import type { CaseRow } from '../cases/case.entity.ts';
import { caseView } from '../cases/case-view.ts';
import { recordRead } from '../read-case/read-audit.ts';

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
