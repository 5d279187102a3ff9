import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groupedBy, tableColumns } from '@fengqiao/contracts/http/intake/case-search';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { complaint, matter, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let intake: TestService;
const readers = ['hq-analyst', 'dongcheng-desk', 'linjiang-officer-a', 'dongcheng-chief'];

beforeAll(async () => {
  intake = await startIntake(clock);
  await intake.post('/v1/imports/ledger', { as: 'admin', body: sampleFile('ledger.csv') });
  await intake.post('/v1/cases', { body: { ...complaint, subjectUnit: 'shifan.dongcheng' } });
  await intake.post('/v1/cases', { body: { ...matter, summary: '=HYPERLINK("http://x")' } });
});
afterAll(() => intake.stop());

const asked = (path: string, as: string) => intake.get(`/v1/cases/${path}`, { as });
const counted = async (as: string, query = '') => (await asked(`counts?${query}`, as)).body.count;

describe('the groups of a search', () => {
  it.each(groupedBy)('by %s share out its list, whoever asks', async (by) => {
    for (const as of readers) {
      const { status, body } = await asked(`groups?by=${by}`, as);
      expect([status, body.more]).toEqual([200, false]);
      const sum = body.groups.reduce((all: number, { count }: { count: number }) => all + count, 0);
      expect([as, sum, body.counted]).toEqual([as, await counted(as), body.counted]);
      const counts = body.groups.map(({ count }: { count: number }) => count);
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
    }
  });

  it.each(['stage', 'ledger', 'channel', 'category', 'handler', 'owner'])(
    'by %s lead to the cases behind each',
    async (by) => {
      for (const as of readers) {
        const { body } = await asked(`groups?by=${by}&overdue=false`, as);
        for (const { value, count } of body.groups) {
          const where = encodeURIComponent(JSON.stringify({ all: [{ [by]: [value] }, { overdue: false }] }));
          expect([as, value, await counted(as, `where=${where}`)]).toEqual([as, value, count]);
        }
      }
    },
  );

  it('have no trace of a complaint for the unit it is about', async () => {
    const ledgers = async (as: string) =>
      (await asked('groups?by=ledger', as)).body.groups.find(
        ({ value }: { value: string }) => value === 'complaint',
      )?.count ?? 0;
    const before = await ledgers('dongcheng-desk');
    await intake.post('/v1/cases', { body: { ...complaint, subjectUnit: 'shifan.dongcheng' } });
    expect(await ledgers('dongcheng-desk')).toBe(before);
  });

  it('are told in the days of the bureau', async () => {
    const { body } = await asked('groups?by=receivedOn&q=HYPERLINK', 'hq-analyst');
    expect(body.groups).toEqual([{ value: '2026-11-20', count: 1 }]);
    const weekday = await asked('groups?by=receivedWeekday&q=HYPERLINK', 'hq-analyst');
    expect(weekday.body.groups).toEqual([{ value: '5', count: 1 }]);
  });
});

describe('the table of a search', () => {
  const lines = (text: string) => text.split('\r\n').filter((line) => line !== '');

  it('has a line for each case of its list, whoever asks', async () => {
    for (const as of readers) {
      const { status, body: text } = await asked('table', as);
      expect([as, status, lines(text).length - 1]).toEqual([as, 200, await counted(as)]);
    }
  });

  it('has the columns that were asked for, in their order, headed in Chinese first', async () => {
    const { body: text } = await asked('table?columns=summary,number&ledger=complaint', 'bureau-desk');
    expect(lines(text)[0]?.replace('\uFEFF', '')).toBe('摘要 summary,编号 number');
    const all = await asked('table', 'bureau-desk');
    expect(lines(all.body)[0]?.split(',')).toHaveLength(tableColumns.length);
  });

  it('is never a formula, and never says who reported', async () => {
    const { body: text } = await asked('table?q=HYPERLINK', 'dongcheng-desk');
    expect(text).toContain(`"'=HYPERLINK(`);
    expect(text).not.toContain(matter.reporter.name);
  });

  it('comes as a workbook', async () => {
    const { status, headers } = await asked('table?format=xlsx', 'hq-analyst');
    expect([status, headers.get('content-disposition')]).toEqual([200, 'attachment; filename="cases.xlsx"']);
  });

  it('leaves a line in the audit for each confidential case in it', async () => {
    const read = async () =>
      (await intake.dataSource.query(`select count(*)::int as lines from read_audit where what = 'table'`))[0]
        .lines;
    const before = await read();
    await asked('table?ledger=complaint', 'bureau-desk');
    expect((await read()) - before).toBe(await counted('bureau-desk', 'ledger=complaint'));
  });

  it.each(['columns=reporter', 'columns=', 'format=pdf', 'limit=3', 'order=due'])(
    '%s is refused',
    async (query) => {
      const { status, body } = await asked(`table?${query}`, 'hq-analyst');
      expect([status, body.code]).toEqual([400, 'validation']);
    },
  );

  it('is for whoever is known', async () => {
    expect((await intake.get('/v1/cases/table')).status).toBe(401);
    expect((await intake.get('/v1/cases/groups?by=stage')).status).toBe(401);
  });
});
