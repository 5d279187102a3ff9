/** Names both sides of a re-projection agree on. Changing one strands running workflows. */
export const reprojectWorkflowType = 'reproject';

export function reprojectWorkflowId(edition: number): string {
  return `reprojection/${edition}`;
}

export interface ReprojectInput {
  /** The edition of the bureau's rules that open cases are brought under. */
  readonly edition: number;
}

/** How far it has come: counts of cases and deadlines, so that an operator can watch it. */
export interface ReprojectProgress {
  readonly looked: number;
  readonly casesMoved: number;
  readonly deadlinesMoved: number;
  readonly status: 'waiting' | 'going-on' | 'finished';
}

export interface ReprojectActivities {
  /**
   * Brings the next few thousand open cases under the edition, from where the database says the last call came to.
   * `waiting` when a command begun under the rules of before has not ended yet. Idempotent.
   */
  reprojectNext(input: ReprojectInput): Promise<ReprojectProgress>;
}
