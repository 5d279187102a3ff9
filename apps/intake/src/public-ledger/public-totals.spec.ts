import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { complaint, give, matter, register, roadTo, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-08-17T10:00:00+08:00');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

const read = async (query = '') => (await intake.get(`/v1/public/ledger${query}`)).body;

/** Received and closed of the bureau and of each branch in whose cells anything is shown. */
async function totals(query = '') {
  const { totalsOf, totals: all } = await read(query);
  const shown = (all as { unit: string; ledger: string; received: number | null; closed: number | null }[])
    .filter(({ received, closed }) => received !== null || closed !== null)
    .map(({ unit, ledger, received, closed }) => [unit, ledger, received, closed]);
  return [totalsOf, shown];
}

const gate = 'shifan.beishan';

it('there are no totals before a quarter has ended, nor of one in which nothing was', async () => {
  expect(await totals('?quarter=2026-Q3')).toEqual([null, []]);
  expect(await totals('?quarter=2026-Q1')).toEqual([null, []]);
  expect(await totals()).toEqual([null, []]);
});

it('stand for bureau and branches when it has, without cells below five and what would let one be reckoned', async () => {
  const withheld = { withheldReason: '涉及未成年人' };
  for (let n = 0; n < 12; n++) {
    const { body } = await register(intake, { body: matter });
    if (n < 11)
      await give(intake, body.id, [
        ...roadTo('sign-off'),
        ['close', 'linjiang-desk', n < 5 ? { publicSummary: '已办结' } : withheld],
      ]);
  }
  for (let n = 0; n < 6; n++) await register(intake, { as: 'bureau-desk', body: complaint });
  for (let n = 0; n < 3; n++) await register(intake, { body: { ...matter, unit: gate } });
  const { body: spam } = await register(intake, { body: matter });
  await give(intake, spam.id, [['void', 'supervisor', { reason: '重复垃圾信息' }]]);
  clock.set('2026-10-09T10:00:00+08:00');
  const before = await totals();
  expect(before).toEqual([
    '2026-Q3',
    [
      // Three claims lie elsewhere: the bureau's less Dongcheng's would say so, and one of the two is not shown.
      ['shifan', 'claim', 15, null],
      ['shifan.dongcheng', 'claim', null, 11],
      ['shifan.dongcheng', 'complaint', 6, null],
    ],
  ]);
});

it('are the same ever after, whatever becomes of the matters, and whatever else is asked', async () => {
  const first = await totals();
  await register(intake, { body: { ...matter, receivedAt: '2026-09-29T10:00:00+08:00' } });
  for (const query of [
    '',
    '?quarter=2026-Q3',
    '?ledger=complaint',
    '?unit=shifan.dongcheng.linjiang',
    '?q=办结',
  ])
    expect(await totals(query)).toEqual(first);
  expect(await totals('?quarter=2026-Q2')).toEqual([null, []]);
});

it('a complaint is in no list, whoever looks for it', async () => {
  expect((await read('?ledger=complaint')).items).toEqual([]);
});
