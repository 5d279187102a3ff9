import { noticeSubjects, type NoticeSubject } from '@fengqiao/contracts/http/intake/notice';
import type { NoticeRow } from './notice.entity.ts';

export interface About {
  readonly kind: NoticeSubject;
  readonly id: string;
  readonly number: string;
}

/** What a notice is about; null for the summary of an import. */
export function aboutOf(row: Pick<NoticeRow, 'caseId' | 'aboutKind' | 'aboutId' | 'number'>): About | null {
  const number = row.number ?? '';
  if (row.caseId !== null) return { kind: 'case', id: row.caseId, number };
  const kind = noticeSubjects.find((each) => each === row.aboutKind);
  return kind && row.aboutId !== null ? { kind, id: row.aboutId, number } : null;
}
