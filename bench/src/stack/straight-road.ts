import type { BenchStack } from './bench-stack.ts';
import { post } from './post.ts';

const linjiang = 'shifan.dongcheng.linjiang';

/** A matter as the portal takes it, without a token. */
export const matter = {
  ledger: 'claim',
  channel: 'portal',
  category: 'noise',
  summary: '夜间施工噪声',
  detail: '工地连续三晚施工到凌晨，影响周围居民休息，多次劝说无效。',
  place: '红旗路 18 号',
  unit: linjiang,
  reporter: { name: '张三', phone: '13800000000' },
};

export interface RoadStep {
  readonly command: string;
  readonly person: string;
  readonly body: object;
}

/** 直路: what follows a registration up to the closing of a case, each by whom it is up to. */
export const roadSteps: readonly RoadStep[] = [
  { command: 'submit', person: 'linjiang-desk', body: { unit: linjiang } },
  { command: 'assign', person: 'linjiang-chief', body: { unit: linjiang, handler: 'linjiang-officer-a' } },
  { command: 'accept', person: 'linjiang-officer-a', body: { handler: 'linjiang-officer-a' } },
  {
    command: 'reply',
    person: 'linjiang-officer-a',
    body: { result: '已现场劝止，施工方书面承诺夜间停工。', evidence: [{ text: '现场记录' }] },
  },
  { command: 'follow-up', person: 'linjiang-desk', body: { outcome: 'satisfied' } },
  { command: 'sign-off', person: 'linjiang-chief', body: {} },
  { command: 'close', person: 'linjiang-desk', body: { publicSummary: '夜间施工噪声已劝止' } },
];

/** A road step with its token: what a load generator in another process needs. */
export interface SignedStep extends Omit<RoadStep, 'person'> {
  readonly token: string;
}

export async function signedRoad(stack: BenchStack): Promise<SignedStep[]> {
  return Promise.all(
    roadSteps.map(async ({ command, person, body }) => ({ command, body, token: await stack.token(person) })),
  );
}

export interface RegisteredCase {
  readonly id: string;
  readonly number: string;
}

export async function registerCase(intakeUrl: string): Promise<RegisteredCase> {
  const { id, number } = await post(`${intakeUrl}/v1/cases`, { body: matter });
  return { id: String(id), number: String(number) };
}

/** A case so many steps down the road; its id. */
export async function walkedTo(stack: BenchStack, intakeUrl: string, steps: number): Promise<string> {
  const { id } = await registerCase(intakeUrl);
  for (const { command, person, body } of roadSteps.slice(0, steps))
    await post(`${intakeUrl}/v1/cases/${id}/${command}`, { token: await stack.token(person), body });
  return id;
}

/** One case from registration to closing; `after` is called after each command. */
export async function walkRoad(
  intakeUrl: string,
  road: readonly SignedStep[],
  after: (command: string, walked: RegisteredCase) => Promise<void>,
): Promise<RegisteredCase> {
  const registered = await registerCase(intakeUrl);
  await after('register', registered);
  for (const { command, body, token } of road) {
    await post(`${intakeUrl}/v1/cases/${registered.id}/${command}`, { token, body });
    await after(command, registered);
  }
  return registered;
}
