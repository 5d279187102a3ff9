import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parsePeriod } from '@fengqiao/domain/score/periods/period';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import { matter } from '../../../intake/src/intake.scenario.ts';
import { PeriodCloser } from '../close-period/period-closer.ts';
import { startWithSample, type Headquarters } from '../scoring.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let headquarters: Headquarters;
/** Received on the 2nd, as it says, and assigned on the 20th. */
let late = '';
beforeAll(async () => {
  headquarters = await startWithSample(clock);
  const body = { ...matter, receivedAt: '2026-11-02T10:00:00+08:00' };
  const { body: registered } = await headquarters.intake.post('/v1/cases', { as: 'linjiang-desk', body });
  late = registered.id;
  await give(late, 'submit', 'linjiang-desk', { unit: matter.unit });
  await give(late, 'assign', 'linjiang-chief', { unit: matter.unit });
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
const give = async (id: string, command: string, as: string, body: object) => {
  const answer = await headquarters.intake.post(`/v1/cases/${id}/${command}`, { as, body });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
};

describe('a closed period', () => {
  it('is revised with its cause when a case it counts is voided, and again when an appeal undoes that', async () => {
    expect(await received()).toBe(27);
    await give(late, 'void', 'supervisor', { reason: '误录' });
    await revised('voided-record', 2);
    expect(await received()).toBe(26);
    await headquarters.intake.dataSource.query(
      `update ledger_case set state = jsonb_set(state, '{appeal}', '"open"') where id = $1`,
      [late],
    );
    await give(late, 'accept-appeal', 'dongcheng-chief', {});
    await revised('reinstated-record', 3);
    expect(await received()).toBe(27);
  }, 60_000);

  it('is revised when a case was received at another moment', async () => {
    const receivedAt = '2026-11-20T16:00:00+08:00';
    await give(late, 'correct', 'supervisor', { receivedAt, reason: '写错日期' });
    await revised('corrected-record', 4);
  }, 60_000);
});
