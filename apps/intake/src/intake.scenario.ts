import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { sampleFile } from '@fengqiao/test-rig/sample';
import { TestService, type Call, type TestServiceOptions } from '@fengqiao/test-rig/test-service';
import { intake } from './intake.service.ts';

/** An intake with the sample's units and people, on a database of its own. */
export async function startIntake(
  clock: ClockPort,
  options: Partial<TestServiceOptions> = {},
): Promise<TestService> {
  const service = await TestService.start('intake', intake, { clock, ...options });
  if (options.databaseUrl) return service;
  for (const what of ['units', 'people']) {
    const { status, body } = await service.post(`/v1/imports/${what}`, {
      as: 'admin',
      body: sampleFile(`${what}.csv`),
    });
    if (status !== 200) throw new Error(`${what}: ${JSON.stringify(body)}`);
  }
  return service;
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

export const steps: [command: string, as: string, body: object][] = [
  ['submit', 'linjiang-desk', { unit: linjiang }],
  ['assign', 'linjiang-chief', { unit: linjiang, handler: 'linjiang-officer-a' }],
  ['accept', 'linjiang-officer-a', { handler: 'linjiang-officer-a' }],
  ['reply', 'linjiang-officer-a', { result: '已劝止', evidence: [{ text: '现场记录' }] }],
  ['follow-up', 'linjiang-desk', { outcome: 'satisfied' }],
  ['sign-off', 'linjiang-chief', {}],
  ['close', 'linjiang-desk', { publicSummary: '噪声已劝止' }],
];

export async function register(service: TestService, call: Call = {}) {
  return service.post('/v1/cases', { body: matter, ...call });
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
