import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { asCitizen, give, matter, register, roadTo, startIntake } from '../intake.scenario.ts';
import { PublicLedger1795910400390 } from '../migrations/2026-11-29-public-ledger.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

async function closedWith(close: object) {
  const { body } = await register(intake, { body: matter });
  await give(intake, body.id, [...roadTo('sign-off'), ['close', 'linjiang-desk', close]]);
  return body;
}

const numbers = async () =>
  (await intake.get('/v1/public/ledger')).body.items.map(({ number }: { number: string }) => number);

/** As a release without a public ledger wrote them: words beside the case, and nothing of what became of them. */
async function asBefore(change: string, id: string) {
  await intake.dataSource.query(
    `update ledger_case set published_at = null, state = state - 'publication' ${change} where id = $1`,
    [id],
  );
}

async function upgrade() {
  const runner = intake.dataSource.createQueryRunner();
  await new PublicLedger1795910400390().up(runner).finally(() => runner.release());
}

it('what was closed before comes in where nothing in it looks personal, and can be taken back like any other', async () => {
  const plain = await closedWith({ publicSummary: '路灯已修复' });
  const naming = await closedWith({ publicSummary: '路面已修复' });
  const secret = await closedWith({ publicSummary: '路牌已修复' });
  const twice = await closedWith({ publicSummary: '路肩已修复' });
  await asBefore('', plain.id);
  await asBefore(`, public_summary = '王建国先生的路灯已修复'`, naming.id);
  await asBefore(', confidential = true', secret.id);
  await asBefore(`, withheld_reason = '后来不公开'`, twice.id);
  expect(await numbers()).toEqual([]);
  await upgrade();
  await upgrade();
  expect(await numbers()).toEqual([plain.number]);
  // Its own citizen reads what was written, as before.
  expect((await asCitizen(intake, naming, null)).body.publicSummary).toContain('路灯已修复');
  const reason = { reason: '应当事人要求' };
  const taken = await intake.post(`/v1/cases/${plain.id}/withdraw-publication`, {
    as: 'supervisor',
    body: reason,
  });
  expect([taken.status, await numbers()]).toEqual([200, []]);
});

it('what such a release does meanwhile takes a case out too', async () => {
  const own = await closedWith({ publicSummary: '路桩已修复' });
  expect(await numbers()).toEqual([own.number]);
  await intake.dataSource.query(`update ledger_case set stage = 'handling' where id = $1`, [own.id]);
  expect(await numbers()).toEqual([]);
});
