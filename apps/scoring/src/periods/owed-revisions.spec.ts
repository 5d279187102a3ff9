import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parsePeriod } from '@fengqiao/domain/score/periods/period';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import { PeriodCloser } from '../close-period/period-closer.ts';
import { startWithSample, type Headquarters } from '../scoring.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let headquarters: Headquarters;
beforeAll(async () => {
  headquarters = await startWithSample(clock);
  const closer = headquarters.scoring.running.app.get(PeriodCloser);
  const november = parsePeriod('2026-11')!;
  clock.set('2026-12-01T00:00:01+08:00');
  await closer.advance(november);
  clock.set('2026-12-08T00:00:02+08:00');
  await until('it is frozen', async () => (await closer.advance(november)).status === 'frozen');
}, 90_000);
afterAll(() => headquarters.stop());

const get = async (path: string) => (await headquarters.scoring.get(path, { as: 'supervisor' })).body;
const revisions = async (): Promise<{ revision: number; cause: string; madeAt: string }[]> =>
  (await get('/v1/periods/2026-11/revisions')).items;
const revised = async (cause: string, count: number) => {
  await until(`a revision: ${cause}`, async () => (await revisions()).length === count);
  expect((await revisions()).find(({ revision }) => revision === count)).toMatchObject({ cause });
};
const received = async (): Promise<number> => {
  const { items } = await get('/v1/ledgers/totals?unit=shifan');
  return (items as { unit: string; received: number }[]).reduce(
    (sum, item) => sum + (item.unit === 'shifan' ? item.received : 0),
    0,
  );
};
/** A case of the sample that was late to be assigned, and has been acted on. */
async function lateOne(): Promise<string> {
  const [row] = await headquarters.intake.dataSource.query(
    `select c.id from ledger_case c join accountability_record r on r.case_id = c.id
     where r.clock = 'assign' and exists (select from event e where e.aggregate_id = c.id and e.type = 'submitted')
     order by c.id limit 1`,
  );
  return row.id;
}
const give = async (id: string, command: string, as: string, body: object) => {
  const answer = await headquarters.intake.post(`/v1/cases/${id}/${command}`, { as, body });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
};

describe('a closed period', () => {
  it('is revised with its cause when a case it counts is voided, and again when an appeal undoes that', async () => {
    expect(await received()).toBe(26);
    const id = await lateOne();
    await give(id, 'void', 'supervisor', { reason: '误录' });
    await revised('voided-record', 2);
    expect(await received()).toBe(25);
    await headquarters.intake.dataSource.query(
      `update ledger_case set state = jsonb_set(state, '{appeal}', '"open"') where id = $1`,
      [id],
    );
    const [{ owner_unit: owner }] = await headquarters.intake.dataSource.query(
      'select owner_unit from ledger_case where id = $1',
      [id],
    );
    const [chief] = await headquarters.intake.dataSource.query(
      `select person from post_holding where post = 'chief' and unit = $1`,
      [owner.slice(0, owner.lastIndexOf('.'))],
    );
    await give(id, 'accept-appeal', chief.person, {});
    await revised('reinstated-record', 3);
    expect(await received()).toBe(26);
  }, 60_000);

  it('is revised when a case was received at another moment', async () => {
    const id = await lateOne();
    const [{ at }] = await headquarters.intake.dataSource.query(
      `select occurred_at as at from event where aggregate_id = $1 and type = 'submitted'`,
      [id],
    );
    await give(id, 'correct', 'supervisor', { receivedAt: at.toISOString(), reason: '写错日期' });
    await revised('corrected-record', 4);
  }, 60_000);
});
