import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { asCitizen, give, linjiang, matter, register, type Registered } from '../intake.scenario.ts';

const hours = (count: number) => ({ kind: 'elapsed', duration: `PT${count}H` });
const rungs = [
  { kind: 'reminder', at: { percent: 50 } },
  { kind: 'warning', at: { percent: 80 } },
  { kind: 'escalation', at: { after: { wall: 'PT10H' } }, repeats: true },
];
const within = (count: number) => ({ limit: hours(count), rungs });

/** Limits in hours of the wall clock: whatever the day the test runs on, its moments can be worked out by hand. */
export const roadPolicy = {
  version: 'roads-1',
  rules: [
    {
      when: { category: 'road' },
      clocks: {
        assign: within(60),
        complete: within(100),
        'follow-up': within(30),
        'anonymous-follow-up': within(40),
        'sign-off': within(20),
        archive: within(30),
      },
    },
    {
      when: { category: 'road', responseClass: '1-3-5' },
      clocks: { acknowledge: within(10), assign: within(30), arrive: within(50) },
    },
  ],
};

type Act = (intake: TestService, cases: Map<string, Registered>) => Promise<unknown>;
/** What is done to which case, at which hour. */
export type Step = readonly [hour: number, act: Act];

const caseOf = (cases: Map<string, Registered>, name: string): Registered => {
  const found = cases.get(name);
  if (!found) throw new Error(`no case ${name}`);
  return found;
};

export function registered(hour: number, name: string, more: object = {}): Step {
  return [
    hour,
    async (intake, cases) => {
      const body = { ...matter, category: 'road', ...more };
      const answer = await register(intake, { body });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      cases.set(name, answer.body);
    },
  ];
}

/** Solved on the spot by officer a. */
export function handledAtOnce(hour: number, name: string): Step {
  return [
    hour,
    async (intake, cases) => {
      const done = { channel: 'visit', result: '已当场办结', evidence: [{ text: '记录' }] };
      const body = { ...matter, category: 'road', ...done };
      const answer = await intake.post('/v1/cases/handle-at-once', { as: 'linjiang-officer-a', body });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      cases.set(name, answer.body);
    },
  ];
}

export function given(hour: number, name: string, command: string, as: string, body: object = {}): Step {
  return [hour, (intake, cases) => give(intake, caseOf(cases, name).id, [[command, as, body]])];
}

export function merged(hour: number, name: string, into: string): Step {
  return [
    hour,
    (intake, cases) =>
      give(intake, caseOf(cases, name).id, [['merge', 'linjiang-desk', { into: caseOf(cases, into).id }]]),
  ];
}

export function byCitizen(
  hour: number,
  name: string,
  act: 'rating' | 'withdraw' | 'reopen' | 'appeal',
  body: object = {},
): Step {
  return [
    hour,
    async (intake, cases) => {
      const answer = await asCitizen(intake, caseOf(cases, name), act, body);
      if (answer.status !== 200) throw new Error(`${act}: ${JSON.stringify(answer.body)}`);
    },
  ];
}

/** By a citizen who has no code, the matter having been written down by staff: signed at the counter. */
export function withdrawnOnPaper(hour: number, name: string): Step {
  return [
    hour,
    async (intake, cases) => {
      const { id } = caseOf(cases, name);
      const { body } = await intake.get(`/v1/cases/${id}`, { as: desk });
      const onPaper = { signedOn: body.receivedAt.slice(0, 10), reference: '档案 7' };
      await give(intake, id, [['withdraw', desk, { onPaper }]]);
    },
  ];
}

const [desk, chief, officer] = ['linjiang-desk', 'linjiang-chief', 'linjiang-officer-a'];

/** Sent up, assigned and accepted, an hour each, from `hour` on. */
export function handled(hour: number, name: string): Step[] {
  return [
    given(hour, name, 'submit', desk, { unit: linjiang }),
    given(hour + 1, name, 'assign', chief, { unit: linjiang, handler: officer }),
    given(hour + 2, name, 'accept', officer, { handler: officer }),
  ];
}

export function replied(hour: number, name: string): Step {
  return given(hour, name, 'reply', officer, { result: '已办', evidence: [{ text: '记录' }] });
}

/** Found satisfied, signed off and closed, all in one hour. */
export function closed(hour: number, name: string): Step[] {
  return [
    given(hour, name, 'follow-up', desk, { outcome: 'satisfied' }),
    given(hour, name, 'sign-off', chief),
    given(hour, name, 'close', desk, { publicSummary: '已办结' }),
  ];
}
