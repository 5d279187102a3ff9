import type { CaseState } from '../case.ts';

type Closed = Pick<CaseState, 'stage' | 'publication' | 'closedAt' | 'confidentiality'>;

/**
 * Since when anybody may read the public face of a case (公开); null while nobody may. What is voided is not shown, and
 * shown again when an appeal brings it back as it stood; a confidential case never is, whatever was asked.
 */
export function publishedAt({ stage, publication, closedAt, confidentiality }: Closed): number | null {
  const isPublished = stage === 'closed' && publication === 'published' && confidentiality === null;
  return isPublished ? closedAt : null;
}

interface Face {
  readonly publicSummary: string | null;
  readonly withheldReason: string | null;
}

/**
 * What was said when it was last closed, as far as it stands. A release that did not keep what became of it wrote the
 * words alone: they are shown as they were.
 */
export function faceOf({ publication }: Pick<CaseState, 'publication'>, written: Face): Face {
  if (publication === undefined) return written;
  return {
    publicSummary: publication === 'published' ? written.publicSummary : null,
    withheldReason: publication === 'withheld' ? written.withheldReason : null,
  };
}
