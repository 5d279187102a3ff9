import type { Guide } from './guide.ts';

const river = 'shifan.dongcheng.linjiang';
const [desk, chief, officer] = ['linjiang-desk', 'linjiang-chief', 'linjiang-officer-a'];
const toRiver = { unit: river };
const toOfficer = { unit: river, handler: officer };
const evidence = [{ text: '现场记录' }];
const reason = { reason: '情况说明' };

/** Up to `handling`, in the hands of officer a. */
async function handled(guide: Guide, summary: string) {
  const matter = await guide.register(summary, river);
  await guide.give(matter, 'submit', desk, toRiver);
  await guide.give(matter, 'assign', chief, toOfficer);
  await guide.give(matter, 'accept', officer, { handler: officer });
  return matter;
}

async function replied(guide: Guide, summary: string) {
  const matter = await handled(guide, summary);
  await guide.give(matter, 'reply', officer, { result: '已处理', evidence });
  return matter;
}

export async function straightRoad(guide: Guide): Promise<void> {
  guide.scene('一路顺畅', 'The straight road: every clock met');
  const matter = await replied(guide, '夜间施工噪声');
  await guide.give(matter, 'follow-up', officer, { outcome: 'satisfied' });
  await guide.give(matter, 'follow-up', desk, { outcome: 'satisfied' });
  await guide.give(matter, 'sign-off', chief);
  await guide.give(matter, 'close', desk, { publicSummary: '噪声已劝止' });
  await guide.clocks(matter);
}

export async function receipt(guide: Guide): Promise<void> {
  guide.scene(
    '回执换码',
    'A desk writes it down: the citizen gets a receipt, a code by it, is asked, adds, and may not yet withdraw',
  );
  const written = await guide.register('井盖松动', river, { channel: 'lounge' }, desk);
  await guide.give(written, 'submit', desk, toRiver);
  await guide.give(written, 'assign', chief, toOfficer);
  await guide.give(written, 'accept', officer, { handler: officer });
  await guide.give(written, 'issue-receipt', officer);
  const own = await guide.claim(written, desk);
  await guide.give(own, 'ask', officer, { text: '在几号楼前？' });
  await guide.citizen(own, 'add', 'add', { text: '三号楼前' });
  await guide.citizen(own, 'withdraw', 'withdraw');
  await guide.give(own, 'withdraw', desk, {
    onPaper: {
      signedOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
      reference: '窗口档案 7',
    },
  });
}

export async function objection(guide: Guide): Promise<void> {
  guide.scene(
    '异议',
    'An objection after the limit: the assign clock runs on and is breached at its due moment',
  );
  const matter = await guide.register('路灯不亮', river);
  await guide.give(matter, 'submit', desk, toRiver);
  await guide.give(matter, 'assign', chief, toOfficer);
  await guide.rest(7);
  await guide.give(matter, 'object', desk, { reason: '应由城管负责' });
  await guide.watch(matter, 3);
  await guide.give(matter, 'transfer', desk, { unit: 'shifan.dongcheng' });
  await guide.give(matter, 'decline', 'dongcheng-chief', { reason: '属城管部门职责', referral: '区城管局' });
  await guide.clocks(matter, 'assign', 'complete');
}

export async function suspension(guide: Guide): Promise<void> {
  guide.scene('中止计时', 'A suspension: time stops at the approval, and what was left is left');
  const matter = await handled(guide, '房屋鉴定');
  const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await guide.give(matter, 'request-suspension', officer, { reason: '等待鉴定报告', reviewOn: inAWeek });
  await guide.give(matter, 'approve-suspension', officer);
  await guide.give(matter, 'approve-suspension', chief);
  await guide.rest(5);
  await guide.clocks(matter, 'complete');
  await guide.give(matter, 'resume', officer);
  await guide.clocks(matter, 'complete');
}

export async function extension(guide: Guide): Promise<void> {
  guide.scene(
    '延长时限',
    'An extension, on the working calendar: once, by the chief above, before the breach',
  );
  const matter = await guide.register('小区停车', river, { category: 'parking' });
  await guide.give(matter, 'submit', desk, toRiver);
  await guide.give(matter, 'assign', chief, toOfficer);
  await guide.give(matter, 'accept', officer, { handler: officer });
  await guide.clocks(matter, 'complete');
  await guide.give(matter, 'extend', chief, { ...reason, workingDays: 3 });
  await guide.give(matter, 'extend', 'dongcheng-chief', { reason: '需与物业协调', workingDays: 3 });
  await guide.give(matter, 'extend', 'dongcheng-chief', { ...reason, workingDays: 3 });
  await guide.clocks(matter, 'complete');
}

