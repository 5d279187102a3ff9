import type { LadderCard, LadderPlan } from '@fengqiao/domain/ladder/plan';

/** Names both sides of a ladder agree on. Changing one strands running workflows. */
export const ladderWorkflowType = 'ladder';
export const planSignal = 'plan';
/** Says that what the ladder holds may be wrong, whatever its version: it asks the database at once. */
export const lookSignal = 'look';

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

/** The ladders of a service: climbed when Temporal asks, and where it does not. */
export interface Ladders extends LadderActivities {
  /** Of which aggregates; a plan of another kind would never be climbed. */
  readonly kinds: readonly string[];
  /** The same climb, asked for by nobody; `isTaken`: Temporal has the plan and should have asked. */
  climbUnasked(request: ClimbRequest, isTaken: boolean): Promise<LadderPlan>;
}

/** How far ahead of ours the workflow's clock is believed; a Temporal a day ahead must not breach a day early. */
const believedAheadMs = 2_000;

/** The moment of a climb: the workflow's where it is ahead of ours by a little, never before what has happened. */
export function climbMoment({ moment }: ClimbRequest, ours: number, lastEventAt: number): number {
  return Math.max(Math.min(Math.max(moment, ours), ours + believedAheadMs), lastEventAt);
}

/** For a ladder without an aggregate, which somebody made up: it is told to end. */
export function endedPlan({ aggregateId: number }: ClimbRequest): LadderPlan {
  const card = { number, stage: 'unknown', unit: '', overdue: false, level: 0, clocks: [] };
  return { version: Number.MAX_SAFE_INTEGER, status: 'ended', rungs: [], card };
}

/** What an honest plan never comes near; Temporal itself refuses search attributes of a few kilobytes. */
const longestText = 500;
const mostItems = 500;
/** The last moment a date can stand for, epoch milliseconds. */
const lastMoment = 8.64e15;

/** Whether something that came from outside is a plan: anybody with access to Temporal can send a signal. */
export function isLadderPlan(value: unknown): value is LadderPlan {
  if (!isRecord(value) || !isRecord(value['card'])) return false;
  const { version, status, rungs, card } = value;
  return (
    Number.isSafeInteger(version) &&
    (status === 'open' || status === 'ended') &&
    isListOf(rungs, (rung) => isText(rung['id']) && isMoment(rung['at'])) &&
    [card['number'], card['stage'], card['unit']].every(isText) &&
    typeof card['overdue'] === 'boolean' &&
    Number.isSafeInteger(card['level']) &&
    isListOf(
      card['clocks'],
      ({ name, state, dueAt }) => isText(name) && isText(state) && isMoment(dueAt ?? 0),
    )
  );
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The same of what a ladder is started with. */
export function isLadderInput(value: unknown): value is LadderInput {
  if (!isRecord(value)) return false;
  const { kind, aggregateId, plan, climbs = [] } = value;
  const isId = typeof aggregateId === 'string' && uuid.test(aggregateId);
  return isText(kind) && isId && isLadderPlan(plan) && Array.isArray(climbs) && climbs.every(isText);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isListOf(value: unknown, isGood: (each: Record<string, unknown>) => boolean): boolean {
  return (
    Array.isArray(value) && value.length <= mostItems && value.every((each) => isRecord(each) && isGood(each))
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= longestText;
}

function isMoment(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= lastMoment;
}
