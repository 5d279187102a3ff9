import type { CaseState } from '@fengqiao/domain/case/case';
import { ordinary } from '@fengqiao/domain/case/rules/policy';

/** What releases before the roads beside the straight one did not write. */
const unwritten = {
  responseClass: ordinary,
  closedAt: null,
  suspension: null,
  heard: [],
  appeal: null,
  questions: [],
  unconfirmedRating: null,
  merger: null,
  voiding: null,
  rated: [],
  tookIn: [],
};

/** A row's state as it is written today: what earlier releases did not write is given the value it then had. */
export function storedState(written: CaseState): CaseState {
  const clocks = written.clocks.map((clock) => ({
    ...{ edition: 1, unit: null, extension: 0 },
    ...clock,
    climbed: { ...{ review: 0 }, ...clock.climbed },
  }));
  return { ...unwritten, ...written, suspension: storedSuspension(written), clocks };
}

/** Which referral a case waits for was not kept at first. */
function storedSuspension({ suspension = null }: Partial<CaseState>): CaseState['suspension'] {
  if (suspension?.status !== 'open' || suspension.reason !== 'in-mediation') return suspension;
  return { ...suspension, referral: suspension.referral ?? null };
}
