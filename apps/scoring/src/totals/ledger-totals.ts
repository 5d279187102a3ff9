import { endings, ledgers, type Ledger } from '@fengqiao/domain/case/case';
import { isAtOrBelow } from '@fengqiao/domain/directory/unit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TwoTimes } from '../two-times.ts';

interface Counts {
  readonly received: number;
  readonly closed: number;
  readonly open: number;
  readonly overdue: number;
}

interface CountRow extends Counts {
  readonly ledger: Ledger;
  readonly unit: string;
}

export interface TotalsItem extends Counts {
  readonly ledger: Ledger;
  readonly unit: string;
}

/**
 * Each case as its last event by both moments left it, counted where it stood then; one that was voided is none. In the order of the primary key,
 * backwards, which holds all that is read: the facts themselves are not looked at. `asOf`, `knownAt`, unit, endings.
 */
export const countCases = `
  with latest as (
    select distinct on (case_id) ledger, stage, unit, overdue_from from case_fact
    where occurred_at <= $1 and recorded_at <= $2
    order by case_id desc, seq desc
  )
  select ledger, unit,
    count(*)::int as received,
    count(*) filter (where stage = 'closed')::int as closed,
    count(*) filter (where stage <> all($4))::int as open,
    count(*) filter (where stage <> all($4) and overdue_from < $1)::int as overdue
  from latest where stage <> 'voided' and (unit = $3 or starts_with(unit, $3 || '.'))
  group by ledger, unit`;

/** Totals of the three ledgers, from facts alone. */
@Injectable()
export class LedgerTotalsReader {
  constructor(private readonly dataSource: DataSource) {}

  /** The units that were on record by then, by path. */
  async units(knownAt: number): Promise<string[]> {
    const rows: { path: string }[] = await this.dataSource.query(
      'select distinct path from unit_fact where recorded_at <= $1 order by path',
      [new Date(knownAt)],
    );
    return rows.map((row) => row.path);
  }

  /** One item a ledger for the unit asked and for each known below it, each including its own descendants. */
  async read(unit: string, units: readonly string[], times: TwoTimes): Promise<TotalsItem[]> {
    const rows = await this.count(unit, times);
    return [unit, ...units.filter((path) => path !== unit && isAtOrBelow(path, unit))].flatMap((path) =>
      ledgers.map((ledger) => ({ ledger, unit: path, ...sumBelow(rows, ledger, path) })),
    );
  }

  private async count(unit: string, { asOf, knownAt }: TwoTimes): Promise<CountRow[]> {
    return this.dataSource.query(countCases, [new Date(asOf), new Date(knownAt), unit, endings]);
  }
}

function sumBelow(rows: readonly CountRow[], ledger: Ledger, unit: string): Counts {
  const total = { received: 0, closed: 0, open: 0, overdue: 0 };
  for (const row of rows) {
    if (row.ledger !== ledger || !isAtOrBelow(row.unit, unit)) continue;
    total.received += row.received;
    total.closed += row.closed;
    total.open += row.open;
    total.overdue += row.overdue;
  }
  return total;
}
