import { cutToPage, localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { BulkSteps, BulkStepsQuery, BulkView } from '@fengqiao/contracts/http/intake/bulk';
import { messagesOf } from '@fengqiao/contracts/problem';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { CaseDesk } from '../cases/case-desk.ts';
import { BulkActRow, BulkStepRow } from './bulk.entities.ts';
import { actOf, viewFor, viewsOf } from './bulk-view.ts';

/** As many as a person looks back. */
const mostListed = 20;

/** Shows people their own bulk acts, and what became of each case. */
@Injectable()
export class BulkReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CaseDesk,
  ) {}

  async mine(identity: Identity) {
    const { manager } = this.dataSource;
    const world = await this.desk.world(manager, { identity });
    const { id: person } = world.reader;
    const rows =
      person === null
        ? []
        : await manager.find(BulkActRow, {
            where: { person },
            order: { givenAt: 'DESC', id: 'DESC' },
            take: mostListed,
          });
    return { items: await viewsOf(manager, rows, world), serverTime: localTime(world)(world.now) };
  }

  async one(id: string, identity: Identity): Promise<BulkView | Refusal> {
    const { manager } = this.dataSource;
    return viewFor(manager, id, await this.desk.world(manager, { identity }));
  }

  async steps(
    id: string,
    { result, limit, cursor = -1 }: BulkStepsQuery,
    identity: Identity,
  ): Promise<BulkSteps | Refusal> {
    const { manager } = this.dataSource;
    const world = await this.desk.world(manager, { identity });
    const act = await actOf(manager, id, world);
    if (isRefusal(act)) return act;
    const where = { bulkId: id, n: MoreThan(cursor), ...(result && { result }) };
    const rows = await manager.find(BulkStepRow, { where, order: { n: 'ASC' }, take: limit + 1 });
    const page = cutToPage(rows, limit, ({ n }) => n);
    const items = page.rows.map((row) => ({
      ...{ id: row.caseId, number: row.number, result: row.result, code: row.code },
      message: row.code === null ? null : messagesOf(row.code),
    }));
    return { items, next: page.next, serverTime: localTime(world)(world.now) };
  }
}
