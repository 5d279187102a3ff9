import type { SoleCommand } from '@fengqiao/domain/case/commands/case-command';
import { isRefusal } from '@fengqiao/domain/refusal';
import { QueryCodeGuard, type CodeHolders } from '@fengqiao/service/authentication/query-code-guard';
import type { Preconditions } from '@fengqiao/service/http/request-headers';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CaseDesk } from '../cases/case-desk.ts';
import { CaseRow } from '../cases/case.entity.ts';
import { MoveCaseHandler } from '../move-case/move-case.handler.ts';
import { byMergedCitizen, citizenView } from './citizen-view.ts';

/** The citizen's own view and acts: whoever shows the code of a case is its citizen, and nobody else's. */
@Injectable()
export class CitizenHandler {
  constructor(
    private readonly dataSource: DataSource,
    private readonly codes: QueryCodeGuard,
    private readonly desk: CaseDesk,
    private readonly cases: MoveCaseHandler,
  ) {}

  async read(number: string, code: string) {
    const own = await this.codes.open(number, code, caseOf(number));
    if (isRefusal(own)) return own;
    const { manager } = this.dataSource;
    const standing = await survivorOf(manager, own);
    return citizenView(
      manager,
      own,
      standing,
      await this.desk.world(manager, { identity: null, citizenOf: standing.id, ownCase: own.id }),
    );
  }

  async move(number: string, code: string, command: SoleCommand, preconditions: Preconditions) {
    const own = await this.codes.open(number, code, caseOf(number));
    if (isRefusal(own)) return own;
    // What a citizen may do with the case that answers for it is done there; everything else with the own one.
    const target = byMergedCitizen.includes(command.command)
      ? await survivorOf(this.dataSource.manager, own)
      : own;
    const content = ['citizen', own.id, command];
    const request = { identity: null, preconditions, content, citizenOf: target.id, ownCase: own.id };
    return this.cases.give(target.id, command, request, (manager, row, world) =>
      citizenView(manager, own.id === row.id ? row : own, row, world),
    );
  }
}

function caseOf(number: string) {
  return async (manager: EntityManager): Promise<CodeHolders<CaseRow> | null> => {
    const row = await manager.findOneBy(CaseRow, { number });
    return row && { id: row.id, keys: row.queryCodeHash ? [{ hash: row.queryCodeHash, holder: row }] : [] };
  };
}

/** The case that answers for this one: itself, or what it was merged into, however often that was merged again. */
async function survivorOf(manager: EntityManager, own: CaseRow): Promise<CaseRow> {
  let row = own;
  while (row.state.merger) {
    const next: CaseRow | null = await manager.findOneBy(CaseRow, { id: row.state.merger.into });
    if (!next) throw new Error(`case ${row.id} was merged into one that is not there`);
    row = next;
  }
  return row;
}