export async function unsatisfied(guide: Guide): Promise<void> {
  guide.scene('群众不满意', 'An unsatisfied citizen, a chief who sends back, a case reopened');
  const matter = await replied(guide, '井盖松动');
  await guide.citizen(matter, 'rating', 'rate', { outcome: 'unsatisfied' });
  await guide.give(matter, 'reply', officer, { result: '已更换井盖', evidence });
  await guide.citizen(matter, 'rating', 'rate', { outcome: 'satisfied' });
  await guide.give(matter, 'send-back', chief, { reason: '缺少更换后的照片' });
  await guide.give(matter, 'reply', officer, { result: '已补充照片', evidence });
  await guide.give(matter, 'follow-up', desk, { outcome: 'basically-satisfied' });
  await guide.give(matter, 'sign-off', chief);
  await guide.give(matter, 'close', desk, { withheldReason: '涉及个人住址' });
  await guide.citizen(matter, 'reopen', 'reopen', { reason: '又松动了' });
  await guide.clocks(matter, 'complete', 'overall');
  await guide.give(matter, 'urge', 'dongcheng-chief', { text: '今日内办结' });
}

export async function appeal(guide: Guide): Promise<void> {
  guide.scene('不予受理与申诉', 'Declined, and appealed: the chief one level up decides, once');
  const matter = await guide.register('邻里借款纠纷', river);
  await guide.give(matter, 'submit', desk, toRiver);
  await guide.give(matter, 'decline', chief, { reason: '属民事诉讼范围', referral: '区人民法院' });
  await guide.citizen(matter, 'appeal', 'appeal', { reason: '对方有威胁言语' });
  await guide.give(matter, 'accept-appeal', chief);
  await guide.give(matter, 'accept-appeal', 'dongcheng-chief');
  await guide.clocks(matter, 'assign');
  await guide.citizen(matter, 'withdraw', 'withdraw');
}

export async function merged(guide: Guide): Promise<void> {
  guide.scene('并案', 'Two reports of one matter: merged, and apart again');
  const first = await guide.register('同一处塌陷（第一位）', river);
  await guide.rest(2);
  const second = await guide.register('同一处塌陷（第二位）', river);
  await guide.give(first, 'merge', desk, { into: first.id });
  await guide.give(first, 'merge', desk, { into: second.id });
  await guide.clocks(second, 'assign');
  await guide.give(first, 'unmerge', desk);
  await guide.clocks(second, 'assign');
  await guide.citizen(first, 'withdraw', 'withdraw');
  await guide.citizen(second, 'withdraw', 'withdraw');
}

export async function atOnce(guide: Guide): Promise<void> {
  guide.scene('两快', 'Solved on the spot, or sent up at once');
  const { body } = await guide.call<{ number: string; stage: string }>(
    'POST',
    '/v1/cases/handle-at-once',
    officer,
    {
      ledger: 'suggestion',
      channel: 'visit',
      category: 'tour',
      summary: '不会线上预约',
      detail: '当场演示',
      anonymous: true,
      result: '已现场指导',
      evidence,
    },
  );
  guide.say(`   ${officer.padEnd(20)} 当场办结 handle-at-once → ${body.stage}  ${body.number}`);
  const hard = await guide.register('多部门职责交叉', river);
  await guide.give(hard, 'report-up', desk);
  await guide.give(hard, 'submit', 'dongcheng-desk', { unit: 'shifan.dongcheng' });
  await guide.citizen(hard, 'withdraw', 'withdraw');
}

export async function callForHelp(guide: Guide): Promise<void> {
  guide.scene(
    '一三五',
    'A call for help: acknowledged, dispatched, on scene; limits on the wall clock at any hour',
  );
  const call = await guide.register('有人落水', river, { responseClass: '1-3-5' }, desk);
  await guide.watch(call, 3);
  await guide.give(call, 'submit', desk, toRiver);
  await guide.give(call, 'assign', chief, toOfficer);
  await guide.give(call, 'accept', officer, { handler: officer });
  await guide.clocks(call, 'acknowledge', 'assign', 'arrive');
  await guide.give(call, 'reply', officer, { result: '已救起送医', evidence });
}

/** Chengguan Station has no chief, on purpose. */
export async function escalation(guide: Guide): Promise<void> {
  guide.scene(
    '逐级督办',
    'Nobody assigns: the ladder climbs by itself, past a vacant post, up to the bureau, until its chief knows',
  );
  const matter = await guide.register('消防通道被占', 'shifan.beishan.chengguan');
  await guide.give(matter, 'submit', 'chengguan-desk', { unit: 'shifan.beishan.chengguan' });
  await guide.watch(matter, 5);
  await guide.inbox('bureau-chief', matter);
  await guide.acknowledge(matter, 'bureau-chief');
  await guide.rest(3);
  await guide.give(matter, 'assign', 'beishan-chief', { unit: 'shifan.beishan.chengguan' });
  await guide.clocks(matter, 'assign');
}
