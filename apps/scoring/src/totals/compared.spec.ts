import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endings, ledgers, type Stage } from '@fengqiao/domain/case/case';
import { isAtOrBelow } from '@fengqiao/domain/directory/unit';
import { parsePeriod } from '@fengqiao/domain/score/periods/period';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import { walk } from '../../../intake/src/intake.scenario.ts';
import { everything, readBook, readLines } from '../book/read-book.ts';
import { startWithSample, type Headquarters } from '../scoring.scenario.ts';
import { countCases, LedgerTotalsReader } from './ledger-totals.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
const unit = 'shifan.dongcheng';
let headquarters: Headquarters;
let facts: Fact[];

interface Fact {
  readonly case_id: string;
  readonly seq: number;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly ledger: string;
  readonly stage: Stage;
  readonly unit: string;
  readonly overdue_from: Date | null;
}

/** The sample, and matters that come and go over two weeks after it. */
beforeAll(async () => {
  headquarters = await startWithSample(clock);
  for (const last of ['submit', 'assign', 'accept', 'reply', 'follow-up', 'close']) {
    clock.advance(50 * 3_600_000);
    await walk(headquarters.intake, last, () => Promise.resolve(clock.advance(600_000)));
  }
  const { scoring, intake } = headquarters;
  const told = `select count(*)::int as n from event where aggregate_type = 'case'`;
  const [{ n }] = await intake.dataSource.query(told);
  await until('all of it is known', async () => {
    facts = await scoring.dataSource.query('select * from case_fact order by case_id, seq');
    return facts.length === n;
  });
}, 60_000);
afterAll(() => headquarters.stop());

/** Moments at which something changes, and one millisecond to either side; every so many of them. */
function moments(of: 'occurred_at' | 'recorded_at' | 'overdue_from', every: number): number[] {
  const all = facts.flatMap((fact) => fact[of]?.getTime() ?? []);
  const sorted = [...new Set(all.flatMap((at) => [at - 1, at, at + 1]))].sort((one, other) => one - other);
  return sorted.filter((_, n) => n % every === 0);
}

/** Line by line: of each case the last event by both moments, counted where it stood. */
function counted(asOf: number, knownAt: number, ledger: string, path: string) {
  const latest = new Map<string, Fact>();
  for (const fact of facts)
    if (fact.occurred_at.getTime() <= asOf && fact.recorded_at.getTime() <= knownAt)
      latest.set(fact.case_id, fact);
  const here = [...latest.values()].filter((fact) => fact.ledger === ledger && isAtOrBelow(fact.unit, path));
  const open = here.filter(({ stage }) => !(endings as readonly Stage[]).includes(stage));
  return {
    received: here.length,
    closed: here.filter(({ stage }) => stage === 'closed').length,
    open: open.length,
    overdue: open.filter(({ overdue_from: from }) => from !== null && from.getTime() < asOf).length,
  };
}

describe('for any two moments', () => {
  it('totals are what every fact, looked at one by one, comes to', async () => {
    const reader = headquarters.scoring.running.app.get(LedgerTotalsReader);
    const units = [unit, `${unit}.linjiang`, `${unit}.hubin`];
    const asked = [...moments('occurred_at', 41), ...moments('overdue_from', 7)];
    expect(asked.length).toBeGreaterThan(20);
    for (const asOf of asked)
      for (const knownAt of moments('recorded_at', 13)) {
        const found = await reader.read(unit, units, { asOf, knownAt });
        const expected = units.flatMap((path) =>
          ledgers.map((ledger) => ({ ledger, unit: path, ...counted(asOf, knownAt, ledger, path) })),
        );
        expect(found).toEqual(expected);
      }
  });

  it('figures of the three ledgers add up to those that are kept as sums', async () => {
    const { manager } = headquarters.scoring.dataSource;
    const period = parsePeriod('2026-Q4')!;
    const bare = (rows: { unit: string; source: string; outcome: string; count: number }[]) =>
      rows.map((row) => `${row.unit} ${row.source} ${row.outcome} ${row.count}`).sort();
    for (const asOf of moments('occurred_at', 97))
      for (const knownAt of moments('recorded_at', 29)) {
        const times = { asOf, knownAt };
        const sums = await readBook(manager, period, times);
        expect(bare(sums)).toEqual(bare(await readLines(manager, period, times, everything)));
        const totals = new Map<string, { unit: string; source: string; outcome: string; count: number }>();
        for (const ledger of ledgers)
          for (const row of await readBook(manager, period, times, {
            ...everything,
            kind: { ...everything.kind, ledger },
          })) {
            const key = `${row.unit} ${row.source} ${row.outcome}`;
            totals.set(key, { ...row, count: row.count + (totals.get(key)?.count ?? 0) });
          }
        expect(bare([...totals.values()])).toEqual(bare(sums));
      }
  });
});

describe('what is looked at', () => {
  /** Without what PostgreSQL prefers in a small table: it shows whether an index can do. */
  async function plan(sql: string, parameters: unknown[]): Promise<string> {
    return headquarters.scoring.dataSource.transaction(async (manager) => {
      for (const way of ['seqscan', 'bitmapscan', 'sort'])
        await manager.query(`set local enable_${way} = off`);
      const rows: Record<string, string>[] = await manager.query(`explain ${sql}`, parameters);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
  }

  it('for totals is an index, in its order, and no fact', async () => {
    const now = new Date(await clock.now());
    const text = await plan(countCases, [now, now, unit, endings]);
    expect(text).toMatch(/Unique[^\n]*\n\s*->\s*Index Only Scan Backward using case_fact_pkey/);
  });
});
