import type { AccountabilityQuery } from '@fengqiao/contracts/http/intake/notice';
import { broughtForward } from '@fengqiao/domain/case/ladder/catch-up';
import type { World } from '@fengqiao/domain/case/decide/world';
import { editionOf } from '@fengqiao/domain/case/rules/rule-book';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { parsePeriod } from '@fengqiao/domain/score/periods/period';
import { measure } from '@fengqiao/domain/clock/projection/project';
import { runOf } from '@fengqiao/domain/ladder/clock-instance';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { CaseDesk } from '../cases/case-desk.ts';
import { CaseRow } from '../cases/case.entity.ts';
import { visibleTo } from '../read-case/case-query.ts';
import { recordRead } from '../read-case/read-audit.ts';
import { AccountabilityRow } from './accountability-record.entity.ts';

/** Accountability records of the cases a reader may see: no other leaves a trace in the list or its pages. */
@Injectable()
export class AccountabilityReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CaseDesk,
  ) {}

  async list(query: AccountabilityQuery, identity: Identity): Promise<object | Refusal> {
    const { manager } = this.dataSource;
    const world = await this.desk.world(manager, { identity });
    const period = query.period ? parsePeriod(query.period) : null;
    if (query.period && !period) return refuse('validation', 'period');
    const visible = visibleTo(manager.createQueryBuilder(CaseRow, 'c').where('c.id = r.caseId'), world);
    const records = manager
      .createQueryBuilder(AccountabilityRow, 'r')
      .where(`exists (${visible.select('1').getQuery()})`)
      .setParameters(visible.getParameters());
    const rows = await filtered(records, query, period)
      .orderBy('r.id', 'DESC')
      .take(query.limit + 1)
      .getMany();
    const page = rows.slice(0, query.limit);
    const cases = await manager.findBy(CaseRow, { id: In(page.map(({ caseId }) => caseId)) });
    const confidential = cases.filter((row) => row.confidential).map(({ id }) => id);
    if (confidential.length > 0)
      await recordRead(manager, {
        person: world.reader.id,
        what: 'list',
        ids: confidential,
        showed: false,
        at: world.now,
      });
    const byId = new Map(cases.map((row) => [row.id, row]));
    return {
      items: page.flatMap((row) => {
        const of = byId.get(row.caseId);
        return of ? recordView(row, of, world) : [];
      }),
      next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
      serverTime: formatMoment(world.now, world.rules.calendar.definition.timeZone),
    };
  }
}

type Records = SelectQueryBuilder<AccountabilityRow>;

function filtered(
  records: Records,
  query: AccountabilityQuery,
  period: { from: number; to: number } | null,
): Records {
  const { unit, owner, holder, clock, cause, cursor } = query;
  if (unit) records.andWhere('(r.unit = :unit or r.unit like :below)', { unit, below: `${unit}.%` });
  if (owner) records.andWhere('r.owner_unit = :owner', { owner });
  if (holder) records.andWhere('r.holder = :holder', { holder });
  if (clock) records.andWhere('r.clock = :clock', { clock });
  if (cause) records.andWhere('r.cause = :cause', { cause });
  if (period)
    records.andWhere('r.occurred_at >= :from and r.occurred_at < :to', {
      from: new Date(period.from),
      to: new Date(period.to),
    });
  if (cursor) records.andWhere('r.id < :cursor', { cursor });
  return records;
}

function recordView(row: AccountabilityRow, of: CaseRow, { now, rules }: World) {
  const { timeZone } = rules.calendar.definition;
  const clock = broughtForward(of.state, rules).clocks.find(
    ({ name, instance }) => name === row.clock && instance === row.instance,
  );
  const hours = clock && editionOf(rules.book, clock.edition).hoursOf(clock.unit);
  const measured =
    row.cause === 'breach' && clock && hours ? measure(runOf(clock, hours), clock.endedAt ?? now) : null;
  const left = measured && !isRefusal(measured) ? measured.remainingSeconds : null;
  return {
    id: row.id,
    case: { id: of.id, number: of.number },
    cause: row.cause,
    clock: row.clock,
    instance: row.instance,
    unit: row.unit,
    owner: { unit: row.ownerUnit, post: row.ownerPost.slice(row.ownerUnit.length + 1), holder: row.holder },
    dueAt: row.dueAt && formatMoment(row.dueAt.getTime(), timeZone),
    occurredAt: formatMoment(row.occurredAt.getTime(), timeZone),
    lateSeconds: left === null ? null : Math.max(0, -left),
    running: clock?.endedAt === null,
    withdrawn: row.withdrawnBy !== null,
  };
}
