import type { BulkActCommand } from '@fengqiao/contracts/http/intake/bulk';
import { messagesOf } from '@fengqiao/contracts/problem';

/** What takes a command back: the others leave it to whoever has the case now, or cannot be unsaid. */
export const oppositeOf: Partial<Record<BulkActCommand, BulkActCommand>> = {
  merge: 'unmerge',
  'change-handler': 'change-handler',
};

export interface ActAsItStands {
  readonly command: BulkActCommand;
  readonly undoes: string | null;
  readonly hasEnded: boolean;
  readonly done: number;
  /** By an act that was not stopped on the way. */
  readonly isUndone: boolean;
}

/** Whether a bulk act can be taken back, as an answer says it. */
export function undoOffer(act: ActAsItStands) {
  const code = reasonAgainst(act);
  return { allowed: code === null, code, message: code === null ? null : messagesOf(code) };
}

function reasonAgainst({ command, undoes, hasEnded, done, isUndone }: ActAsItStands): string | null {
  if (undoes !== null || oppositeOf[command] === undefined) return 'no-opposite';
  if (!hasEnded) return 'bulk-under-way';
  if (done === 0) return 'nothing-done';
  return isUndone ? 'already-undone' : null;
}
