/**
 * What the ladder workflow is given and asks for, as types: the worker's activities implement this, the relay
 * sends this. A plan is data laid by the domain (`LadderPlan` there); the workflow knows no rule about it.
 */
export interface LadderPlan {
  readonly version: number;
  readonly status: 'open' | 'ended';
  readonly rungs: readonly { readonly id: string; readonly kind: string; readonly at: number }[];
  readonly card: LadderCard;
}

export interface LadderCard {
  readonly number: string;
  readonly stage: string;
  readonly unit: string;
  readonly overdue: boolean;
  readonly level: number;
  readonly clocks: readonly { readonly name: string; readonly state: string; readonly dueAt: number | null }[];
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
