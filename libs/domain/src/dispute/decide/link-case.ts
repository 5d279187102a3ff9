import { itself } from '../acts/act.ts';
import type { DisputeState } from '../dispute.ts';
import type { DisputeEvent } from '../dispute-event.ts';

/** The case that an import named is found: it only links, and suspends nothing (domain text, Imported history). */
export function linkCase(state: DisputeState, caseId: string, now: number): DisputeEvent {
  return itself(state, now, { type: 'case-linked', caseId });
}
