import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { replayAll } from '@fengqiao/test-rig/harness/replay';
import { until } from '@fengqiao/test-rig/harness/until';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { hongqi, FakeMediation } from '../hear-mediation/fake-mediation.scenario.ts';
import { IntakeInSkippedTime } from '../intake-in-skipped-time.scenario.ts';
import { linjiang, type Registered } from '../intake.scenario.ts';
import {
  byCitizen,
  closed,
  given,
  handled,
  handledAtOnce,
  merged,
  registered,
  withdrawnOnPaper,
  replied,
  roadPolicy,
  type Step,
} from './roads.scenario.ts';

const hourMs = 3_600_000;
const [desk, chief, officer, above] = [
  'linjiang-desk',
  'linjiang-chief',
  'linjiang-officer-a',
  'dongcheng-chief',
];
const reason = { reason: '情况说明' };
/** Far beyond these hours: what a review date does is told where days are reckoned. */
const reviewOn = new Date(Date.now() + 90 * 24 * hourMs).toISOString().slice(0, 10);

/** Every road is lived through at once, on one time line; each case then has climbed what it should, when it should. */
const roads: readonly Step[] = [
  registered(0, 'objection'),
  given(5, 'objection', 'submit', desk, { unit: linjiang }),
  given(10, 'objection', 'assign', chief, { unit: linjiang, handler: officer }),
  given(71, 'objection', 'object', desk, reason),
  given(75, 'objection', 'assign', chief, { unit: linjiang, handler: officer }),
  given(76, 'objection', 'accept', officer, { handler: officer }),
  replied(77, 'objection'),
  ...closed(78, 'objection'),

  registered(0, 'suspension'),
  ...handled(1, 'suspension'),
  given(20, 'suspension', 'request-suspension', officer, { ...reason, reviewOn }),
  given(30, 'suspension', 'approve-suspension', chief),
  given(70, 'suspension', 'resume', officer),
  replied(155, 'suspension'),
  ...closed(172, 'suspension'),

  registered(0, 'mediated'),
  ...handled(1, 'mediated'),
  given(30, 'mediated', 'refer', officer, { place: hongqi, parties: [{ name: '甲' }, { name: '乙' }] }),
  [70, () => mediationEnds('mediated')],
  replied(155, 'mediated'),
  ...closed(172, 'mediated'),

  registered(0, 'rounds'),
  ...handled(1, 'rounds'),
  replied(50, 'rounds'),
  byCitizen(75, 'rounds', 'rating', { outcome: 'unsatisfied' }),
  replied(110, 'rounds'),
  byCitizen(111, 'rounds', 'rating', { outcome: 'satisfied' }),
  given(125, 'rounds', 'send-back', chief, reason),
  replied(130, 'rounds'),
  ...closed(131, 'rounds'),
  byCitizen(140, 'rounds', 'reopen', reason),
  replied(191, 'rounds'),
  ...closed(192, 'rounds'),

  registered(0, 'merged'),
  registered(20, 'survivor'),
  merged(25, 'merged', 'survivor'),
  given(35, 'merged', 'unmerge', desk),
  byCitizen(50, 'merged', 'withdraw'),
  byCitizen(70, 'survivor', 'withdraw'),

  registered(0, 'appeal'),
  given(1, 'appeal', 'submit', desk, { unit: linjiang }),
  given(10, 'appeal', 'decline', chief, { ...reason, referral: '法院' }),
  byCitizen(20, 'appeal', 'appeal', reason),
  given(30, 'appeal', 'accept-appeal', above),
  byCitizen(80, 'appeal', 'withdraw'),

  registered(0, 'moved'),
  given(10, 'moved', 'transfer', desk, { unit: 'shifan.beishan.qiaotou' }),
  given(35, 'moved', 'report-up', 'qiaotou-desk'),
  byCitizen(50, 'moved', 'withdraw'),

  registered(0, 'anonymous', { anonymous: true, reporter: undefined }),
  ...handled(1, 'anonymous'),
  replied(10, 'anonymous'),
  given(61, 'anonymous', 'sign-off', chief),
  given(61, 'anonymous', 'close', desk, { withheldReason: '匿名' }),

  handledAtOnce(0, 'at once'),
  given(16, 'at once', 'follow-up', desk, { outcome: 'satisfied' }),
  given(34, 'at once', 'sign-off', chief),
  given(34, 'at once', 'close', desk, { publicSummary: '已办结' }),

  registered(0, 'call', { responseClass: '1-3-5' }),
  given(12, 'call', 'submit', desk, { unit: linjiang }),
  given(13, 'call', 'assign', chief, { unit: linjiang, handler: officer }),
  given(20, 'call', 'accept', officer, { handler: officer }),
  withdrawnOnPaper(21, 'call'),
];

