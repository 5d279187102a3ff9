import { citizenBodies, commandBodies } from '../http/intake/case-commands.ts';
import { sent, type SchemaExample } from './example.ts';

const unit = 'shifan.dongcheng.linjiang';
const handler = 'linjiang-officer-a';
const onPaper = { signedOn: '2026-11-20', reference: '窗口档案 7' };
const evidence = [{ text: '现场记录' }];

/** Of every command on a case, by staff and by the citizen. */
export const caseCommandExamples: readonly SchemaExample[] = [
  sent(commandBodies.submit, { unit }),
  sent(commandBodies.reclassify, { ledger: 'suggestion' }),
  sent(commandBodies.transfer, { unit: 'shifan.dongcheng' }),
  sent(commandBodies['report-up'], {}),
  sent(commandBodies.assign, { unit, handler }),
  sent(commandBodies.decline, { reason: '属民事诉讼范围', referral: '区人民法院' }),
  sent(commandBodies.accept, { handler }),
  sent(commandBodies.object, { reason: '应由城管部门处理' }),
  sent(commandBodies['change-handler'], { handler: 'linjiang-officer-b' }),
  sent(commandBodies['request-suspension'], { reason: '等待鉴定报告', reviewOn: '2026-12-07' }),
  sent(commandBodies['approve-suspension'], {}),
  sent(commandBodies['refuse-suspension'], {}),
  sent(commandBodies.resume, {}),
  sent(commandBodies.extend, { workingDays: 3, reason: '需与物业协调' }),
  sent(commandBodies.refer, {
    place: `${unit}.hongqi`,
    parties: [{ name: '楼上住户', phone: '13800000000' }, { name: '楼下住户' }],
  }),
  sent(commandBodies.reply, { result: '已劝止夜间施工', evidence }),
  sent(commandBodies['follow-up'], { outcome: 'satisfied' }),
  sent(commandBodies.rate, { outcome: 'satisfied', onPaper }),
  sent(commandBodies['sign-off'], {}),
  sent(commandBodies['send-back'], { reason: '缺少现场照片' }),
  sent(commandBodies.close, { publicSummary: '夜间施工噪声已劝止' }),
  sent(commandBodies['withdraw-publication'], { reason: '摘要可识别当事人' }),
  sent(commandBodies.add, { text: '三号楼前', onPaper }),
  sent(commandBodies['choose-messages'], { messages: ['sms'], onPaper }),
  sent(commandBodies.ask, { text: '在几号楼前？', by: '2026-12-04' }),
  sent(commandBodies['issue-receipt'], {}),
  sent(commandBodies.reopen, { reason: '又松动了' }),
  sent(commandBodies.withdraw, { onPaper }),
  sent(commandBodies['name-subject'], { subjectPersons: ['hubin-officer'] }),
  sent(commandBodies['lift-confidentiality'], {}),
  sent(commandBodies.void, { reason: '重复提交' }),
  sent(commandBodies.correct, { receivedAt: '2026-11-20T16:00:00+08:00', reason: '登记时间有误' }),
  sent(commandBodies['erase-attachment'], {
    attachment: '01a20525-6756-7127-a3ab-5136a793926d',
    reason: '照片中有无关人员，当事人要求删除',
  }),
  sent(commandBodies.merge, { into: '01a20525-6756-7127-a3ab-5136a793926d' }),
  sent(commandBodies.unmerge, {}),
  sent(commandBodies.urge, { text: '今日内办结' }),
  sent(commandBodies.appeal, { reason: '对方有威胁言语', onPaper }),
  sent(commandBodies['accept-appeal'], {}),
  sent(commandBodies['refuse-appeal'], { reason: '确属法院管辖' }),
  sent(commandBodies['close-unsatisfied'], { reason: '已尽力，诉求超出职权' }),
  sent(citizenBodies.rate, { outcome: 'satisfied' }),
  sent(citizenBodies.add, { text: '三号楼前' }),
  sent(citizenBodies['choose-messages'], { messages: ['sms'] }),
  sent(citizenBodies.withdraw, {}),
  sent(citizenBodies.reopen, { reason: '又松动了' }),
  sent(citizenBodies.appeal, { reason: '对方有威胁言语' }),
  sent(citizenBodies.consent, { given: true }),
];
