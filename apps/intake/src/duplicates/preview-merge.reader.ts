import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import { messageOf } from '@fengqiao/contracts/problem';
import { evolvedBy } from '@fengqiao/domain/aggregate/catch-up';
import type { CaseState } from '@fengqiao/domain/case/case';
import { decidePair } from '@fengqiao/domain/case/decide/decide-pair';
import type { World } from '@fengqiao/domain/case/decide/world';
import { evolve } from '@fengqiao/domain/case/evolve';
import { broughtForward } from '@fengqiao/domain/case/ladder/catch-up';
import { canSee } from '@fengqiao/domain/case/visibility/confidentiality';
import { isRefusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { CaseRow } from '../cases/case.entity.ts';
import { caseClockView } from '../cases/case-view.ts';
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
      let survivor = row.state;
      const cases = merged.map((each) => {
        const other = rows.find((found) => found.id === each);
        if (!other || !canSee(other.state, world.reader, world)) return refused(each, null, 'not-found');
        const outcome = decidePair(other.state, survivor, { command: 'merge', into: id }, world);
        if (isRefusal(outcome)) return refused(each, other.number, outcome.code);
        survivor = evolvedBy(evolve, survivor, outcome.others.get(id) ?? [], id);
        return { id: each, number: other.number, code: null, message: null };
      });
      return {
        cases,
        before: clocksOf(row.state, world),
        after: clocksOf(survivor, world),
        serverTime: localTime(world)(world.now),
      };
    });
  }
}

function refused(id: string, number: string | null, code: string) {
  return { id, number, code, message: { 'zh-CN': messageOf(code, 'zh-CN'), en: messageOf(code, 'en') } };
}

function clocksOf(state: CaseState, world: World) {
  return broughtForward(state, world.rules).clocks.map((clock) => caseClockView(clock, world));
}