let office: IntakeInSkippedTime;
let temporal: IntakeInSkippedTime['temporal'];
let intake: TestService;
let mediation: FakeMediation;
let began = 0;
const cases = new Map<string, Registered>();

beforeAll(async () => {
  office = await IntakeInSkippedTime.start();
  ({ temporal, intake } = office);
  mediation = await FakeMediation.start(office.nats.url);
  await intake.put('/v1/policies/case', { as: 'admin', body: { policy: roadPolicy } });
  began = await temporal.clock.now();
  const stops = [...new Set([...roads.map(([hour]) => hour), ...climbsExpected])].sort((a, b) => a - b);
  for (const hour of stops) {
    await sleepUntilHour(hour);
    for (const [at, act] of roads) if (at === hour) await act(intake, cases);
    await plansAreHeld();
  }
}, 180_000);
afterAll(async () => {
  await mediation.stop();
  await office.stop();
});

/** Nobody touches a case here: what is climbed by then, its ladder has climbed. */
async function sleepUntilHour(hour: number): Promise<void> {
  const wait = began + hour * hourMs - (await temporal.clock.now());
  if (wait > 0) await temporal.env.sleep(wait);
  await until(`what was due by hour ${hour} is climbed`, async () => {
    const [due] = await intake.dataSource.query('select 1 from ladder_plan where next_rung_at <= $1', [
      new Date(await temporal.clock.now()),
    ]);
    return due === undefined;
  });
}

/** Time may pass once Temporal has every plan. */
async function plansAreHeld(): Promise<void> {
  await until('Temporal has every plan', async () => {
    const [owed] = await intake.dataSource.query('select 1 from ladder_plan where sent_version < version');
    return owed === undefined;
  });
}

/** The dispute a case was referred for has come to its end, and the case has heard. */
async function mediationEnds(name: string): Promise<void> {
  const id = cases.get(name)?.id ?? '';
  await mediation.ends([id]);
  const heard = `select from event where aggregate_id = $1 and type = 'mediation-ended'`;
  await until(`${name} has heard`, async () => (await intake.dataSource.query(heard, [id])).length === 1);
}

async function climbsOf(name: string): Promise<[hour: number, rung: string][]> {
  const rows: { rung: string; at: Date }[] = await intake.dataSource.query(
    `select data -> 'fact' -> 'rung' ->> 'id' as rung, occurred_at as at from event
     where aggregate_id = $1 and type = 'rung-climbed' order by seq`,
    [cases.get(name)?.id],
  );
  return rows.map(({ rung, at }) => [Math.round((at.getTime() - began) / hourMs), rung]);
}

