import { mostGrouped, type CaseGroups, type GroupedBy } from '@fengqiao/contracts/http/intake/case-search';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { CaseRow } from '../cases/case.entity.ts';

const received = (form: string) => `to_char(c.received_at at time zone :zone, '${form}')`;

const keys: Readonly<Record<GroupedBy, string>> = {
  stage: 'c.stage',
  ledger: 'c.ledger',
  channel: `c.state ->> 'channel'`,
  category: `c.state ->> 'category'`,
  unit: 'c.unit',
  owner: 'c.owner_unit',
  handler: 'c.handler',
  overdue: `coalesce(c.overdue_from < :now, false)::text`,
  level: `c.state ->> 'level'`,
  receivedOn: received('YYYY-MM-DD'),
  receivedMonth: received('YYYY-MM'),
  receivedWeekday: received('ID'),
};

/** How many of the cases found there are of each kind, the most first. */
export async function groupsOf(
  manager: EntityManager,
  found: SelectQueryBuilder<CaseRow>,
  by: GroupedBy,
  { now, zone }: { readonly now: number; readonly zone: string },
): Promise<Pick<CaseGroups, 'groups' | 'counted' | 'more'>> {
  const [sql, parameters] = found
    .select(keys[by], 'value')
    .limit(mostGrouped.cases + 1)
    .setParameters({ now: new Date(now), zone })
    .getQueryAndParameters();
  const rows = (await manager.query(
    `select value, count(*)::int as count, sum(count(*)) over ()::int as counted
       from (${sql}) as one group by value order by count desc, value collate "C" limit ${mostGrouped.groups}`,
    parameters,
  )) as { value: string | null; count: number; counted: number }[];
  const counted = rows[0]?.counted ?? 0;
  return {
    groups: rows.map(({ value, count }) => ({ value, count })),
    counted: Math.min(counted, mostGrouped.cases),
    more: counted > mostGrouped.cases,
  };
}
