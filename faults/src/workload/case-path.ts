import type { Person } from './clients.ts';

export const unit = 'shifan.dongcheng.linjiang';
export const room = `${unit}.hongqi`;
const handler = 'linjiang-officer-a';

export const matter = {
  ...{ ledger: 'claim', channel: 'portal', category: 'noise', summary: '夜间施工', detail: '连续三晚' },
  unit,
  reporter: { name: '张三', phone: '13800000000' },
};

/** What is said, by whom, and the event it must leave. */
export interface CaseStep {
  readonly command: string;
  readonly by: Person;
  readonly leaves: string;
  readonly body: object;
}

const toHandling: readonly CaseStep[] = [
  { command: 'submit', by: 'linjiang-desk', leaves: 'submitted', body: { unit } },
  { command: 'assign', by: 'linjiang-chief', leaves: 'assigned', body: { unit, handler } },
  { command: 'accept', by: handler, leaves: 'accepted', body: { handler } },
];

export const straightRoad: readonly CaseStep[] = [
  ...toHandling,
  {
    command: 'reply',
    by: handler,
    leaves: 'replied',
    body: { result: '已劝止', evidence: [{ text: '现场记录' }] },
  },
  { command: 'follow-up', by: 'linjiang-desk', leaves: 'followed-up', body: { outcome: 'satisfied' } },
  { command: 'sign-off', by: 'linjiang-chief', leaves: 'signed-off', body: {} },
  { command: 'close', by: 'linjiang-desk', leaves: 'closed', body: { publicSummary: '噪声已劝止' } },
];

/** 转入调解: there the case waits for what its dispute comes to. */
export const roadToMediation: readonly CaseStep[] = [
  ...toHandling,
  {
    command: 'refer',
    by: handler,
    leaves: 'referred',
    body: { place: room, parties: [{ name: '楼上住户' }, { name: '楼下住户' }] },
  },
];
