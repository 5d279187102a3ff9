import { z } from 'zod';
import { attachmentProblems } from './attachment-problems.ts';
import { catalogueProblems } from './catalogue-problems.ts';
import { directoryProblems } from './directory-problems.ts';
import { gatewayProblems } from './gateway-problems.ts';
import { mediationProblems } from './mediation-problems.ts';
import { outreachProblems } from './outreach-problems.ts';
import { disclosureProblems } from './disclosure-problems.ts';
import { fieldProblems } from './field-problems.ts';
import type { ProblemWords } from './problem-words.ts';
import { scoringProblems } from './scoring-problems.ts';

/** Every code a caller can meet, with its HTTP status and what it says in both languages. Codes never change. */
export const problems = {
  validation: [400, '请求内容不符合要求', 'The request does not have the expected shape'],
  unauthenticated: [401, '需要有效的登录凭证', 'A valid token is needed'],
  'query-code-missing': [
    400,
    '缺少请求头 Query-Code：请填写与编号一同给出的查询码',
    'The header Query-Code is missing: it carries the code that was given with the number',
  ],
  forbidden: [403, '您的职务不能执行此操作', 'Your post or role may not do this'],
  'not-found': [404, '没有找到', 'There is no such thing, or it is not yours to see'],
  'stage-forbids': [409, '事项当前环节不允许此操作', 'The case is not in a stage that allows this'],
  'stale-version': [
    412,
    '事项已被他人更新，请刷新后重试',
    'Somebody changed it since you read it; read it again',
  ],
  'too-large': [413, '内容过大', 'The body is too large'],
  'request-timeout': [
    408,
    '请求未在规定时间内发送完毕',
    'The request did not arrive whole within the time there is for it',
  ],
  'too-deeply-nested': [
    400,
    '请求内容的嵌套层数过多',
    'Arrays and objects stand inside one another more than 32 levels deep',
  ],
  'unsupported-media-type': [415, '不支持的内容类型', 'That content type is not taken here'],
  'idempotency-conflict': [
    422,
    '同一幂等键已用于不同的内容',
    'That idempotency key was used with another body',
  ],
  'evidence-required': [422, '答复须附至少一项佐证', 'A reply needs at least one piece of evidence'],
  'unknown-attachment': [422, '没有这个附件', 'There is no such attachment'],
  'attempts-required': [
    422,
    '“未联系上”须有不同工作日的多次联系记录',
    'Not reached needs dated attempts on different working days',
  ],
  'same-handler': [
    422,
    '承办人（主持调解的人）不得办理此事，须由他人办理',
    'Whoever handles the matter may not do this; somebody else must',
  ],
  'code-not-confirmed': [
    403,
    '该查询码尚未验证：只能查看、补充和评价。请按短信或邮件中的验证码验证，或持身份证件到窗口办理',
    'This code was not confirmed: one can look, add and rate by it. Confirm it with what was sent to you, or come to a desk with your identity card',
  ],
  'anonymous-by-code-alone': [
    422,
    '匿名事项只能凭查询码办理',
    'A matter reported anonymously is opened by its query code alone',
  ],
  'channel-without-address': [
    422,
    '没有留下该通知方式所需的邮箱或手机号，或本单位未开通该方式',
    'No e-mail address or telephone number was given that it could go to, or it is not set up here',
  ],
  'no-act-left': [409, '该事项已没有群众可办理的事', 'There is nothing left that its citizen could do'],
  'paper-required': [422, '窗口代办须有本人签字的书面材料', 'A desk records what the citizen has signed'],
  'signed-before': [
    422,
    '签字日期早于所涉事项',
    'It was signed before there was anything to sign: look at the date',
  ],
  'too-many-additions': [
    409,
    '该事项的补充次数已达上限，请到窗口说明',
    'As much as may be was added to this case; come to a desk with what is left to say',
  ],
  'too-many-questions': [
    409,
    '该事项的询问次数已达上限',
    'As many questions as may be were asked about this case',
  ],
  'unknown-question': [422, '没有这个询问', 'There is no such question'],
  'claim-spent': [
    409,
    '该回执已经使用，或已被新的回执取代；请到窗口重新出具',
    'This receipt was used, or another has taken its place; ask a desk for a new one',
  ],
  'claim-expired': [
    409,
    '该回执已过三十天有效期；请到窗口重新出具',
    'The thirty days of this receipt are over; ask a desk for a new one',
  ],
  'wrong-confirmation': [422, '验证码不对，或已失效', 'That is not what was sent to confirm the code last'],
  'no-code-issued': [409, '该当事人还没有查询码', 'That party has no code yet'],
  'at-the-top': [409, '已在最高一级，不能再上报', 'It is at the highest level already'],
  'not-suspended': [409, '该事项没有中止计时', 'Its time is not suspended'],
  'no-suspension-asked': [409, '没有待审批的中止申请', 'No suspension is waiting for a decision'],
  'no-appeal-open': [409, '没有待裁定的申诉', 'No appeal is waiting for a decision'],
  'already-appealed': [409, '每件事项只能申诉一次', 'A case can be appealed once'],
  'already-rated': [409, '您已评价过这次答复', 'This answer was rated by you before; it can be once'],
  'too-many-to-sort': [
    422,
    '超过一万件，不能按此列排序：请先缩小范围，或按到期、收到时间排序',
    'More than 10,000 cannot be sorted by this column: narrow the list, or order it by due moment or receipt',
  ],
  'too-many-to-export': [
    422,
    '超过一万件，不能导出为一张表：请先缩小范围',
    'More than 10,000 do not go into one table: narrow the list',
  ],
  'too-many-selected': [
    422,
    '一次最多办理五千件：请先缩小范围',
    'At most 5,000 cases are done at once: narrow the selection',
  ],
  'nothing-selected': [422, '没有选中任何事项', 'No case was selected'],
  'too-many-bulks': [
    422,
    '您已有三次批量办理尚未结束：请等其中一次结束，或先停止',
    'Three bulk acts of yours have not ended: wait for one, or stop it',
  ],
  'no-opposite': [422, '该办理不能撤销', 'There is nothing that would take this back'],
  'bulk-under-way': [409, '批量办理尚未结束', 'The bulk act has not ended'],
  'nothing-done': [409, '没有一件办成，无需撤销', 'Nothing was done that could be taken back'],
  'already-undone': [409, '已经撤销过', 'It was taken back before'],
  'changed-since': [409, '此后又有变动，保持现状', 'It was changed again since, and was left as it is'],
  'paper-too-long': [422, '内容太多，无法排成一份文件', 'There is too much of it to be drawn as one paper'],
  'too-many-views': [422, '保存的视图已达上限', 'As many views as may be are kept: remove one first'],
  'view-name-taken': [409, '已有同名的视图', 'Another view of yours has that name'],
  'not-your-unit-to-share': [
    403,
    '只能共享给本人任职的单位或其下级',
    'A view is shared with a unit you sit in, or one below it',
  ],
  'too-many-merged': [422, '并入同一事项的已达上限', 'As many as may be were merged into it'],
  'already-extended': [409, '该时限已延长过一次', 'That limit was extended before; it can be once'],
  'limit-passed': [409, '时限已过，不能再延长', 'The limit has passed; it can be extended only before'],
  'not-extendable': [409, '该时限不按工作日计算，不能延长', 'Only a limit in working days can be extended'],
  'reopen-too-late': [409, '销号已满三十日，不能再重新打开', 'It was closed more than 30 days ago'],
  'confidential-case': [
    409,
    '该事项涉及保密，不能转入调解',
    'The case is confidential; a dispute would be seen by those it is hidden from',
  ],
  'not-confidential': [409, '该事项未列为保密', 'The case is not confidential'],
  'consent-required': [
    409,
    '须有反映人以查询码表示的同意',
    "The reporter's consent by query code is needed, and does not stand",
  ],
  'subjects-unsettled': [
    409,
    '被投诉对象尚未认定，请先认定',
    'Whom it is about stands in words only; settle that first',
  ],
  'reason-required': [422, '未指明对象时须说明理由', 'Where nobody is named a reason is needed'],
  'no-last-resort': [
    422,
    '至少须有一个在局和纪检组之外且有人任职的最后接办职务',
    'At least one post of the last resort must be held, outside both the bureau and the inspection group',
  ],
  'policy-forbids': [409, '现行政策不允许此操作', 'The policy does not allow this'],
  'merge-ring': [422, '事项不能并入自身', 'A case cannot be merged into itself'],
  'merge-unlike': [
    422,
    '两件事项的台账或保密范围不同，不能合并',
    'The two differ in ledger or in who may know of them',
  ],
  'nothing-to-change': [422, '与现状相同，无需更改', 'That is how it is already'],
  'review-not-ahead': [422, '复核日期须晚于现在', 'The review date must be ahead'],
  'future-moment': [422, '时间不能晚于现在', 'That moment is in the future'],
  'not-yet-known': [422, '所问时刻的记录尚未齐全', 'Not everything recorded by that moment is known yet'],
  'unknown-unit': [422, '没有这个单位', 'There is no such unit'],
  'unknown-response-class': [422, '现行政策没有这个响应类别', 'The policy has no such response class'],
  'unknown-person': [422, '没有这个人员', 'There is no such person'],
  'unknown-handler': [422, '承办人不属于承办单位', 'The handler is not of the handling unit'],
  'conflict-of-interest': [
    422,
    '与被反映对象存在利害关系',
    'That unit or person is the subject of the matter, or bound to it',
  ],
  'version-taken': [
    422,
    '该版本号已发布过不同的内容',
    'That version was published before with other content',
  ],
  'import-rejected': [422, '导入被拒绝，未写入任何数据', 'The import was rejected; nothing was written'],
  'rate-limited': [429, '请求过于频繁', 'Too many requests'],
  internal: [500, '系统内部错误，已记录', 'Something went wrong on our side; it has been recorded'],
  unavailable: [
    503,
    '服务暂时不可用，请稍后重试',
    'The service is unavailable for the moment; try again soon',
  ],
  ...attachmentProblems,
  ...catalogueProblems,
  ...disclosureProblems,
  ...scoringProblems,
  ...directoryProblems,
  ...gatewayProblems,
  ...mediationProblems,
  ...outreachProblems,
} as const satisfies ProblemWords;

