import type { DisputeStatus } from '@fengqiao/domain/dispute/dispute';
import { disputeTransitionOf, type DisputeCommandName } from '@fengqiao/domain/dispute/commands/transitions';

export const disputeStatusWords: Record<DisputeStatus, string> = {
  screened: '已排查',
  accepted: '已受理',
  mediating: '调解中',
  'not-agreed': '未达成一致',
  agreed: '已达成协议',
  performing: '履行中',
  settled: '已化解',
  referred: '转其他途径',
  withdrawn: '撤回',
  merged: '并案',
};

export const disputeCommandWords: Record<DisputeCommandName, string> = {
  accept: '受理',
  'record-consent': '记录当事人意愿',
  'issue-receipt': '出具回执',
  'record-identity': '核验当事人身份',
  'assign-mediator': '指定主持调解员',
  'set-colour': '调整颜色等级',
  'check-in': '走访稳控',
  'raise-complexity': '调重难易程度',
  extend: '延期',
  'plan-session': '安排调解会',
  'cancel-session': '取消调解会',
  'declare-tie': '申明回避事由',
  'replace-panelist': '更换调解员',
  'hold-session': '记录调解会',
  'record-statement': '记录陈述',
  raise: '转上级调解',
  'draft-settlement': '拟定协议',
  sign: '签字',
  agree: '协议生效',
  confirm: '确认履行',
  waive: '放弃履行',
  settle: '化解结案',
  'apply-for-confirmation': '申请司法确认',
  'record-court-decision': '记录法院裁定',
  visit: '回访',
  reopen: '重新调解',
  'refer-out': '引导其他途径',
  withdraw: '终止调解',
  merge: '并案',
  'complete-resolution': '办结议定事项',
};

/** A command in one line, as the API's description has it: what it is called, who gives it, and where it leads. */
export function disputeCommandLine(command: DisputeCommandName): string {
  const { by, from, to } = disputeTransitionOf(command);
  const leaves = typeof to === 'string' ? to : to.join(' or ');
  return `${disputeCommandWords[command]} · by ${by.join(', ')} · ${from.join(', ')} → ${leaves}`;
}
