/** Names both sides of joint mediation's Schedules agree on. Changing one strands Schedules and running workflows. */
export const consultWorkflowType = 'consult';
export const digestWorkflowType = 'digest';

/** Of the Schedule; a run of it has the moment it was for behind it. */
export function consultScheduleId(station: string): string {
  return `consultation/${station}`;
}

export function digestScheduleId(station: string): string {
  return `digest/${station}`;
}

export interface JointInput {
  /** Unit path of the station, or of a branch for its centre. */
  readonly station: string;
}

export interface WeeklyPlanned {
  /** `there-already`: by an earlier run, or by hand. */
  readonly status: 'planned' | 'there-already' | 'no-members' | 'no-meeting-this-week';
  /** `HS-2026-000001`, and when; null where nothing was planned. */
  readonly number: string | null;
  readonly at: string | null;
}

export interface NewsDigested {
  readonly status: 'told' | 'nothing-new' | 'there-already' | 'no-members';
  /** The working day it is of. */
  readonly day: string | null;
  readonly disputes: number;
  readonly facts: number;
}

export interface ConsultActivities {
  /** Plans the week's meeting, if there is none. In one transaction; idempotent by station and ISO week. */
  planWeekly(input: JointInput): Promise<WeeklyPlanned>;
}

export interface DigestActivities {
  /** Tells members what happened since the last digest. In one transaction; idempotent by station and day. */
  digestNews(input: JointInput): Promise<NewsDigested>;
}
