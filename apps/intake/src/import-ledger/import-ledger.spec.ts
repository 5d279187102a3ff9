import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile, sampleRows } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { startIntake } from '../intake.scenario.ts';

let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(new ManualClock('2026-11-20T17:00:00+08:00'));
});
afterAll(() => intake.stop());

const header = sampleFile('ledger.csv').split('\n')[0] ?? '';
const path = '/v1/imports/ledger';

/** Lines of a ledger; each claim was received and no more. */
function lines(count: number, change: (index: number) => Record<string, string> = () => ({})): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const row: Record<string, string> = {
      ref: `R-${i}`,
      ledger: 'claim',
      channel: 'visit',
      category: 'noise',
      unit: 'shifan.dongcheng.linjiang',
      summary: '噪声',
      detail: '夜间',
      anonymous: 'no',
      receivedAt: '2026-11-20T09:00:00+08:00',
      ...change(i),
    };
    return header
      .split(',')
      .map((column) => row[column] ?? '')
      .join(',');
  });
  return [header, ...rows].join('\n');
}

function send(body: string | Uint8Array, as = 'admin') {
  return intake.post(path, { as, body, headers: { 'accept-language': 'en' } });
}

async function rowsHeld(): Promise<string> {
  const [row] = await intake.dataSource.query(
    'select (select count(*) from ledger_case) cases, (select count(*) from event) events, (select count(*) from ladder_plan) plans',
  );
  return JSON.stringify(row);
}

async function expectRejected(
  body: string | Uint8Array,
  errors: { row: number; column: string; code: string }[],
): Promise<void> {
  const before = await rowsHeld();
  const answer = await send(body);
  expect([answer.status, answer.body.code]).toEqual([422, 'import-rejected']);
  expect(
    answer.body.errors.map(({ row, column, code }: (typeof errors)[0]) => ({ row, column, code })),
  ).toEqual(errors);
  expect(await rowsHeld()).toBe(before);
}

describe('a ledger brought in', () => {
  it('answers with what was imported, and again with what was skipped', async () => {
    const first = await send(sampleFile('ledger.csv'));
    expect(first.body).toMatchObject({ rows: 26, imported: 26, skipped: 0 });
    expect(first.body.items[0]).toEqual({
      ref: 'A-001',
      id: expect.any(String),
      number: expect.stringMatching(/^SQ-2026-/),
    });
    const before = await rowsHeld();
    const again = await send(`\uFEFF${sampleFile('ledger.csv')}`);
    expect(again.body).toMatchObject({ rows: 26, imported: 0, skipped: 26, items: first.body.items });
    expect(await rowsHeld()).toBe(before);
  });

  it('keeps the hand-worked limits of A-010 and A-026, and no moment is shifted', async () => {
    const read = async (ref: string) => {
      const { body } = await intake.get(`/v1/cases?ref=${ref}`, { as: 'hq-analyst' });
      const [found] = body.items;
      return {
        receivedAt: found.receivedAt,
        due: Object.fromEntries(found.clocks.map((c: { name: string; dueAt: string }) => [c.name, c.dueAt])),
      };
    };
    expect(await read('A-010')).toMatchObject({
      receivedAt: '2026-11-02T10:00:00+08:00',
      due: { complete: '2026-11-13T10:30:00+08:00' },
    });
    expect(await read('A-026')).toMatchObject({
      receivedAt: '2026-10-10T10:30:00+08:00',
      due: { assign: '2026-10-12T18:00:00+08:00', complete: '2026-10-21T18:00:00+08:00' },
    });
  });

  it('happened at the moments given, all of them, and each event says what the source did not know', async () => {
    const moments = [
      'receivedAt',
      'assignedAt',
      'acceptedAt',
      'repliedAt',
      'followedUpAt',
      'signedOffAt',
      'closedAt',
    ];
    for (const row of sampleRows('ledger.csv')) {
      const { body: found } = await intake.get(`/v1/cases?ref=${row['ref']}`, { as: 'hq-analyst' });
      const { body } = await intake.get(`/v1/cases/${found.items[0].id}/events`, { as: 'hq-analyst' });
      const acts = (body.items as { type: string; occurredAt: string; imported: string[] | null }[]).filter(
        ({ type }) => type !== 'rung-climbed' && type !== 'submitted',
      );
      expect([row['ref'], acts.map((act) => act.occurredAt)]).toEqual([
        row['ref'],
        moments.map((moment) => row[moment]).filter(Boolean),
      ]);
      for (const { imported } of acts) expect(imported).toContain('by');
    }
  });

  it('is a bad row where a ref comes back with other content', async () => {
    const changed = sampleFile('ledger.csv').replace('家中现金三千元被盗', '家中现金四千元被盗');
    await expectRejected(changed, [{ row: 6, column: 'ref', code: 'ref-taken' }]);
  });

  it('publishes what its source had published, and knows the record again without that column', async () => {
    const closed = {
      ref: 'P-1',
      assignedAt: '2026-11-16T10:00:00+08:00',
      acceptedAt: '2026-11-16T10:10:00+08:00',
      repliedAt: '2026-11-16T11:00:00+08:00',
      satisfaction: 'satisfied',
      followedUpAt: '2026-11-17T10:00:00+08:00',
      signedOffAt: '2026-11-17T11:00:00+08:00',
      closedAt: '2026-11-17T15:00:00+08:00',
      receivedAt: '2026-11-16T09:00:00+08:00',
    };
    const plain = lines(1, () => closed);
    const [heading = '', row = ''] = lines(1, () => ({ ...closed, ref: 'P-2' })).split('\n');
    const published = (summary: string) => `${heading},publicSummary\n${row},${summary}`;
    expect((await send(plain)).body).toMatchObject({ imported: 1 });
    const [item] = (await send(published('噪声源已移走'))).body.items;
    const { body } = await intake.get('/v1/public/ledger?q=噪声源');
    expect(body.items).toMatchObject([{ number: item.number, publicSummary: '噪声源已移走', daysUsed: 1 }]);
    // As a release wrote it that knew no such column, and as this one does where the cell is empty.
    const emptied = published('').replace('P-2', 'P-1');
    for (const same of [plain, emptied, published('噪声源已移走')])
      expect((await send(same)).body).toMatchObject({ imported: 0, skipped: 1 });
    // What is closed here is not published by a file that comes later.
    const later = published('后来写的').replace('P-2', 'P-1');
    const left = await intake.post(`${path}?conflicts=keep`, { as: 'admin', body: later });
    expect(left.body.left).toMatchObject([{ ref: 'P-1', code: 'history-changed' }]);
    await expectRejected(published('请联系 13912345678').replace('P-2', 'P-3'), [
      { row: 2, column: 'publicSummary', code: 'personal-in-summary' },
    ]);
  });

  it('takes each record once when two bring it at the same moment', async () => {
    const body = lines(40, (i) => ({ ref: `TWICE-${i}` }));
    const answers = await Promise.all([send(body), send(body)]);
    expect(answers.map(({ body: { imported, skipped } }) => [imported, skipped]).sort()).toEqual([
      [0, 40],
      [40, 0],
    ]);
    expect(answers[0]?.body.items).toEqual(answers[1]?.body.items);
    const [{ count }] = await intake.dataSource.query(
      `select count(*)::int as count from ledger_case where ref like 'TWICE-%'`,
    );
    expect(count).toBe(40);
  });
});