export type ProblemCode = keyof typeof problems;

export type Language = 'zh-CN' | 'en';

export function statusOf(code: string): number {
  return code in problems ? problems[code as ProblemCode][0] : 422;
}

/** The words for a code; one nobody gave words to speaks for itself (a test sees to it that the domain's all have them). */
export function messageOf(code: string, language: Language): string {
  if (code in problems) {
    const [, zh, en] = problems[code as ProblemCode];
    return language === 'zh-CN' ? zh : en;
  }
  const words = fieldProblems[code as keyof typeof fieldProblems] as readonly [string, string] | undefined;
  if (words) return language === 'zh-CN' ? words[0] : words[1];
  return code;
}

/** The same in both languages, for a screen that may be switched. */
export function messagesOf(code: string): Record<Language, string> {
  return { 'zh-CN': messageOf(code, 'zh-CN'), en: messageOf(code, 'en') };
}

/** RFC 9457 */
export const Problem = z
  .object({
    type: z.string().describe('about:blank, or an address that explains the code'),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Stable; programs read this'),
    detail: z.string().optional(),
    errors: z
      .array(z.object({ field: z.string(), code: z.string(), message: z.string() }))
      .optional()
      .describe('The offending fields'),
    errorCount: z.int().optional().describe('How many there are, where not all are named'),
  })
  .meta({ id: 'Problem' });

export const RejectedImport = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.literal(422),
    code: z.literal('import-rejected'),
    errorCount: z.int().describe('How many there are; the first thousand are named'),
    errors: z.array(z.object({ row: z.int(), column: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({ id: 'RejectedImport' });
