import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Filling } from '@fengqiao/test-rig/databases/database';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import { TestService, type Call, type TestServiceOptions } from '@fengqiao/test-rig/harness/test-service';
import { intake } from './intake.service.ts';

/** The sample's units, people, places and categories, published before any spec's clock begins. */
export const sampleDirectory: Filling = {
  name: 'directory',
  async fill(databaseUrl) {
    const clock = new ManualClock('2026-01-01T00:00:00+08:00');
    const service = await TestService.start('intake', intake, { clock, databaseUrl });
    for (const what of ['units', 'people', 'places']) {
      const { status, body } = await service.post(`/v1/imports/${what}`, {
        as: 'admin',
        body: sampleFile(`${what}.csv`),
      });
      if (status !== 200) throw new Error(`${what}: ${JSON.stringify(body)}`);
    }
    const categories = await service.put('/v1/categories', {
      as: 'admin',
      body: JSON.parse(sampleFile('categories.json')),
    });
    if (categories.status !== 200) throw new Error(`categories: ${JSON.stringify(categories.body)}`);
    await service.stop();
  },
};

/** An intake with the sample's units, people and categories, on a database of its own. */
export function startIntake(
  clock: ClockPort,
  options: Partial<TestServiceOptions> = {},
): Promise<TestService> {
  return TestService.start('intake', intake, { clock, filling: sampleDirectory, ...options });
}

export const linjiang = 'shifan.dongcheng.linjiang';

export const matter = {
  ledger: 'claim',
  channel: 'portal',
  category: 'noise',
  summary: '夜间施工噪声',
  detail: '连续三晚',
  unit: linjiang,
  reporter: { name: 'Reporter Zhang', phone: '13800000000' },
};

export const complaint = {
  ...matter,
  ledger: 'complaint',
  category: 'window-conduct',
  unit: undefined,
  subjectUnit: 'shifan.dongcheng.hubin',
};

export type Step = [command: string, as: string, body: object];

export const steps: Step[] = [
  ['submit', 'linjiang-desk', { unit: linjiang }],
  ['assign', 'linjiang-chief', { unit: linjiang, handler: 'linjiang-officer-a' }],
  ['accept', 'linjiang-officer-a', { handler: 'linjiang-officer-a' }],
  ['reply', 'linjiang-officer-a', { result: '已劝止', evidence: [{ text: '现场记录' }] }],
  ['follow-up', 'linjiang-desk', { outcome: 'satisfied' }],
  ['sign-off', 'linjiang-chief', {}],
  ['close', 'linjiang-desk', { publicSummary: '噪声已劝止' }],
];

/** By the citizen; by a desk, where the matter says what only staff may say. */
export async function register(service: TestService, call: Call = {}) {
  const body = (call.body ?? matter) as object;
  const needsDesk = ['receivedAt', 'responseClass', 'subjectPersons'].some((field) => field in body);
  return service.post('/v1/cases', { ...(needsDesk && { as: 'bureau-desk' }), ...call, body });
}

export interface Registered {
  readonly id: string;
  readonly number: string;
  readonly queryCode: string;
}

/** The straight road up to and including a command. */
export function roadTo(upTo: string): Step[] {
  return steps.slice(0, steps.findIndex(([command]) => command === upTo) + 1);
}

/** Gives commands in turn to a case; one that is refused is a mistake of the test. */
export async function give(service: TestService, id: string, road: readonly Step[]) {
  let answer;
  for (const [command, as, body] of road) {
    answer = await service.post(`/v1/cases/${id}/${command}`, { as, body });
    if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
  }
  return answer?.body;
}

/** The citizen of a case calls with number and code. */
export async function asCitizen(
  service: TestService,
  { number, queryCode }: Registered,
  act: 'rating' | 'add' | 'messages' | 'withdraw' | 'reopen' | 'appeal' | 'consent' | 'confirm' | null,
  body: object = {},
  headers: Record<string, string> = {},
) {
  const address = `/v1/public/cases/${number}`;
  const call = { headers: { 'query-code': queryCode, ...headers } };
  return act === null ? service.get(address, call) : service.post(`${address}/${act}`, { ...call, body });
}

/** How a fresh case comes to each stage: commands of staff, and last what its citizen or another case does to it. */
export async function caseIn(service: TestService, stage: string): Promise<Registered> {
  const { body } = await register(service);
  const last: Record<string, string> = {
    submitted: 'submit',
    assigned: 'assign',
    handling: 'accept',
    replied: 'reply',
    'followed-up': 'follow-up',
    'signed-off': 'sign-off',
    closed: 'close',
    declined: 'submit',
  };
  const road = last[stage];
  if (road) await give(service, body.id, roadTo(road));
  if (stage === 'declined')
    await give(service, body.id, [
      ['decline', 'linjiang-chief', { reason: '属法院管辖', referral: '区人民法院' }],
    ]);
  if (stage === 'voided') await give(service, body.id, [['void', 'supervisor', { reason: '重复垃圾信息' }]]);
  if (stage === 'withdrawn') await asCitizen(service, body, 'withdraw');
  if (stage === 'merged') {
    const { body: survivor } = await register(service);
    await give(service, body.id, [['merge', 'linjiang-desk', { into: survivor.id }]]);
  }
  return body;
}

/** Walks a fresh case along the straight road up to and including a command. */
export async function walk(
  service: TestService,
  upTo: string,
  before: () => Promise<void> = async () => undefined,
): Promise<string> {
  const { body } = await register(service);
  const last = steps.findIndex(([command]) => command === upTo);
  for (const [command, as, content] of steps.slice(0, last + 1)) {
    await before();
    const { status, body: answer } = await service.post(`/v1/cases/${body.id}/${command}`, {
      as,
      body: content,
    });
    if (status !== 200) throw new Error(`${command}: ${JSON.stringify(answer)}`);
  }
  return body.id as string;
}
