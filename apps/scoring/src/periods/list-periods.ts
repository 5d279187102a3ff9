import { cutToPage, type RowsOfPage } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { PeriodsQuery, PeriodView } from '@fengqiao/contracts/http/scoring/periods';
import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import { stateOfPeriod } from '@fengqiao/domain/score/periods/closing';
import { monthAt, parsePeriod, scoringZone, type Period } from '@fengqiao/domain/score/periods/period';
import type { EntityManager } from 'typeorm';
import { closingIn } from '../close-period/closing-of.ts';

/** A period with how far it is closed, as the database puts them together. */
interface PeriodRow {
  readonly period: string;
  readonly provisional_at: Date | null;
  readonly objections_until: Date | null;
  readonly frozen_at: Date | null;
  readonly revision: number | null;
  readonly hash: string | null;
}

/** What of closing and newest revision belongs to the names in `page`. */
const closed = `
  select page.period, closing.provisional_at, closing.objections_until, closing.frozen_at, newest.revision, newest.hash
  from page
  left join period_closing closing using (period)
  left join lateral (
    select revision, hash from period_revision revision where revision.period = page.period
    order by revision desc limit 1) newest on true`;

/**
 * Periods of every kind from the first month that something was received in (and still counts), oldest first, a page of them by one query: how many
 * years a ledger goes back costs nothing.
 */
export async function listPeriods(
  manager: EntityManager,
  { limit, cursor }: PeriodsQuery,
  now: number,
): Promise<RowsOfPage<PeriodRow>> {
  const after = cursor === undefined ? null : parsePeriod(cursor);
  const rows: PeriodRow[] = await manager.query(
    `with first as (select min(month) as month from score_total where source = 'received' and total > 0),
     page as (
       select ends, months, case months
           when 1 then to_char(began / 12, 'FM0000') || '-' || to_char(began % 12 + 1, 'FM00')
           when 3 then to_char(began / 12, 'FM0000') || '-Q' || (began % 12) / 3 + 1
           else to_char(began / 12, 'FM0000') end as period
       from first, (values (1), (3), (12)) kind(months),
         lateral generate_series(first.month - first.month % months, $1, months) began,
         lateral (select began + months as ends) last
       where (ends, months) > ($2, $3)
       order by ends, months limit $4)
     ${closed} order by page.ends, page.months`,
    [
      monthAt(now).firstMonth,
      after === null ? 0 : after.firstMonth + after.months,
      after?.months ?? 0,
      limit + 1,
    ],
  );
  return cutToPage(rows, limit, ({ period }) => period);
}

export async function readPeriod(manager: EntityManager, { name }: Period): Promise<PeriodRow> {
  const [row] = (await manager.query(`with page as (select $1::text as period) ${closed}`, [
    name,
  ])) as PeriodRow[];
  if (!row) throw new Error(`no row for ${name}`);
  return row;
}

export function periodView(row: PeriodRow, now: number): PeriodView {
  const period = parsePeriod(row.period);
  if (!period) throw new Error(`${row.period} is no period`);
  const { provisional_at: provisionalAt, objections_until: objectionsUntil, frozen_at: frozenAt } = row;
  const closing =
    provisionalAt && objectionsUntil ? closingIn({ provisionalAt, objectionsUntil, frozenAt }) : null;
  return {
    period: period.name,
    kind: period.kind,
    from: told(period.from),
    to: told(period.to),
    state: stateOfPeriod(period, closing, now),
    objectionsUntil: closing && told(closing.objectionsUntil),
    frozenAt: closing?.frozenAt ? told(closing.frozenAt) : null,
    revision: row.revision,
    hash: row.hash,
  };
}

function told(moment: number): string {
  return formatMoment(moment, scoringZone);
}
