import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bounds } from '@fengqiao/domain/bounds';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { matter, register, startIntake } from '../intake.scenario.ts';
import { ledgerColumns } from './ledger-table.ts';

const clock = new ManualClock('2026-11-29T10:00:00+08:00');
let intake: TestService;
beforeAll(async () => {
  intake = await startIntake(clock);
}, 60_000);
afterAll(() => intake.stop());

const unknown = ','.repeat(10);
const row = (ref: string, day: string, ledger = 'claim') =>
  `${ref},${ledger},visit,noise,shifan.dongcheng.linjiang,,噪声,噪声,no,${day}T09:00:00+08:00${unknown}`;
const bring = async (rows: readonly string[]) => {
  const body = `${ledgerColumns.join()}\n${rows.join('\n')}\n`;
  const answer = await intake.post('/v1/imports/ledger', { as: 'admin', body });
  expect(answer.status).toBe(200);
  return answer.body.items as { id: string; number: string }[];
};
const count = async (from: string) =>
  ((await intake.dataSource.query(`select count(*)::int as n from ${from}`)) as [{ n: number }])[0].n;
const sequences = () => count(`pg_class where relkind = 'S' and relname like 'case_number%'`);

describe('a matter of 1950 that is still open', () => {
  it('climbs so many rungs and no more, leaves one record an instance, and one notice a person', async () => {
    const days = ['1950-06-01', '1950-07-03', '1970-01-05'];
    const items = await bring(days.map((day, i) => row(`old-${i}`, day)));
    for (const { id } of items) {
      const rungs = await count(`event where type = 'rung-climbed' and aggregate_id = '${id}'`);
      expect(rungs).toBeGreaterThan(3);
      expect(rungs).toBeLessThanOrEqual(bounds.rungsOfInstance);
      const records = await count(`accountability_record where case_id = '${id}'`);
      expect(records).toBe(bounds.recordsOfInstance);
    }
    const most = (await intake.dataSource.query(
      'select max(n)::int as most from (select count(*) as n from notice group by recipient) each',
    )) as [{ most: number }];
    expect(most[0].most).toBe(bounds.noticesOfImport);
  });
});

describe('numbers', () => {
  it('of any year make no sequence for it, are in order, and no two are the same', async () => {
    const years = Array.from({ length: 60 }, (_, i) => 1930 + i);
    const items = await bring(
      years.flatMap((year) => [row(`a-${year}`, `${year}-03-01`), row(`b-${year}`, `${year}-03-02`)]),
    );
    const numbers = items.map(({ number }) => number);
    expect(numbers.slice(0, 2)).toEqual(['SQ-1930-000001', 'SQ-1930-000002']);
    expect(new Set(numbers).size).toBe(120);
    expect(await sequences()).toBeLessThanOrEqual(3 * bounds.sequencesOfLedger);
    expect((await bring([row('c-1930', '1930-04-01')]))[0]?.number).toBe('SQ-1930-000003');
  });

  it('go on where a sequence of an earlier release stopped', async () => {
    await intake.dataSource.query(`create sequence case_number_sq_1999`);
    await intake.dataSource.query(`select nextval('case_number_sq_1999') from generate_series(1, 41)`);
    expect((await bring([row('d-1', '1999-04-01')]))[0]?.number).toBe('SQ-1999-000042');
  });

  it('go on where an import stopped, once people register in that year', async () => {
    const year = new Date().getFullYear();
    await intake.dataSource.query(`drop sequence if exists case_number_yj_${year}`);
    await intake.dataSource.query(`insert into case_number_counter values ('YJ', $1, 7)`, [year]);
    clock.set(`${year}-11-30T10:00:00+08:00`);
    const { body } = await register(intake, { body: { ...matter, ledger: 'suggestion' } });
    expect(body.number).toBe(`YJ-${year}-000008`);
  });

  it('taken at once by many are all different', async () => {
    const taken = await Promise.all(
      Array.from({ length: 20 }, () =>
        intake.dataSource.query(`select unnest(take_case_numbers('TS', 1955, 3))::int as n`),
      ),
    );
    const all = (taken.flat() as { n: number }[]).map(({ n }) => n).sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  });
});