/** Worked out by hand from the limits: 60 to assign, 100 to complete, 30 to follow up, 20 to sign off. */
const expected: Record<string, [hour: number, rung: string][]> = {
  // Assigned at 10, so half of complete/1 is used at 60; the objection of 71 finds assign/1 due at 60, an escalation at 70.
  objection: [
    [60, 'complete/1/reminder/1'],
    [71, 'assign/1/reminder/1'],
    [71, 'assign/1/warning/1'],
    [71, 'assign/1/breach/1'],
    [71, 'assign/1/escalation/1'],
  ],
  // From 2, less the 40 from approval to resumption: due at 142. The request of 20 changed nothing.
  suspension: [
    [92, 'complete/1/reminder/1'],
    [122, 'complete/1/warning/1'],
    [142, 'complete/1/breach/1'],
    [152, 'complete/1/escalation/1'],
    [170, 'follow-up/1/reminder/1'],
  ],
  // The same 40, from its referral to the end of its dispute; no review date meanwhile.
  mediated: [
    [92, 'complete/1/reminder/1'],
    [122, 'complete/1/warning/1'],
    [142, 'complete/1/breach/1'],
    [152, 'complete/1/escalation/1'],
    [170, 'follow-up/1/reminder/1'],
  ],
  // 48 used at the reply of 50; on at 75, so half at 77 and four fifths at 107; 83 used at 110; sign-off/1 from 111.
  rounds: [
    [65, 'follow-up/1/reminder/1'],
    [74, 'follow-up/1/warning/1'],
    [77, 'complete/1/reminder/1'],
    [107, 'complete/1/warning/1'],
    [121, 'sign-off/1/reminder/1'],
    [190, 'complete/2/reminder/1'],
  ],
  // Away from 25 to 35, as if it had never been: what fell due meanwhile is climbed when it is back.
  merged: [
    [35, 'assign/1/reminder/1'],
    [48, 'assign/1/warning/1'],
  ],
  // With the other's start from 25 to 35 half was used at 30; with its own again four fifths are used at 68.
  survivor: [
    [30, 'assign/1/reminder/1'],
    [68, 'assign/1/warning/1'],
  ],
  appeal: [
    [60, 'assign/2/reminder/1'],
    [78, 'assign/2/warning/1'],
  ],
  moved: [
    [30, 'assign/1/reminder/1'],
    [48, 'assign/1/warning/1'],
  ],
  // Replied at 10, open to rating for 40: then not reached, as met, and 20 to sign off.
  anonymous: [
    [30, 'follow-up/1/reminder/1'],
    [42, 'follow-up/1/warning/1'],
    [60, 'sign-off/1/reminder/1'],
  ],
  // Answered when it was written down: 30 to follow up, then 20 for its owner to approve it.
  'at once': [
    [15, 'follow-up/1/reminder/1'],
    [26, 'sign-off/1/reminder/1'],
    [32, 'sign-off/1/warning/1'],
  ],
  call: [
    [5, 'acknowledge/1/reminder/1'],
    [8, 'acknowledge/1/warning/1'],
    [10, 'acknowledge/1/breach/1'],
  ],
};
const climbsExpected = Object.values(expected).flatMap((climbs) => climbs.map(([hour]) => hour));

it.each(Object.keys(expected))('the road of %s climbs what it should, when it should', async (name) => {
  expect(await climbsOf(name)).toEqual(expected[name]);
});

it('a rung speaks to whoever has the ball after a transfer, and after a report upwards', async () => {
  const rows: { people: string[] }[] = await intake.dataSource.query(
    `select array(select a ->> 'person' from jsonb_array_elements(data -> 'fact' -> 'rung' -> 'addressees') a) as people
     from event where aggregate_id = $1 and type = 'rung-climbed' order by seq`,
    [cases.get('moved')?.id],
  );
  expect(rows.map(({ people }) => people)).toEqual([['qiaotou-desk'], ['beishan-desk', 'beishan-chief']]);
});

it('every one of these ladders replays', async () => {
  const workflows = [...cases.values()].map(({ id }) => `case/${id}`);
  const lived = workflows.map(async (workflowId) => ({
    workflowId,
    history: await temporal.env.client.workflow.getHandle(workflowId).fetchHistory(),
  }));
  const errors = await replayAll(workflowBundlePath, await Promise.all(lived));
  expect([...errors]).toEqual(workflows.map((workflowId) => [workflowId, undefined]));
});
