import { stages, type CaseState, type Stage } from '../case.ts';

/** 八个环节, in their order; the endings beside the last stand outside (domain text, stages). */
const road: readonly Stage[] = stages.slice(0, stages.indexOf('closed') + 1);

export const roadStates = ['done', 'current', 'ahead'] as const;
export interface StageOnRoad {
  readonly stage: Stage;
  readonly state: (typeof roadStates)[number];
}

/** How far a case has come, as its citizen is told; none of one that has ended beside the road. */
export function roadTo(stage: Stage): StageOnRoad[] {
  const here = road.indexOf(stage);
  if (here < 0) return [];
  return road.map((each, at) => ({
    stage: each,
    state: at < here ? 'done' : at === here ? 'current' : 'ahead',
  }));
}

/**
 * What the unit that a citizen is told has to do with the case: until one is given the case, it is the owner's, whose desk
 * looks at it (`receiving`) and whose chief decides who handles it (`deciding`).
 */
export const unitParts = ['receiving', 'deciding', 'assigned', 'handling'] as const;
export type UnitPart = (typeof unitParts)[number];

export function partOfUnit({ stage, handlingUnit }: Pick<CaseState, 'stage' | 'handlingUnit'>): UnitPart {
  if (handlingUnit !== null) return stage === 'assigned' ? 'assigned' : 'handling';
  return stage === 'submitted' ? 'deciding' : 'receiving';
}
