import type { CaseFact } from '@fengqiao/domain/case/case-event';
import type { CaseClockName } from '@fengqiao/domain/case/case';
import type { RungKind } from '@fengqiao/domain/ladder/clock-instance';
import { mediationClockWords, mediationWords, type Words } from './mediation-words.ts';
import { outreachClockWords, outreachWords } from './outreach-words.ts';
import { scoringWords } from './scoring-words.ts';
import { aboutOf } from './notice-about.ts';
import type { NoticeRow } from './notice.entity.ts';

const rungWords: Record<RungKind, Words> = {
  reminder: ['提醒', 'Reminder'],
  warning: ['预警', 'Warning'],
  review: ['中止复核', 'Review of a suspension'],
  breach: ['超时', 'Limit missed'],
  escalation: ['升级督办', 'Escalation'],
};

const clockWords: Record<CaseClockName, Words> = {
  acknowledge: ['接警时限', 'acknowledge'],
  assign: ['交办时限', 'assign'],
  arrive: ['到场时限', 'arrive'],
  complete: ['办结时限', 'complete'],
  'follow-up': ['回访时限', 'follow-up'],
  'sign-off': ['把关时限', 'sign-off'],
  archive: ['归档时限', 'archive'],
  overall: ['总用时', 'overall'],
};

const eventWords: Partial<Record<CaseFact['type'], Words>> = {
  registered: ['新事项，请办理', 'A new matter'],
  submitted: ['已报批，请交办', 'Sent up to be assigned'],
  reclassified: ['已改账', 'Moved to another ledger'],
  transferred: ['已转办', 'Transferred'],
  'reported-up': ['已上报', 'Reported up'],
  assigned: ['已交办', 'Assigned'],
  declined: ['不予受理', 'Declined'],
  appealed: ['群众申诉，请裁定', 'Appealed, to be decided'],
  'appeal-accepted': ['申诉已采纳', 'Appeal accepted'],
  'appeal-refused': ['申诉已驳回', 'Appeal refused'],
  accepted: ['已受理', 'Accepted'],
  objected: ['承办单位有异议', 'Objected to'],
  'handler-changed': ['已更换承办人', 'Another handler'],
  'suspension-requested': ['申请中止计时，请审批', 'Suspension asked for, to be decided'],
  'suspension-approved': ['中止计时已批准', 'Suspension approved'],
  'suspension-refused': ['中止计时未批准', 'Suspension refused'],
  resumed: ['已恢复计时', 'Time runs again'],
  extended: ['时限已延长', 'Limit extended'],
  referred: ['已转入调解', 'Referred to mediation'],
  'mediation-ended': ['调解已有结果', 'Mediation has ended'],
  replied: ['已答复，请回访', 'Replied, to be followed up'],
  'followed-up': ['已回访', 'Followed up'],
  rated: ['群众已评价（查询码未验证），请回访', 'Rated by a code never confirmed, to be followed up'],
  added: ['群众有补充', 'The citizen has added something'],
  'messages-chosen': ['群众已更改通知方式', 'The citizen chose other ways to be told'],
  'code-issued': ['群众已用回执换取新查询码', 'A new code was made by a receipt'],
  'signed-off': ['已签批，请归档', 'Signed off, to be closed'],
  'sent-back': ['退回重办', 'Sent back'],
  closed: ['公开摘要写明经您核准', 'A public summary says that you agreed to it'],
  'publication-withdrawn': ['公开已撤回', 'No longer published'],
  'closed-unsatisfied': ['不满意结案', 'Closed although not satisfied'],
  reopened: ['已重新打开', 'Reopened'],
  withdrawn: ['群众已撤回', 'Withdrawn'],
  voided: ['已作废', 'Voided'],
  corrected: ['已更正受理时间', 'Received at another moment'],
  'came-back': ['并案已解除，本事项恢复办理', 'On its own again, as it stood before it was merged'],
  merged: ['已并案', 'Merged'],
  unmerged: ['已撤销并案', 'Merge undone'],
  'took-in': ['并入一件事项', 'Another was merged into it'],
  'gave-back': ['并入的事项已分出', 'What was merged into it is apart again'],
  urged: ['上级督办', 'Urged'],
  'subject-named': ['已认定被投诉对象', 'Whom it is about is settled'],
  'confidentiality-lifted': ['已解除保密', 'No longer confidential'],
  'attachment-erased': ['附件已删除', 'An attachment was erased'],
  'consent-given': ['反映人同意解密', 'The reporter consents to lifting confidentiality'],
  'consent-withdrawn': ['反映人撤回同意', 'The reporter took back the consent'],
};

/** What a notice of a case is about, or of an import. Of a type that has no words here, its name is shown. */
const words: Readonly<Record<string, Words>> = {
  ...eventWords,
  ...rungWords,
  imported: ['历史台账导入', 'Ledger imported'],
  'message-undelivered': [
    '给群众的通知未能送达，请另行联系',
    'A message did not reach the citizen; reach him or her another way',
  ],
};

export interface InWords {
  readonly 'zh-CN': string;
  readonly en: string;
}

type Cause = Pick<NoticeRow, 'causeType' | 'rung' | 'caseId' | 'aboutKind' | 'aboutId' | 'number'>;

/** Why somebody is told, in both languages: the kind of the highest rung, or the event. */
export function causeInWords(row: Cause): InWords {
  const kind = aboutOf(row)?.kind ?? 'case';
  if (kind === 'case') {
    const cause = row.rung?.split('/')[2] ?? row.causeType;
    return both(words[cause] ?? [cause, cause]);
  }
  const { events, general } = { ...mediationWords, ...scoringWords, ...outreachWords }[kind];
  return both(rungInWords(row.rung) ?? events[row.causeType] ?? general);
}

/** A dispute has many clocks of many kinds: which of them it is stands before what is the matter with it. */
function rungInWords(rung: string | null): Words | null {
  const [clock, , kind] = rung?.split('/') ?? [];
  const matter = rungWords[kind as RungKind] as Words | undefined;
  if (!clock || !matter) return null;
  const { 'zh-CN': zh, en } = clockInWords(clock);
  return [`${zh}：${matter[0]}`, `${capital(en)}: ${matter[1].toLowerCase()}`];
}

/** What a clock is called; one that has no words shows its name. */
export function clockInWords(name: string): InWords {
  const ofObligation = name.startsWith('obligation-') ? 'obligation' : name;
  return both(clocks[ofObligation] ?? [name, name]);
}

const clocks: Readonly<Record<string, Words>> = {
  ...mediationClockWords,
  ...outreachClockWords,
  ...clockWords,
  objections: ['异议期', 'objections'],
};

function both([zh, en]: Words): InWords {
  return { 'zh-CN': zh, en };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
