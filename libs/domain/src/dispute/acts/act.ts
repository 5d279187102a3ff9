import { actsOf } from '../../aggregate/act.ts';
import type { Authorship } from '../../aggregate/aggregate-event.ts';
import { parseMoment } from '../../clock/dates/moment.ts';
import {
  standingOf,
  type DisputeFact,
  type DisputeRecord,
  type DisputeStanding,
  type UnknownOfDispute,
} from '../dispute-event.ts';
import type { DisputePremises } from '../rules/rules.ts';

/** Who does something to a dispute, when, and how it came in. */
export interface DisputeContext extends DisputePremises, Authorship<UnknownOfDispute> {
  /** Set when a party acts by its own code. */
  readonly party: string | null;
}

export const { act, itself } = actsOf<DisputeFact, DisputeStanding, DisputeRecord, UnknownOfDispute>(
  standingOf,
);

/** What the system itself does, and what an import tells of. */
export function systemContext(
  premises: DisputePremises,
  now = premises.now,
  imported: readonly UnknownOfDispute[] | null = null,
): DisputeContext {
  return { ...premises, now, by: null, standIn: false, imported, party: null };
}

/** A moment as a command gives it, checked at the boundary. */
export function momentOf(text: string): number {
  const moment = parseMoment(text);
  if (moment === null) throw new RangeError('a command without a moment that can be read');
  return moment;
}
