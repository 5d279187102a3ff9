import type { Rung } from './rung.ts';
import { climbableFrom } from './rung.ts';

/**
 * 督办阶梯: what Temporal is told about an aggregate, as data. The ladder workflow sleeps until the first rung,
 * climbs, and takes the plan that comes back; it computes no moment itself. Ids, codes and times only: this
 * leaves PostgreSQL.
 */
export interface LadderPlan {
  /** The aggregate's version the plan was laid at: a plan not newer than the one held is ignored. */
  readonly version: number;
  /** `ended`: no clock runs and the workflow may go; a later plan starts a new run. */
  readonly status: 'open' | 'ended';
  readonly rungs: readonly PlannedRung[];
  readonly card: LadderCard;
  /** A limit in minutes runs: it goes before every other. Left out: none does. */
  readonly urgent?: true;
}

export interface PlannedRung {
  readonly id: string;
  readonly kind: string;
  /** Epoch milliseconds from which the rung can be climbed. */
  readonly at: number;
}

/** What an operator sees of the aggregate beside its ladder. */
export interface LadderCard {
  readonly number: string;
  readonly stage: string;
  readonly unit: string;
  readonly overdue: boolean;
  /** How many levels the matter has climbed above its owner. */
  readonly level: number;
  readonly clocks: readonly {
    readonly name: string;
    readonly state: string;
    readonly dueAt: number | null;
    /** Whether `dueAt` leans on a year not yet announced; plans laid before this was told do not say. */
    readonly provisional?: boolean;
  }[];
  /** What else an operator should see at a glance (a dispute's level and colour); codes, no words of people. */
  readonly marks?: readonly string[];
}

export function layPlan(
  version: number,
  ended: boolean,
  rungs: readonly Rung[],
  card: LadderCard,
  urgent = false,
): LadderPlan {
  return {
    version,
    status: ended ? 'ended' : 'open',
    rungs: ended ? [] : rungs.map((rung) => ({ id: rung.id, kind: rung.kind, at: climbableFrom(rung) })),
    card,
    ...(urgent && !ended && { urgent: true }),
  };
}

/** Whether Temporal must be told: a change of stage alone, with every rung where it was, is not worth a signal. */
export function samePlan(a: LadderPlan | null, b: LadderPlan): boolean {
  if (a === null || a.status !== b.status || a.rungs.length !== b.rungs.length) return false;
  if (a.card.unit !== b.card.unit || a.card.overdue !== b.card.overdue || a.card.level !== b.card.level)
    return false;
  return a.rungs.every((rung, i) => rung.id === b.rungs[i]?.id && rung.at === b.rungs[i]?.at);
}

export function nextRungAt(plan: LadderPlan): number | null {
  return plan.rungs[0]?.at ?? null;
}
