import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parsePeriod } from '@fengqiao/domain/score/periods/period';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import { startWithSample, type Headquarters } from '../scoring.scenario.ts';
import { PeriodCloser } from './period-closer.ts';

const everything = ['api', 'relay', 'worker'] as const;
const clock = new ManualClock('2026-11-20T17:00:00+08:00');
const november = parsePeriod('2026-11')!;
const objectionsUntil = '2026-12-08T10:00:00+08:00';
let headquarters: Headquarters;

beforeAll(async () => {
  headquarters = await startWithSample(clock, { roles: everything }, everything);
}, 60_000);
afterAll(() => headquarters.stop());

const advance = () => headquarters.scoring.running.app.get(PeriodCloser).advance(november);
const post = (path: string, as: string, body: object) =>
  headquarters.scoring.post(`/v1/periods/2026-11/${path}`, { as, body });

/** What a person was told of the closing of November, oldest first. */
async function told(as: string) {
  const { body } = await headquarters.intake.get('/v1/notices?limit=200', { as });
  const ours = body.items.filter(({ about }: { about: { kind: string } | null }) => about?.kind === 'period');
  return ours.reverse();
}

async function untilTold(as: string, ...types: string[]) {
  const typesOf = async () => (await told(as)).map(({ cause }: { cause: { type: string } }) => cause.type);
  await until(`${as} is told`, async () => (await typesOf()).length >= types.length);
  expect(await typesOf()).toEqual(types);
}

async function object(ref: string, as: string): Promise<string> {
  const query = 'select id from ledger_case where ref = $1';
  const [{ id: caseId }] = await headquarters.intake.dataSource.query(query, [ref]);
  const { status, body } = await post('objections', as, {
    ...{ caseId, measure: 'completeOnTime', reason: 'not-ours' },
  });
  expect(status).toBe(201);
  return body.id;
}

it('chiefs and supervisors are told that figures are provisional, and until when they may be objected to', async () => {
  clock.set('2026-12-01T10:00:00+08:00');
  // Two processes at once tell it once.
  await Promise.all([advance(), advance()]);
  for (const as of ['linjiang-chief', 'supervisor']) await untilTold(as, 'made-provisional');
  expect(await told('linjiang-chief')).toMatchObject([
    {
      about: { kind: 'period', number: '2026-11' },
      cause: {
        seq: 1,
        words: {
          'zh-CN': '考核数据已试公布，可提出异议',
          en: 'Figures are provisional and open to objections',
        },
      },
      seat: 'shifan.dongcheng.linjiang#chief',
      clock: 'objections',
      dueAt: objectionsUntil,
    },
  ]);
});

it('an objection is told to the supervisors, its decision to who objected, and nothing of the case goes out', async () => {
  await untilKnown();
  const [first] = [await object('A-019', 'linjiang-desk'), await object('A-021', 'linjiang-chief')];
  await untilTold('supervisor', 'made-provisional', 'objected-to', 'objected-to');
  await post(`objections/${first}/decision`, 'supervisor', { decision: 'exclude' });
  await untilTold('linjiang-desk', 'decided');
  await untilTold('linjiang-chief', 'made-provisional', 'decided');
  const rows = await headquarters.scoring.dataSource.query(
    `select aggregate_type, seq, type, data - 'tells' as data from event order by seq`,
  );
  expect(rows.map(({ seq, type }: { seq: number; type: string }) => [seq, type])).toEqual([
    [1, 'made-provisional'],
    [2, 'objected-to'],
    [3, 'objected-to'],
    [4, 'decided'],
  ]);
  expect(rows[3]).toMatchObject({
    aggregate_type: 'closing',
    data: {
      number: '2026-11',
      fact: { type: 'decided', objection: first, decision: 'exclude', toUnit: null },
    },
  });
  expect(JSON.stringify(rows)).not.toContain('not-ours');
});

it('what is left undecided is told once, however often it is looked at, and to the chief of the bureau too', async () => {
  clock.set('2026-12-08T10:00:00+08:00');
  for (let look = 0; look < 3; look++)
    expect(await advance()).toMatchObject({ status: 'waiting for decisions' });
  await untilTold('bureau-chief', 'made-provisional', 'left-undecided');
  await untilTold('supervisor', 'made-provisional', 'objected-to', 'objected-to', 'left-undecided');
  expect((await told('bureau-chief'))[1]).toMatchObject({ cases: 1, dueAt: objectionsUntil });
});

it('frozen figures are told, and their correction to everybody but who corrected them', async () => {
  const { items } = (
    await headquarters.scoring.get('/v1/periods/2026-11/objections?status=undecided', { as: 'supervisor' })
  ).body;
  clock.advance(60_000);
  await post(`objections/${items[0].id}/decision`, 'supervisor', { decision: 'reject' });
  clock.advance(60_000);
  await until('it is frozen', async () => (await advance()).status === 'frozen');
  await untilTold('hubin-chief', 'made-provisional', 'frozen');
  const refused = await post('revisions', 'supervisor', { cause: 'late-record' });
  // Refused, it is told nobody.
  expect(refused.body.code).toBe('nothing-changed');
  await untilTold('hubin-chief', 'made-provisional', 'frozen');
});

it('a period of long ago, come on record by an import, is closed without a word', async () => {
  const october = parsePeriod('2026-10')!;
  const { scoring } = headquarters;
  expect(await scoring.running.app.get(PeriodCloser).advance(october)).toMatchObject({
    status: 'waiting for objections',
  });
  const [event] = await scoring.dataSource.query(
    `select type, data -> 'tells' as tells from event where data ->> 'number' = '2026-10'`,
  );
  expect(event).toEqual({ type: 'made-provisional', tells: [] });
});

async function untilKnown(): Promise<void> {
  const now = await clock.now();
  await until('the mark has followed', async () => {
    const { body } = await headquarters.scoring.get('/v1/ledgers/totals?unit=shifan', { as: 'hq-analyst' });
    return Date.parse(body.knownAt) >= now;
  });
}
