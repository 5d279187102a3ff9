import { ClaimBody } from '../http/fragments/receipt.ts';
import {
  CancelConsultationBody,
  CloseConsultationBody,
  HoldConsultationBody,
  PlanConsultationBody,
  ResolveBody,
} from '../http/mediation/consultation.ts';
import { disputeCommandBodies as bodies } from '../http/mediation/dispute-commands.ts';
import { RegisterDisputeBody, SettleAtOnceBody } from '../http/mediation/dispute.ts';
import { JointMembersBody } from '../http/mediation/joint-members.ts';
import { MediationPolicyBody } from '../http/mediation/mediation-policy.ts';
import { sent, type SchemaExample } from './example.ts';

const station = 'shifan.dongcheng.linjiang';
const mediator = 'community-mediator';
const reason = '等待勘界';
const quarrel = {
  title: '楼道堆放杂物',
  place: `${station}.hongqi`,
  kind: 'neighbour',
  origin: 'visit' as const,
  complexity: 'general' as const,
  colour: 'yellow' as const,
  parties: [{ name: '楼上住户' }, { name: '楼下住户' }],
};
const apology = {
  id: '1',
  kind: 'apology',
  who: 'A',
  toWhom: 'B',
  what: '当面道歉',
  dueAt: '2027-03-01T18:00:00+08:00',
} as const;
const another = '01a20525-6756-7127-a3ab-5136a793926d';

/** What mediation's document shows; each is sent, as it stands here, by its fuzz test. */
export const mediationExamples: readonly SchemaExample[] = [
  sent(RegisterDisputeBody, quarrel),
  sent(SettleAtOnceBody, {
    ...quarrel,
    ...{ terms: '杂物当日清走，互不追究', minutes: '当场和好', obligations: [apology] },
  }),
  sent(ClaimBody, { claim: '5PXP-LLVW-2Y97-9VZ4' }),
  sent(bodies.accept, { mediator }),
  sent(bodies['issue-receipt'], { party: 'A' }),
  sent(bodies['record-identity'], { party: 'A', means: '身份证' }),
  sent(bodies['record-consent'], { given: true }),
  sent(bodies['assign-mediator'], { mediator: 'linjiang-officer-a' }),
  sent(bodies['set-colour'], { colour: 'red', reason: '扬言动手' }),
  sent(bodies['check-in'], { seen: '已上门稳控' }),
  sent(bodies['raise-complexity'], { complexity: 'difficult', reason }),
  sent(bodies.extend, { days: 5, reason, consents: ['A', 'B'] }),
  sent(bodies['plan-session'], {
    ...{ at: '2027-03-01T09:00:00+08:00', venue: '红旗社区警务室' },
    panel: [
      { person: mediator, capacity: 'community', tied: false },
      { name: '钱律师', capacity: 'lawyer', tied: false },
    ],
  }),
  sent(bodies['cancel-session'], { session: 1, reason }),
  sent(bodies['declare-tie'], { session: 1, panelist: mediator, tied: true, tie: '与甲方系表亲' }),
  sent(bodies['replace-panelist'], {
    ...{ session: 1, panelist: mediator, by: { name: '钱律师', capacity: 'lawyer' } },
  }),
  sent(bodies['hold-session'], {
    ...{ session: 1, outcome: 'adjourned', minutes: '双方陈述，择日再议', attended: ['A', 'B'] },
  }),
  sent(bodies['record-statement'], { text: '底线只告诉调解员', confidential: true }),
  sent(bodies.raise, { level: 'county', reason: '案情疑难' }),
  sent(bodies['draft-settlement'], { terms: '杂物当日清走，互不追究', obligations: [apology] }),
  sent(bodies.sign, { version: 1 }),
  sent(bodies.agree, {}),
  sent(bodies.confirm, { obligation: '1', evidence: [{ text: '收条' }] }),
  sent(bodies.waive, { obligation: '1', reason: '双方已和好' }),
  sent(bodies.settle, {}),
  sent(bodies['apply-for-confirmation'], { consents: ['A', 'B'] }),
  sent(bodies['record-court-decision'], { confirmed: true }),
  sent(bodies.visit, { party: 'A', outcome: 'holds', seen: '双方和睦' }),
  sent(bodies.reopen, { reason: '又起争执' }),
  sent(bodies['refer-out'], { to: 'court', remedies: '可向区人民法院起诉' }),
  sent(bodies.withdraw, { reason: '不再调解', remedies: '可向区人民法院起诉' }),
  sent(bodies.merge, { into: another }),
  sent(bodies.void, { reason: '重复登记' }),
  sent(bodies['complete-resolution'], { resolution: 1, result: '已上门，双方握手' }),
  sent(MediationPolicyBody, {
    policy: {
      version: 'general-in-five-days',
      resolve: { general: { kind: 'calendar', duration: 'P5D' } },
    },
  }),
  sent(JointMembersBody, { units: ['partner.sifa'] }),
  sent(PlanConsultationBody, { unit: station, at: '2026-12-01T09:00:00+08:00' }),
  sent(HoldConsultationBody, { minutes: '逐件会商', attended: [station, 'partner.sifa'] }),
  sent(ResolveBody, {
    ...{ dispute: another, unit: station, dueAt: '2027-03-01T18:00:00+08:00', text: '上门' },
  }),
  sent(CloseConsultationBody, {}),
  sent(CancelConsultationBody, { reason: '防汛' }),
];
