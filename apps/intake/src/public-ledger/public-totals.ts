import { oneAtATime } from '@fengqiao/aggregate/import/one-at-a-time';
import { ledgers } from '@fengqiao/domain/case/case';
import type { ClimbPremises } from '@fengqiao/domain/case/ladder/climb';
import { shownOf, type BranchCount, type Count } from '@fengqiao/domain/case/disclosure/hidden-cells';
import { quartersBetween, type Quarter } from '@fengqiao/domain/case/disclosure/quarter';
import { bureauOf, type Directory } from '@fengqiao/domain/directory/directory';
import { isAtOrBelow } from '@fengqiao/domain/directory/unit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PublicTotalRow } from './public-total.entity.ts';

/** Three years: older ones are in the bureau's printed reports. */
const quartersKept = 12;
/** For how long a quarter without a single matter is not looked for again. */
const emptyForMs = 60_000;

/**
 * Totals of quarters that have ended, counted once, when somebody first asks, and the same ever after: of two answers to
 * one question nobody reckons what came between.
 */
@Injectable()
export class PublicTotals {
  /** When each was last found empty. */
  private readonly empty = new Map<string, number>();

  constructor(private readonly dataSource: DataSource) {}

  async of(quarter: Quarter, ended: Quarter, premises: ClimbPremises): Promise<PublicTotalRow[]> {
    const age = quartersBetween(quarter, ended);
    if (age < 0 || age >= quartersKept) return [];
    const { manager } = this.dataSource;
    const kept = await totalsOf(manager, quarter);
    const isKnownEmpty = premises.now - (this.empty.get(quarter.name) ?? -Infinity) < emptyForMs;
    if (kept.length > 0 || isKnownEmpty) return kept;
    return this.dataSource.transaction(async (within) => {
      await oneAtATime(within, 'public-totals');
      const meanwhile = await totalsOf(within, quarter);
      if (meanwhile.length > 0) return meanwhile;
      const counted = await count(within, quarter);
      // Before anything is brought in, by an import perhaps, nothing is fixed.
      if (counted.length === 0) {
        this.empty.set(quarter.name, premises.now);
        return [];
      }
      const rows = totals(counted, premises.directory).map((total) => ({
        ...total,
        ...{ quarter: quarter.name, countedAt: new Date(premises.now) },
      }));
      await within.insert(PublicTotalRow, rows);
      return totalsOf(within, quarter);
    });
  }
}

function totalsOf(manager: EntityManager, { name }: Quarter): Promise<PublicTotalRow[]> {
  return manager.find(PublicTotalRow, { where: { quarter: name }, order: { unit: 'ASC', ledger: 'ASC' } });
}

type Figure = 'received' | 'closed';
interface Counted extends Record<Figure, number>, Record<`${Figure}Known`, number> {
  readonly unit: string;
  readonly ledger: string;
}

/** What anybody may know of one by one is what is or was published. A voided matter was none. */
async function count(manager: EntityManager, { from, to }: Quarter): Promise<Counted[]> {
  const received = 'c.received_at >= to_timestamp($1 / 1000.0) and c.received_at < to_timestamp($2 / 1000.0)';
  const closed = `c.stage = 'closed' and (c.state ->> 'closedAt')::float8 >= $1 and (c.state ->> 'closedAt')::float8 < $2`;
  const known = `not c.confidential and c.state ->> 'publication' in ('published', 'withdrawn')`;
  const figure = (name: Figure, of: string) =>
    `count(*) filter (where ${of})::int as "${name}", count(*) filter (where ${of} and ${known})::int as "${name}Known"`;
  return manager.query(
    `select c.unit, c.ledger, ${figure('received', received)}, ${figure('closed', closed)}
     from ledger_case c where c.stage <> 'voided' and ((${received}) or (${closed})) group by c.unit, c.ledger`,
    [from, to],
  );
}

type Total = Pick<PublicTotalRow, 'unit' | 'ledger' | 'received' | 'closed'>;

function totals(counted: readonly Counted[], directory: Directory): Total[] {
  const bureau = bureauOf(directory);
  if (!bureau) return [];
  const branches = [...directory.units.values()].filter(({ level }) => level === 'branch');
  return ledgers.flatMap((ledger) => {
    const ours = counted.filter((each) => each.ledger === ledger);
    const column = (figure: Figure) =>
      shownOf({
        bureau: sum(ours, figure),
        branches: branches.map(({ path }): BranchCount => {
          const within = ours.filter(({ unit }) => isAtOrBelow(unit, path));
          return { unit: path, ...sum(within, figure) };
        }),
      });
    const [received, closed] = [column('received'), column('closed')];
    return [
      { unit: bureau.path, ledger, received: received.bureau, closed: closed.bureau },
      ...branches.map(({ path }) => ({
        ...{ unit: path, ledger },
        ...{ received: received.branches.get(path) ?? null, closed: closed.branches.get(path) ?? null },
      })),
    ];
  });
}

function sum(counted: readonly Counted[], figure: Figure): Count {
  const count = counted.reduce((total, each) => total + each[figure], 0);
  const known = counted.reduce((total, each) => total + each[`${figure}Known`], 0);
  return { count, kept: count - known };
}
