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

/** A row's state as it is written today: what earlier releases did not write is given the value it then had. */
export function storedState(written: CaseState): CaseState {
  const clocks = written.clocks.map((clock) => ({
    ...{ edition: 1, unit: null, extension: 0 },
    ...clock,
    climbed: { ...{ review: 0 }, ...clock.climbed },
  }));
  const confidentiality = readConfidentiality(written.confidentiality);
  return { ...unwritten, ...written, confidentiality, suspension: storedSuspension(written), clocks };
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
