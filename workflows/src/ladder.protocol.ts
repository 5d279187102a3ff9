import type { LadderCard } from './ladder.activities.ts';

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
