import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { stages } from '@fengqiao/domain/case/case';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { ShowReferralRpcController } from '../show-referral/show-referral.rpc-controller.ts';
import { asCitizen, caseIn, give, linjiang, startIntake, type Registered } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const officer = 'linjiang-officer-a';
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

const pages = async ({ id }: Registered) =>
  Promise.all(
    ['', '/events', '/clocks'].map((path) => intake.get(`/v1/cases/${id}${path}`, { as: 'linjiang-chief' })),
  );

it('a case at any stage is read by staff and citizen when the words of its events are erased', async () => {
  const cases: Registered[] = [];
  for (const stage of stages) cases.push(await caseIn(intake, stage));
  const handling = await caseIn(intake, 'handling');
  await give(intake, handling.id, [
    [
      'refer',
      officer,
      { place: `${linjiang}.hongqi`, parties: [{ name: 'Party One' }, { name: 'Party Two' }] },
    ],
  ]);
  cases.push(handling);
  const seq = (await intake.get(`/v1/cases/${handling.id}`, { as: officer })).body.version;
  const shown = () =>
    intake.running.app.get(ShowReferralRpcController).showReferral({ caseId: handling.id, seq });
  expect(await shown()).toMatchObject({
    referral: { parties: [{ name: 'Party One' }, { name: 'Party Two' }] },
  });
  const before = await Promise.all(cases.map(pages));

  await intake.dataSource.query('delete from event_words');

  const after = await Promise.all(cases.map(pages));
  for (const [n, [page, timeline, clocks]] of after.entries()) {
    const [pageBefore, timelineBefore, clocksBefore] = before[n] ?? [];
    expect([page?.status, page?.body]).toEqual([200, pageBefore?.body]);
    expect([clocks?.status, clocks?.body]).toEqual([200, clocksBefore?.body]);
    const bare = timelineBefore?.body.items.map((item: object) => ({ ...item, record: {} }));
    expect([timeline?.status, timeline?.body.items]).toEqual([200, bare]);
  }
  for (const each of cases) expect((await asCitizen(intake, each, null)).status).toBe(200);
  expect(await shown()).toMatchObject({ referral: { parties: [] } });
});
