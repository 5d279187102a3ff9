import type { LadderCard, LadderPlan } from '@fengqiao/domain/ladder/plan';

/** Names both sides of a ladder agree on. Changing one strands running workflows. */
export const ladderWorkflowType = 'ladder';
export const planSignal = 'plan';

/** Search attributes of a ladder, with their types, as an operator registers them. */
export const ladderAttributes = {
  Kind: 'Keyword',
  Number: 'Keyword',
  Unit: 'Keyword',
  Overdue: 'Bool',
  Level: 'Int',
} as const;

export function ladderWorkflowId(kind: string, aggregateId: string): string {
  return `${kind}/${aggregateId}`;
}

export interface LadderAttributes {
  readonly Kind: string;
  readonly Number: string;
  readonly Unit: string;
  readonly Overdue: boolean;
  readonly Level: number;
}

export function attributesOf(kind: string, card: LadderCard): LadderAttributes {
  return { Kind: kind, Number: card.number, Unit: card.unit, Overdue: card.overdue, Level: card.level };
}

export interface LadderInput {
  /** `case` or `dispute`. */
  readonly kind: string;
  readonly aggregateId: string;
  readonly plan: LadderPlan;
  /** Climbs of earlier runs, for the reader of the details, when the workflow continues as new. */
  readonly climbs?: readonly string[];
}

export interface ClimbRequest {
  readonly kind: string;
  readonly aggregateId: string;
  /** The workflow's moment, epoch milliseconds. */
  readonly moment: number;
}

export interface LadderActivities {
  /** Takes every rung due by the moment, in one transaction, and gives the plan as it then is. Idempotent. */
  climb(request: ClimbRequest): Promise<LadderPlan>;
}
