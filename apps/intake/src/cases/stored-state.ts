import type { CaseState } from '@fengqiao/domain/case/case';
import { readConfidentiality } from '@fengqiao/domain/case/visibility/subjects';
import { ordinary } from '@fengqiao/domain/case/rules/policy';

/** What releases before the roads beside the straight one did not write. */
const unwritten = {
  responseClass: ordinary,
  closedAt: null,
  suspension: null,
  heard: [],
  appeal: null,
  questions: [],
  additions: 0,
  unconfirmedRating: null,
  merger: null,
  voiding: null,
  rated: [],
  tookIn: [],
  lifted: false,
  consent: false,
};

const unwrittenOfClock = { edition: 1, unit: null, extension: 0 };
const unwrittenOfClimb = { review: 0 };

/**
 * A row's state as it is written today: what earlier releases did not write is given the value it then had. What was read is
 * changed where it lies, since nobody else has it and lists read many.
 */
export function storedState(read: CaseState): CaseState {
  for (const clock of read.clocks) {
    complete(clock, unwrittenOfClock);
    complete(clock.climbed, unwrittenOfClimb);
  }
  const confidentiality = readConfidentiality(read.confidentiality);
  return Object.assign(complete(read, unwritten), { confidentiality, suspension: storedSuspension(read) });
}

function complete<T extends object>(read: T, lacking: Partial<T>): T {
  for (const key of Object.keys(lacking) as (keyof T)[])
    if (read[key] === undefined) read[key] = lacking[key] as T[typeof key];
  return read;
}

/** Which referral a case waits for was not kept at first. */
function storedSuspension({ suspension = null }: Partial<CaseState>): CaseState['suspension'] {
  if (suspension?.status !== 'open' || suspension.reason !== 'in-mediation') return suspension;
  return { ...suspension, referral: suspension.referral ?? null };
}

/** A state as it is written: releases before this one know of one subject only, and hide the case from it at least. */
export function writtenState(state: CaseState): object {
  const secret = state.confidentiality;
  if (!secret) return state;
  return { ...state, confidentiality: { ...secret, subjectUnit: secret.subjectUnits[0] ?? null } };
}
