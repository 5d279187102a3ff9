import type { AttachmentView, StaffAttachmentView } from '@fengqiao/contracts/http/intake/attachments';
import { shownTo, type Audience } from '@fengqiao/domain/case/visibility/fields';
import type { EntityManager } from 'typeorm';
import { AttachmentRow } from './attachment.entity.ts';

/** In the table of who reads what: what a citizen sent is `attachments`, what a result is shown by `evidence`. */
export function fieldOf({ use }: Pick<AttachmentRow, 'use'>): 'attachments' | 'evidence' {
  return use === 'evidence' ? 'evidence' : 'attachments';
}

/** Of one case, as far as they are this audience's to see, in the order they came. */
export async function attachmentsOfCase(
  manager: EntityManager,
  caseId: string,
  audience: Audience,
): Promise<AttachmentRow[]> {
  const rows = await manager.find(AttachmentRow, { where: { caseId }, order: { seq: 'asc', id: 'asc' } });
  return rows.filter((row) => shownTo(audience, fieldOf(row), row) !== null);
}

export function attachmentView(row: AttachmentRow, local: (moment: number) => string): AttachmentView {
  const { id, name, type, size, use, seq, addedAt, createdAt, erasedAt } = row;
  return {
    ...{ id, name: name ?? '', type, size, use: use ?? 'words', seq: seq ?? 0 },
    addedAt: local((addedAt ?? createdAt).getTime()),
    erasedAt: erasedAt === null ? null : local(erasedAt.getTime()),
  };
}

export function staffAttachmentView(
  row: AttachmentRow,
  audience: Audience,
  local: (moment: number) => string,
): StaffAttachmentView {
  return {
    ...attachmentView(row, local),
    sha256: row.sha256,
    original: row.originalSize !== null,
    by: shownTo(audience, 'by', row.addedBy),
  };
}
