import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import writeXlsxFile from 'write-excel-file/node';
import { startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-27T17:00:00+08:00');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

const folder = fileURLToPath(new URL('files/', import.meta.url));
const file = (name: string) => readFileSync(`${folder}${name}`);
const path = '/v1/imports/ledger';

function send(body: string | Uint8Array, query = '', headers: Record<string, string> = {}) {
  return intake.post(`${path}${query}`, {
    as: 'admin',
    body,
    headers: { 'accept-language': 'en', ...headers },
  });
}

async function read(ref: string) {
  const { body } = await intake.get(`/v1/cases?ref=${ref}`, { as: 'hq-analyst' });
  return body.items[0];
}

async function held(): Promise<string> {
  const [row] = await intake.dataSource.query(
    `select (select count(*) from ledger_case) cases, (select count(*) from event) events,
       (select count(*) from ladder_plan) plans, (select count(*) from notice) notices,
       (select count(*) from idempotent_answer) keys,
       (select string_agg(schemaname || sequencename || coalesce(last_value, 0), ',' order by sequencename)
          from pg_sequences where sequencename like 'case_number%') numbers`,
  );
  return JSON.stringify(row);
}

const refused = async (name: string, query = '') => {
  const before = await held();
  const { status, body } = await send(file(name), query);
  expect([status, body.code, await held()]).toEqual([422, 'import-rejected', before]);
  return body.errors.map(({ row, column, code }: Record<string, unknown>) => [row, column, code]);
};

describe('a ledger as people’s spreadsheets save it', () => {
  it.each([
    ['ledger-gb18030.csv', 'r1-gbk', { encoding: 'gb18030', separator: 'comma' }],
    ['ledger-utf16.csv', 'r1-u16', { encoding: 'utf-16le', separator: 'comma' }],
    ['ledger-semicolon.csv', 'r1-semi', { encoding: 'utf-8', separator: 'semicolon' }],
    ['ledger-header-with-space.csv', 'r1-hdr', { encoding: 'utf-8', separator: 'comma' }],
    ['ledger-trailing-comma-rows.csv', 'r1-blank', { encoding: 'utf-8', separator: 'comma' }],
    ['ledger-trailing-empty-columns.csv', 'r1-cols', { encoding: 'utf-8', separator: 'comma' }],
  ])('%s is read, and the answer says as what', async (name, ref, readAs) => {
    const { status, body } = await send(file(name));
    expect([status, body]).toMatchObject([200, { rows: 1, imported: 1, readAs: { ...readAs, sheet: null } }]);
    expect(await read(ref)).toMatchObject({
      summary: '广场音响扰民',
      receivedAt: '2026-11-27T09:10:00+08:00',
    });
  });

  it('with spreadsheets’ dates is refused with what to do, and read by the bureau’s time once they are declared', async () => {
    const { body } = await send(file('ledger-excel-dates.csv'));
    expect(body.errors).toEqual([
      {
        row: 2,
        column: 'receivedAt',
        code: 'bad-moment',
        message: expect.stringContaining('dates=spreadsheet'),
      },
    ]);
    expect((await send(file('ledger-excel-dates.csv'), '?dates=spreadsheet')).body.imported).toBe(1);
    expect((await read('r1-date')).receivedAt).toBe('2026-11-27T09:10:00+08:00');
  });

  it('counts rows as the spreadsheet does, in every error', async () => {
    expect(await refused('ledger-row-number.csv')).toEqual([[3, '', 'unreadable-csv']]);
    expect(await refused('ledger-ref-with-invisible-character.csv')).toEqual([
      [2, 'ref', 'invisible-character'],
    ]);
  });

  it('saved as a workbook is the same ledger: what is here by text is skipped', async () => {
    const [heading = '', row = ''] = file('ledger-excel-dates.csv').toString('utf8').trim().split(/\r?\n/);
    const type = String;
    const cells = row
      .split(',')
      .map((value, i) =>
        heading.split(',')[i] === 'receivedAt'
          ? { type: Date, value: new Date('2026-11-27T09:10:00Z'), format: 'yyyy/m/d h:mm' }
          : { type, value },
      );
    const top = heading.split(',').map((value) => ({ type, value }));
    const book = await writeXlsxFile([top, cells] as never, { sheet: '三季度' } as never).toBuffer();
    const headers = { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
    const asked = await send(
      new Uint8Array(book),
      '?dates=spreadsheet&sheet=%E4%B8%89%E5%AD%A3%E5%BA%A6',
      headers,
    );
    expect(asked.body).toMatchObject({
      ...{ rows: 1, imported: 0, skipped: 1 },
      readAs: { encoding: null, separator: null, sheet: '三季度' },
    });
  });
});

describe('a ledger tried', () => {
  it('is answered as in earnest, without ids, and leaves nothing, not even a number', async () => {
    const before = await held();
    const tried = await send(file('ledger-week-1.csv'), '?dry-run=true', { 'idempotency-key': 'week-1' });
    expect(tried.body).toMatchObject({ rows: 2, imported: 2, skipped: 0, dryRun: true });
    expect(tried.body.items).toEqual([
      { ref: 'p1-1', id: null, number: null },
      { ref: 'p1-2', id: null, number: null },
    ]);
    expect(await held()).toBe(before);
    const bad = await send(file('ledger-row-number.csv'), '?dry-run=true');
    expect(bad.body.code).toBe('import-rejected');
    const earnest = await send(file('ledger-week-1.csv'), '', { 'idempotency-key': 'week-1' });
    expect(earnest.body).toMatchObject({ imported: 2, dryRun: false });
  });
});

describe('last week’s ledger sent again with this week’s changes', () => {
  it('is refused for what changed, unless what is here is kept', async () => {
    expect(await refused('ledger-week-2.csv')).toEqual([[2, 'ref', 'ref-taken']]);
  });

  it('takes what is new, and goes on with a case of which it only tells more', async () => {
    const before = await read('p1-1');
    const { status, body } = await send(file('ledger-week-2.csv'), '?conflicts=keep');
    expect([status, body]).toMatchObject([200, { rows: 3, imported: 1, continued: 1, skipped: 1, left: [] }]);
    expect(body.items[0]).toMatchObject({ ref: 'p1-1', id: before.id, number: before.number });
    const after = await read('p1-1');
    expect(after).toMatchObject({ stage: 'replied', handler: 'linjiang-officer-a' });
    const clocks = Object.fromEntries(after.clocks.map((each: { name: string }) => [each.name, each]));
    // Replied on the 20th: complete stands within its limit; three working days to follow up ended on the 25th.
    expect(clocks).toMatchObject({ complete: { state: 'standing' }, 'follow-up': { state: 'missed' } });
    const { body: told } = await intake.get(`/v1/cases/${before.id}/events`, { as: 'hq-analyst' });
    const acts = told.items.filter(({ type }: { type: string }) => type !== 'rung-climbed');
    expect(acts.map(({ type, occurredAt }: Record<string, string>) => [type, occurredAt])).toEqual([
      ['registered', '2026-11-16T09:10:00+08:00'],
      ['submitted', '2026-11-16T10:00:00+08:00'],
      ['assigned', '2026-11-16T10:00:00+08:00'],
      ['accepted', '2026-11-16T14:30:00+08:00'],
      ['replied', '2026-11-20T10:00:00+08:00'],
      // Taken for missed on the 25th, before it was known that it had been replied to.
      ['records-withdrawn', '2026-11-27T17:00:00+08:00'],
    ]);
    const seqs = told.items.map(({ seq }: { seq: number }) => seq);
    expect(seqs).toEqual(seqs.map((_: number, i: number) => i + 1));
    const rungs = told.items.flatMap(({ fact }: { fact: { rung?: { id: string } } }) => fact.rung?.id ?? []);
    expect(new Set(rungs).size).toBe(rungs.length);
  });

  it('sent once more changes nothing', async () => {
    const before = await held();
    const { body } = await send(file('ledger-week-2.csv'), '?conflicts=keep');
    expect(body).toMatchObject({ imported: 0, continued: 0, skipped: 3 });
    expect(await held()).toBe(before);
  });

  const week2 = () => file('ledger-week-2.csv').toString('utf8');
  const left = async (text: string) => {
    const before = await held();
    const { body } = await send(text, '?conflicts=keep');
    expect([body.imported, body.continued, await held()]).toEqual([0, 0, before]);
    return body.left;
  };

  it('leaves a case whose past reads otherwise now, with the reason in the language asked for', async () => {
    expect(await left(week2().replace('每晚施工', '每晚八点施工'))).toEqual([
      {
        ...{ row: 2, ref: 'p1-1', code: 'history-changed' },
        message: expect.stringMatching(/^What was imported before/),
      },
    ]);
  });

  it('leaves a case that somebody has worked on here', async () => {
    const { id } = await read('p1-2');
    await intake.post(`/v1/cases/${id}/urge`, { as: 'supervisor', body: { text: '请抓紧' } });
    const grown = week2().replace(
      '2026-11-16T11:10:00+08:00,,,',
      '2026-11-16T11:10:00+08:00,,2026-11-16T15:00:00+08:00,',
    );
    expect(await left(grown)).toMatchObject([{ row: 3, ref: 'p1-2', code: 'touched-here' }]);
  });

  it('withdraws the record of a limit that by the file was never missed', async () => {
    // Received on the 24th, to be assigned by the 25th at 18:00: on record as missed.
    const { id } = await read('p1-3');
    const records = async () =>
      (await intake.get('/v1/accountability?limit=100', { as: 'hq-analyst' })).body.items.filter(
        (each: { case: { id: string } }) => each.case.id === id,
      );
    expect(await records()).toMatchObject([{ cause: 'breach', clock: 'assign', withdrawn: false }]);
    const grown = week2().replace(
      '2026-11-24T11:10:00+08:00,,,',
      '2026-11-24T11:10:00+08:00,,2026-11-24T15:00:00+08:00,',
    );
    expect((await send(grown, '?conflicts=keep')).body).toMatchObject({ continued: 1, left: [] });
    expect(await records()).toMatchObject([{ clock: 'assign', withdrawn: true }]);
    const found = await read('p1-3');
    expect(found).toMatchObject({ stage: 'assigned', level: 0, overdue: false });
    expect(found.clocks.find(({ name }: { name: string }) => name === 'assign')).toMatchObject({
      state: 'met',
    });
    const { body: told } = await intake.get(`/v1/cases/${id}/events`, { as: 'hq-analyst' });
    expect(told.items.at(-1)).toMatchObject({
      type: 'records-withdrawn',
      fact: { records: [{ clock: 'assign', instance: 1, unit: 'shifan.dongcheng.linjiang' }] },
    });
    expect((await send(grown, '?conflicts=keep')).body).toMatchObject({ skipped: 3, continued: 0 });
  });
});