describe('a ledger refused', () => {
  it('names every bad cell among thousands, and writes nothing', async () => {
    const wrong: Record<number, Record<string, string>> = {
      17: { unit: 'shifan.nowhere' },
      1500: { receivedAt: '2026-11-20 09:00' },
      2999: { ledger: 'gossip', receivedAt: '' },
    };
    await expectRejected(
      lines(3000, (i) => wrong[i] ?? {}),
      [
        { row: 19, column: 'unit', code: 'unknown-unit' },
        { row: 1502, column: 'receivedAt', code: 'bad-moment' },
        { row: 3001, column: 'ledger', code: 'invalid-value' },
        { row: 3001, column: 'receivedAt', code: 'value-missing' },
      ],
    );
  });

  it('for columns that are missing or unknown, bytes that are no text, a ref twice', async () => {
    await expectRejected(`${lines(1).replace('detail', 'colour')}`, [
      { row: 0, column: 'colour', code: 'unknown-column' },
      { row: 0, column: 'detail', code: 'missing-column' },
    ]);
    await expectRejected(Buffer.concat([Buffer.from(lines(1)), Buffer.from([0xff])]), [
      { row: 0, column: '', code: 'unreadable-encoding' },
    ]);
    await expectRejected(
      lines(2, () => ({ ref: 'R-9' })),
      [{ row: 3, column: 'ref', code: 'duplicate-ref' }],
    );
    await expectRejected(`${header}\n"open`, [{ row: 2, column: '', code: 'unreadable-csv' }]);
  });

  it('for whoever is not the administrator', async () => {
    const before = await rowsHeld();
    expect((await send(lines(1), 'bureau-desk')).body.code).toBe('forbidden');
    expect((await intake.post(path, { body: lines(1) })).body.code).toBe('unauthenticated');
    expect((await intake.post(path, { as: 'admin', body: { ref: 'R' } })).body.code).toBe(
      'unsupported-media-type',
    );
    expect(await rowsHeld()).toBe(before);
  });

  it('for moments to come or out of order, and a complaint its subject would handle', async () => {
    await expectRejected(
      lines(1, () => ({ receivedAt: '2026-11-20T17:00:01+08:00' })),
      [{ row: 2, column: 'receivedAt', code: 'future-moment' }],
    );
    await expectRejected(
      lines(1, () => ({ assignedAt: '2026-11-19T09:00:00+08:00' })),
      [{ row: 2, column: 'assignedAt', code: 'out-of-order' }],
    );
    await expectRejected(
      lines(1, () => ({ ledger: 'complaint', subjectUnit: 'shifan.dongcheng.linjiang' })),
      [{ row: 2, column: 'unit', code: 'conflict-of-interest' }],
    );
  });

  it.each([
    ['detail', '\u0000', 'invalid-value'],
    ['category', '某人投诉', 'invalid-value'],
    ['receivedAt', '1899-12-31T00:00:00+08:00', 'moment-out-of-range'],
    ['handler', 'nobody', 'unknown-person'],
  ])('for a %s that cannot be', async (column, value, code) => {
    await expectRejected(
      lines(2, (i) => (i === 1 ? { [column]: value } : {})),
      [{ row: 3, column, code }],
    );
  });
});
