/** Names both sides of a bulk act agree on. Changing one strands running workflows. */
export const bulkWorkflowType = 'bulk';

export function bulkWorkflowId(id: string): string {
  return `bulk/${id}`;
}

export interface BulkInput {
  /** The bulk act; what is done, by whom and to which cases is in the database alone. */
  readonly id: string;
}

/** How far it has come, in cases: an operator can watch it. */
export interface BulkProgress {
  readonly done: number;
  readonly refused: number;
  readonly waiting: number;
  readonly status: 'going-on' | 'ended';
}

export interface BulkActivities {
  /** Gives the command to the next cases, for a second or two, from where the database says it was. Idempotent. */
  bulkNext(input: BulkInput): Promise<BulkProgress>;
}
