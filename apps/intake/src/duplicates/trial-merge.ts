import { evolvedBy } from '@fengqiao/domain/aggregate/catch-up';
import type { CaseState } from '@fengqiao/domain/case/case';
import { decidePair } from '@fengqiao/domain/case/decide/decide-pair';
import type { World } from '@fengqiao/domain/case/decide/world';
import { evolve } from '@fengqiao/domain/case/evolve';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';

/** Cases merged into one, one after the other: decided by the command's own rules, and not written. */
export class TrialMerge {
  constructor(
    private readonly into: string,
    /** As it would be by now; null where there is no such case. */
    public survivor: CaseState | null,
    private readonly world: World,
  ) {}

  /** Why it cannot be merged; null where it can, and is. */
  take(state: CaseState): Refusal | null {
    const { into, world } = this;
    const outcome = decidePair(state, this.survivor, { command: 'merge', into }, world);
    if (isRefusal(outcome)) return outcome;
    this.survivor = evolvedBy(evolve, this.survivor, outcome.others.get(into) ?? [], into);
    return null;
  }
}
