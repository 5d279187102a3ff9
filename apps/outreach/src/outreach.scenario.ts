import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { HazardStage } from '@fengqiao/domain/hazard/hazard';
import { TestService, type TestServiceOptions } from '@fengqiao/test-rig/harness/test-service';
import { knownSample } from '../../intake/src/known-sample.scenario.ts';
import { outreach } from './outreach.service.ts';

export const place = 'shifan.dongcheng.linjiang.hongqi';
export const [officer, desk, chief] = ['linjiang-officer-a', 'linjiang-desk', 'linjiang-chief'];

export const exit = {
  ...{ place, kind: 'fire', channel: 'visit', summary: '安全出口被货物堵塞' },
  responsible: { name: 'Shopkeeper Planted', phone: '13800000000' },
};

/** What outreach's database holds: the sample's directory. */
export const outreachSample = knownSample('outreach', outreach);

export function startOutreach(
  clock: ClockPort,
  options: Partial<TestServiceOptions> = {},
): Promise<TestService> {
  return TestService.start('outreach', outreach, { clock, filling: outreachSample, ...options });
}

export type Step = [command: string, as: string, body?: object];

const evidence = [{ text: '整改前后照片' }];
const reason = { reason: '说明' };
export const notice = { basis: '消防法第二十八条', measures: '清空出口', remedies: '可申请复议或起诉' };
export const looked = (outcome: string) => ({ outcome, seen: '看过', evidence });
/** A good body of each command. */
export const bodies = {
  solve: { result: '当场搬离', evidence },
  notice,
  'record-service': { means: 'in-person', signedBy: '本人' },
  extend: { rectifyBy: '2027-03-01T18:00:00+08:00', ...reason },
  'claim-rectified': { said: '已清空', evidence },
  're-check': looked('passed'),
  refer: { authority: 'fire-rescue', ...reason },
  'record-receipt': { receivedBy: '值班室' },
  'change-handler': { handler: 'linjiang-officer-b' },
  'report-up': reason,
  void: reason,
};

/** Writes a hazard down; a refusal is a mistake of the test. */
export async function found(service: TestService, change: object = {}, as = officer): Promise<string> {
  const { status, body } = await service.post('/v1/hazards', { as, body: { ...exit, ...change } });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

/** Gives commands in turn; one that is refused is a mistake of the test. */
export async function move(service: TestService, id: string, road: readonly Step[]) {
  let answer;
  for (const [command, as, body = bodies[command as keyof typeof bodies]] of road) {
    answer = await service.post(`/v1/hazards/${id}/${command}`, { as, body });
    if (answer.status !== 200) throw new Error(`${command} by ${as}: ${JSON.stringify(answer.body)}`);
  }
  return answer?.body;
}

const noticed: Step[] = [['notice', officer]];
const claimed: Step[] = [...noticed, ['claim-rectified', officer]];
const failed: Step[] = [...claimed, ['re-check', officer, looked('failed')]];
/** The road to each stage. */
export const roads: Readonly<Record<HazardStage, readonly Step[]>> = {
  found: [],
  noticed,
  rectified: claimed,
  failed,
  referred: [['refer', officer]],
  closed: [...claimed, ['re-check', officer]],
  solved: [['solve', officer]],
  'taken-over': [
    ['refer', officer],
    ['record-receipt', desk],
  ],
  voided: [['void', 'supervisor']],
};

export async function hazardIn(service: TestService, stage: HazardStage): Promise<string> {
  const id = await found(service);
  await move(service, id, roads[stage]);
  return id;
}
