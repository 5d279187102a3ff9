import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import { messagesOf } from '@fengqiao/contracts/problem';
import type { CaseState } from '@fengqiao/domain/case/case';
import type { World } from '@fengqiao/domain/case/decide/world';
import { broughtForward } from '@fengqiao/domain/case/ladder/catch-up';
import { canSee } from '@fengqiao/domain/case/visibility/confidentiality';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';
import { caseClockView } from '../cases/case-view.ts';
import { TrialMerge } from './trial-merge.ts';
import { CaseReader } from '../read-case/case-reader.ts';

/** What would become of a case if others were merged into it, one after the other: decided, and not written. */
@Injectable()
export class PreviewMergeReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CaseReader,
  ) {}

  preview(id: string, merged: readonly string[], identity: Identity) {
    return this.cases.forStaff(id, identity, 'clocks', async (row, given) => {
      const rows = await this.dataSource.manager.findBy(CaseRow, { id: In([...merged]) });
      const last = [row, ...rows].map(({ state }) => state.lastEventAt);
      const world = { ...given, now: Math.max(given.now, ...last) };
      const trial = new TrialMerge(id, row.state, world);
      const cases = merged.map((each) => {
        const other = rows.find((found) => found.id === each);
        if (!other || !canSee(other.state, world.reader, world)) return refused(each, null, 'not-found');
        const refusal = trial.take(other.state);
        if (refusal) return refused(each, other.number, refusal.code);
        return { id: each, number: other.number, code: null, message: null };
      });
      return {
        cases,
        before: clocksOf(row.state, world),
        after: clocksOf(trial.survivor ?? row.state, world),
        serverTime: localTime(world)(world.now),
      };
    });
  }
}

function refused(id: string, number: string | null, code: string) {
  return { id, number, code, message: messagesOf(code) };
}

/** A case's clocks as they stand under the rules in force. */
export function clocksOf(state: CaseState, world: World) {
  return broughtForward(state, world.rules).clocks.map((clock) => caseClockView(clock, world));
}
