/** Names both sides of closing a period agree on. Changing one strands running workflows. */
export const closePeriodWorkflowType = 'closePeriod';

export function closePeriodWorkflowId(period: string): string {
  return `period/${period}`;
}

export interface ClosePeriodInput {
  /** `2026`, `2026-Q4` or `2026-11`. */
  readonly period: string;
}

export interface ClosingProgress {
  /** `frozen`, or what it waits for: shown to operators. */
  readonly status: string;
  /** After so long there may be something to do. */
  readonly lookInMs: number;
}

/** Of all periods together that ended long before they began to be closed. */
export const closeHistoryWorkflowType = 'closeHistory';
export const closeHistoryWorkflowId = 'period/history';

export interface CloseHistoryActivities {
  /** Brings some of them a step further. Idempotent; `frozen` when nothing is left. */
  advanceHistory(): Promise<ClosingProgress>;
}

export interface ClosePeriodActivities {
  /** Does what is due: figures made provisional, then frozen. Idempotent. */
  advanceClosing(input: ClosePeriodInput): Promise<ClosingProgress>;
}
