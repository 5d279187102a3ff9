import type { Calendar } from '../../clock/calendar/calendar.ts';
import type { Directory } from '../../directory/directory.ts';
import type { Timetable } from '../../ladder/clock-instance.ts';
import type { Holdings } from './holdings.ts';
import type { MediationPolicy } from './policy.ts';
import type { DisputeReader } from '../visibility/reader.ts';

/** What the clocks of disputes are counted by. */
export interface DisputeRules {
  /** For disputes that begin now. */
  readonly policy: MediationPolicy;
  /** Every version that was ever in force. */
  readonly policies: ReadonlyMap<string, MediationPolicy>;
  /** The bureau's hours now: escalations come by working day, and no limit that may not end on a day of rest ends on one. */
  readonly timetable: Timetable;
  /** The bureau's own hours. */
  readonly calendar: Calendar;
}

/** The version a dispute began under; one that was lost is taken for today's. */
export function policyOf(rules: DisputeRules, version: string): MediationPolicy {
  return rules.policies.get(version) ?? rules.policy;
}

/** Everything a rule may look at beside the dispute, whoever asks. */
export interface DisputePremises {
  readonly now: number;
  readonly directory: Directory;
  readonly holdings: Holdings;
  /** Partner units of a station's joint mediation (一站联调), by the station's path. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly rules: DisputeRules;
}

export interface DisputeWorld extends DisputePremises {
  readonly reader: DisputeReader;
}
