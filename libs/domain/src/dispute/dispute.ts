/** 矛盾纠纷: a quarrel between parties, mediated. Its roads beyond being written down come with their own issue. */
export const complexities = ['general', 'complex', 'difficult'] as const;
export type Complexity = (typeof complexities)[number];

/** 三色管控 */
export const colours = ['blue', 'yellow', 'red'] as const;
export type Colour = (typeof colours)[number];

/** 三级调解 */
export const levels = ['community', 'station', 'county'] as const;
export type Level = (typeof levels)[number];

export const disputeStatuses = ['screened'] as const;
export type DisputeStatus = (typeof disputeStatuses)[number];

export interface DisputeState {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly status: DisputeStatus;
  /** The room where it is: community first, so that is where it begins. */
  readonly place: string;
  readonly complexity: Complexity;
  readonly colour: Colour;
  readonly level: Level;
  readonly relatedCase: string | null;
  readonly screenedAt: number;
}
