import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import { startHeadquarters, type Headquarters } from '../scoring.scenario.ts';

/** As published of one bureau's three ledgers: received, and of these done. */
const published = { suggestion: [3_200, 2_800], claim: [2_400, 1_600], complaint: [790, 630] } as const;
/** The whole road, from a file to a score, is gone by every tenth; the totals are added up over all of them. */
const share = 10;
const stations = ['shifan.dongcheng.linjiang', 'shifan.dongcheng.hubin', 'shifan.beishan.qiaotou'];
const columns =
  'ref,ledger,channel,category,unit,subjectUnit,summary,detail,anonymous,receivedAt,submittedAt,assignedAt,acceptedAt,handler,repliedAt,result,satisfaction,followedUpAt,signedOffAt,closedAt';

let headquarters: Headquarters;
beforeAll(async () => {
  headquarters = await startHeadquarters(new ManualClock('2026-11-20T17:00:00+08:00'));
}, 60_000);
afterAll(() => headquarters.stop());

function rows(): string[] {
  const at = (time: string) => `2026-11-${time}:00+08:00`;
  return Object.entries(published).flatMap(([ledger, [received, done]]) =>
    Array.from({ length: received / share }, (_, n) => {
      const isDone = n < done / share;
      const unit = ledger === 'complaint' ? 'shifan' : stations[n % stations.length];
      const moments = isDone
        ? [
            at('18T10:00'),
            '',
            at('18T11:00'),
            at('18T12:00'),
            '',
            at('18T15:00'),
            '已办结',
            'satisfied',
            at('19T09:00'),
            at('19T10:00'),
            at('19T11:00'),
          ]
        : [at('20T16:00'), ...Array<string>(10).fill('')];
      return [
        `${ledger}-${n}`,
        ledger,
        'visit',
        'noise',
        unit,
        '',
        '夜间噪声',
        '反映夜间噪声',
        'yes',
        ...moments,
      ].join(',');
    }),
  );
}

async function totalsWhen(received: number) {
  return until('all of it is known', async () => {
    const { body } = await headquarters.scoring.get('/v1/ledgers/totals?unit=shifan', { as: 'hq-analyst' });
    const own = ((body.items ?? []) as { unit: string; received: number }[]).filter(
      ({ unit }) => unit === 'shifan',
    );
    return own.reduce((sum, each) => sum + each.received, 0) === received && own;
  });
}

const figures = (of: number) =>
  Object.entries(published).map(([ledger, [received, closed]]) => ({
    ledger,
    unit: 'shifan',
    received: received / of,
    closed: closed / of,
    open: (received - closed) / of,
    overdue: 0,
  }));

it('a tenth of the published ledgers, from the file to the totals and the score', async () => {
  const { intake, scoring } = headquarters;
  const imported = await intake.post('/v1/imports/ledger', {
    as: 'admin',
    body: [columns, ...rows()].join('\n'),
  });
  expect([imported.status, imported.body.imported]).toEqual([200, 639]);
  expect(await totalsWhen(639)).toEqual(figures(share));
  // Every one of the done ones was in time and satisfied its citizen.
  const { body } = await scoring.get('/v1/scores?period=2026-11&level=bureau', { as: 'hq-analyst' });
  const done = (2_800 + 1_600 + 630) / share;
  expect(body.items[0]).toMatchObject({
    score: 100,
    measures: { satisfaction: { met: done, total: done }, completeOnTime: { met: done, total: done } },
  });
}, 120_000);

it('totals of the published ledgers: 3,200/2,800, 2,400/1,600, 790/630', async () => {
  // Each case of the file nine times more: its facts as they are, under another id.
  await headquarters.scoring.dataSource.query(
    `insert into case_fact (case_id, seq, type, occurred_at, recorded_at, ledger, stage, unit, overdue_from, data)
     select md5(case_id::text || copy)::uuid, seq, type, occurred_at, recorded_at, ledger, stage, unit, overdue_from, data
     from case_fact, generate_series(1, $1) as copy`,
    [share - 1],
  );
  expect(await totalsWhen(6_390)).toEqual(figures(1));
});
