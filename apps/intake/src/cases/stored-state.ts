import type { CaseState } from '@fengqiao/domain/case/case';
import { ordinary } from '@fengqiao/domain/case/policy';

/** A row's state as it is written today: what earlier releases did not write is given the value it then had. */
export function storedState(written: CaseState): CaseState {
  const clocks = written.clocks.map((clock) => ({ ...{ edition: 1, unit: null }, ...clock }));
  return { ...{ responseClass: ordinary }, ...written, clocks };
}
