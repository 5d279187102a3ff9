import { hazardBodies as bodies } from '../http/outreach/hazard-commands.ts';
import { FindHazardBody, HandleHazardAtOnceBody } from '../http/outreach/hazard.ts';
import { sent, type SchemaExample } from './example.ts';

const evidence = [{ text: '整改前后照片各一张' }];
const reason = '须由主管部门处置';
const exit = {
  place: 'shifan.dongcheng.linjiang.hongqi',
  kind: 'fire',
  channel: 'visit',
  summary: '安全出口被货物堵塞',
  responsible: { name: '某便利店经营者' },
} as const;

/** What outreach's document shows; each is sent, as it stands here, by its fuzz test. */
export const outreachExamples: readonly SchemaExample[] = [
  sent(FindHazardBody, exit),
  sent(HandleHazardAtOnceBody, { ...exit, result: '当场搬离货物', evidence }),
  sent(bodies.solve, { result: '当场搬离货物', evidence }),
  sent(bodies.notice, {
    basis: '《中华人民共和国消防法》第二十八条',
    measures: '清空安全出口，保持畅通',
    remedies: '可在六十日内申请行政复议，或者在六个月内提起行政诉讼',
  }),
  sent(bodies['record-service'], { means: 'in-person', signedBy: '经营者本人' }),
  sent(bodies.extend, { rectifyBy: '2027-03-01T18:00:00+08:00', reason: '配件未到货' }),
  sent(bodies['claim-rectified'], { said: '已清空', evidence }),
  sent(bodies['re-check'], { outcome: 'passed', seen: '出口畅通', evidence }),
  sent(bodies.refer, { authority: 'fire-rescue', reason }),
  sent(bodies['record-receipt'], { receivedBy: '消防大队值班室' }),
  sent(bodies['change-handler'], { handler: 'linjiang-officer-b' }),
  sent(bodies['report-up'], { reason }),
  sent(bodies.void, { reason: '重复登记' }),
];
