import type { Ledger, Stage } from '@fengqiao/domain/case/case';
import { transitionOf, type CommandName } from '@fengqiao/domain/case/commands/transitions';
import { commandLine as lineOf } from './commands-page.ts';

/** 三本账, as numbers begin. */
export const ledgerWords: Record<Ledger, string> = {
  suggestion: '意见建议',
  claim: '利益诉求',
  complaint: '投诉举报',
};

/** 环节 in the words of the bureau's own papers. */
export const stageWords: Record<Stage, string> = {
  registered: '收集建档',
  submitted: '快速报批',
  assigned: '及时交办',
  handling: '督促办理',
  replied: '结果答复',
  'followed-up': '回访报告',
  'signed-off': '领导把关',
  closed: '销号归档',
  declined: '不予受理',
  withdrawn: '撤回',
  merged: '并案',
  voided: '作废',
};

export const commandWords: Record<CommandName, string> = {
  submit: '报批',
  reclassify: '改账',
  transfer: '转办',
  'report-up': '上报',
  assign: '交办',
  decline: '不予受理',
  accept: '接收',
  object: '异议退回',
  'change-handler': '更换承办人',
  'request-suspension': '申请中止计时',
  'approve-suspension': '批准中止',
  'refuse-suspension': '不准中止',
  resume: '恢复计时',
  extend: '延长时限',
  refer: '转入调解',
  reply: '答复',
  'follow-up': '回访',
  rate: '群众评价',
  'sign-off': '签批',
  'send-back': '退回重办',
  close: '销号归档',
  'withdraw-publication': '撤回公开',
  add: '补充',
  'choose-messages': '选择通知方式',
  ask: '询问',
  'issue-receipt': '出具回执',
  reopen: '重新打开',
  'name-subject': '认定被投诉对象',
  'lift-confidentiality': '解除保密',
  consent: '同意解密',
  withdraw: '撤回',
  void: '作废',
  correct: '更正受理时间',
  'erase-attachment': '删除附件',
  merge: '并案',
  unmerge: '撤销并案',
  urge: '督办',
  appeal: '申诉',
  'accept-appeal': '采纳申诉',
  'refuse-appeal': '驳回申诉',
  'close-unsatisfied': '不满意结案',
};

/** A command in one line, as the API's description has it: what it is called, who gives it, and where it leads. */
export function commandLine(command: CommandName): string {
  return lineOf({ ...transitionOf(command), nameZh: commandWords[command] });
}
