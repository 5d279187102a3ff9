import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile, sampleRows } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { startMediationAlone } from '../mediation.scenario.ts';

let mediation: TestService;
const answers: Record<string, { status: number; body: { rows: number; imported: number; skipped: number } }> =
  {};

beforeAll(async () => {
  mediation = await startMediationAlone(new ManualClock('2026-11-20T17:00:00+08:00'));
  for (const what of ['holdings', 'disputes', 'obligations']) answers[what] = await send(what);
}, 60_000);
afterAll(() => mediation.stop());

function send(what: string) {
  return mediation.post(`/v1/imports/${what}`, { as: 'admin', body: sampleFile(`${what}.csv`) });
}

async function read(ref: string) {
  const { body } = await mediation.get(`/v1/disputes?ref=${ref}`, { as: 'hq-analyst' });
  const { body: found } = await mediation.get(`/v1/disputes/${body.items[0].id}`, {
    as: 'hq-analyst',
  });
  return found;
}

async function nextRung(id: string): Promise<[string, string]> {
  const [row] = await mediation.dataSource.query(
    'select plan, next_rung_at from ladder_plan where aggregate_id = $1',
    [id],
  );
  return [row.plan.rungs[0].id, row.next_rung_at.toISOString()];
}

/** Shanghai time of 2026, or with its year. */
const at = (text: string) => `${text.length > 11 ? text : `2026-${text}`}:00+08:00`.replace(' ', 'T');

interface Expected {
  status: string;
  level: string;
  colour: string;
  resolve: [state: string, due: string];
  overdue: boolean;
  open?: [id: string, due: string, inDefault: boolean][];
  next: [rung: string, at: string];
}

/*
 * Worked out by hand. The limit to resolve: general a week, complex fifteen days, difficult two months from acceptance.
 * Check-ins from screening: red a day, yellow a week. Visits from performance: a week, a month, three months. Escalations
 * at 18:00 of each working day after the date of the breach: 9 to 13 and 16 to 20 November 2026 are working days.
 */
const table: Record<string, Expected> = {
  // Nobody is known to have looked after it by 11-10 10:40: the eighth escalation is tonight.
  'D-01': {
    ...{ status: 'performing', level: 'community', colour: 'yellow' },
    resolve: ['met', '11-10 11:00'],
    overdue: true,
    open: [['2', '11-11 18:00', true]],
    next: ['check-in/1/escalation/8', '11-20 18:00'],
  },
  // Check-in missed on 11-16 10:30; escalated on the 17th, 18th, 19th.
  'D-02': {
    ...{ status: 'mediating', level: 'station', colour: 'yellow' },
    resolve: ['running', '2027-01-10 10:30'],
    overdue: true,
    next: ['check-in/1/escalation/4', '11-20 18:00'],
  },
  // The first visit was due on Thursday 11-12 17:20; escalated on the 13th and 16th to 19th.
  'D-03': {
    ...{ status: 'settled', level: 'station', colour: 'yellow' },
    resolve: ['met', '11-12 10:20'],
    overdue: true,
    next: ['visit/1/escalation/6', '11-20 18:00'],
  },
  // Red: check-in missed on 11-17 09:20; escalated on the 18th and 19th.
  'D-04': {
    ...{ status: 'mediating', level: 'station', colour: 'red' },
    resolve: ['running', '12-01 15:10'],
    overdue: true,
    next: ['check-in/1/escalation/3', '11-20 18:00'],
  },
  // Only the deposit is open: 170 hours from 11-18 16:00, half of which are over on Sunday at 05:00.
  'D-05': {
    ...{ status: 'performing', level: 'station', colour: 'blue' },
    resolve: ['met', '11-25 11:00'],
    overdue: false,
    open: [['1', '11-25 18:00', false]],
    next: ['obligation-1/1/reminder/1', '11-22 05:00'],
  },
  // Check-in missed on Saturday 11-07 11:00; nine working days since.
  'D-06': {
    ...{ status: 'mediating', level: 'county', colour: 'red' },
    resolve: ['running', '2027-01-06 11:30'],
    overdue: true,
    next: ['check-in/1/escalation/10', '11-20 18:00'],
  },
  // Half of the week from today 09:00.
  'D-07': {
    ...{ status: 'accepted', level: 'community', colour: 'yellow' },
    resolve: ['running', '11-27 09:00'],
    overdue: false,
    next: ['resolve/1/reminder/1', '11-23 21:00'],
  },
  // The first visit was due this morning at 10:00. Half of the court's thirty days, which end at 24:00 of
  // Monday, 7 December, are over on Sunday at 07:30.
  'D-08': {
    ...{ status: 'settled', level: 'community', colour: 'blue' },
    resolve: ['met', '11-09 10:00'],
    overdue: true,
    next: ['confirmation/1/reminder/1', '11-22 07:30'],
  },
};

describe('the sample, brought into mediation at its reference moment', () => {
  it('is taken whole; who is responsible was known', () => {
    const counts = (what: string) => {
      const { status, body } = answers[what] ?? { status: 0, body: { rows: 0, imported: 0, skipped: 0 } };
      return [status, body.rows, body.imported, body.skipped];
    };
    expect([counts('holdings'), counts('disputes'), counts('obligations')]).toEqual([
      [200, 5, 0, 5],
      [200, 8, 8, 0],
      [200, 10, 10, 0],
    ]);
  });

  it.each(Object.entries(table))('%s stands as worked out by hand', async (ref, expected) => {
    const found = await read(ref);
    const { status, level, colour, overdue } = found;
    const resolve = found.clocks.find(({ name }: { name: string }) => name === 'resolve');
    const open = found.obligations.filter(({ state }: { state: string }) => state === 'open');
    expect({
      ...{ status, level, colour, overdue },
      resolve: [resolve.state, resolve.dueAt],
      open: open.map((each: { id: string; dueAt: string; inDefault: boolean }) => [
        ...[each.id, each.dueAt, each.inDefault],
      ]),
      next: await nextRung(found.id),
    }).toEqual({
      ...expected,
      resolve: [expected.resolve[0], at(expected.resolve[1])],
      open: (expected.open ?? []).map(([id, due, inDefault]) => [id, at(due), inDefault]),
      next: [expected.next[0], new Date(at(expected.next[1])).toISOString()],
    });
  });

  it('keeps visits of D-08: the first missed this morning, the others ahead', async () => {
    const { clocks } = await read('D-08');
    const visits = clocks.filter(({ name }: { name: string }) => name === 'visit');
    expect(visits.map(({ state, dueAt }: { state: string; dueAt: string }) => [state, dueAt])).toEqual([
      ['missed', at('11-20 10:00')],
      ['running', at('12-13 10:00')],
      ['running', at('2027-02-13 10:00')],
    ]);
  });

  it('keeps of D-05 that each step waits for the one before, and 90,000 yuan', async () => {
    const { obligations } = await read('D-05');
    expect(
      obligations.map(({ state, amountYuan, after, who }: Record<string, unknown>) => [
        ...[state, amountYuan, (after as string[]).join(' '), who],
      ]),
    ).toEqual([
      ['open', 90_000, '', 'A'],
      ['shut', null, '1', 'B'],
      ['shut', null, '2', 'B'],
      ['shut', null, '3', 'A'],
      ['shut', 90_000, '1 4', 'A'],
    ]);
  });

  it('happened at the moments given, and each event says what the source did not know', async () => {
    const moments = ['screenedAt', 'acceptedAt', 'agreedAt', 'performedAt'];
    const types = ['screened', 'accepted', 'agreed', 'settled'];
    for (const row of sampleRows('disputes.csv')) {
      const { id } = await read(row['ref'] ?? '');
      const { body } = await mediation.get(`/v1/disputes/${id}/events`, { as: 'hq-analyst' });
      const acts = body.items.filter(({ type }: { type: string }) => types.includes(type));
      expect(acts.map(({ occurredAt }: { occurredAt: string }) => occurredAt)).toEqual(
        moments.map((moment) => row[moment]).filter(Boolean),
      );
      for (const { imported } of acts) expect(imported).toContain('by');
    }
  });

  it('keeps what the parties signed: a document that lists what is owed, and its hash', async () => {
    const found = await read('D-05');
    const { body: html } = await mediation.get(`/v1/disputes/${found.id}/settlement`, {
      as: 'linjiang-officer-b',
    });
    expect(html).toContain('将九万元交存法庭：人民币 90,000.00 元');
    expect(html).toContain('男方先交存九万元');
    expect(html).toContain('2026年11月18日 16:00');
    expect(found.settlement).toMatchObject({ version: 1, inForce: 1, signedBy: ['A', 'B'] });
    const [{ hash }] = await mediation.dataSource.query(
      'select hash from settlement_document where dispute_id = $1',
      [found.id],
    );
    expect(found.settlement.hash).toBe(hash);
  });

  it('tells each of the responsible once for the whole of a file, by how many open disputes it brought', async () => {
    const events = await mediation.dataSource.query(
      `select data from event where aggregate_type = 'joint' and type = 'imported' order by position`,
    );
    type Told = { person: string; items: number; atAnyHour: boolean };
    const told = events.map(({ data }: { data: { tells: Told[] } }) =>
      Object.fromEntries(data.tells.map(({ person, items, atAnyHour }) => [person, [items, atAnyHour]])),
    );
    // D-04 and D-06 are red.
    expect(told).toEqual([
      {
        'dongcheng-deputy': [3, true],
        'linjiang-chief': [3, true],
        'linjiang-officer-a': [2, true],
        'linjiang-officer-b': [1, false],
        'dongcheng-chief': [2, true],
        'hubin-chief': [2, true],
        'hubin-officer': [2, true],
        'beishan-chief': [1, false],
        'qiaotou-chief': [1, false],
        'qiaotou-officer': [1, false],
      },
      {
        'dongcheng-deputy': [2, false],
        'linjiang-chief': [2, false],
        'linjiang-officer-a': [1, false],
        'linjiang-officer-b': [1, false],
      },
    ]);
    const one = await mediation.dataSource.query(
      `select from event where aggregate_type = 'dispute' and data->'tells' <> '[]'::jsonb`,
    );
    expect(one).toEqual([]);
  });

  it('names no party outside the database', async () => {
    const rows = await mediation.dataSource.query('select data::text as data from event');
    for (const { data } of rows) expect(data).not.toMatch(/楼上住户|南院|承包户|九万元/);
  });

  it('sent again changes nothing', async () => {
    const count = () =>
      mediation.dataSource.query(
        'select (select count(*) from event) events, (select count(*) from dispute) disputes',
      );
    const before = await count();
    for (const what of ['holdings', 'disputes', 'obligations']) {
      const { body } = await send(what);
      expect([what, body.imported, body.skipped]).toEqual([what, 0, body.rows]);
    }
    expect(await count()).toEqual(before);
  });
});
