import type { ToldToCitizen } from '@fengqiao/domain/case/ladder/citizen-tellings';

export type Language = 'zh-CN' | 'en';
type Both = Readonly<Record<Language, string>>;

/** What a message may say beside its number and the page's address: moments and secrets, never words of the matter. */
export interface MessageFacts {
  readonly number: string;
  /** A day, `2026-12-01`, where one was named. */
  readonly day: string | null;
  /** What confirms a code just made. */
  readonly confirmation: string;
}

type Wording = (facts: MessageFacts) => Both;

/** A headline and a sentence, or the same for both. */
interface Words {
  readonly subject: Both;
  readonly text: Wording;
}

const rated: Both = {
  'zh-CN': '对您有帮助吗？请在群众查询页面评价；不满意可以写明，事项将重新办理。',
  en: 'Did it help? Please say so on the page; if it did not, say that, and work on it goes on.',
};

/**
 * What citizens are told, one entry for each type of event whose row in `caseTellings` says that they are; a type that is
 * missing does not compile. Number, page and name of the system are put around it (`messageOf`).
 */
export const messageWords: { readonly [Type in ToldToCitizen]: Words } = {
  registered: {
    subject: { 'zh-CN': '已收到', en: 'received' },
    text: () => ({
      'zh-CN': '您反映的事项已收到并登记。每一步办理都会在群众查询页面显示。',
      en: 'Your matter has been received and written down. Every step is shown on the page.',
    }),
  },
  assigned: {
    subject: { 'zh-CN': '已交办', en: 'assigned' },
    text: () => ({
      'zh-CN': '事项已交给承办单位办理，办理期限见群众查询页面。',
      en: 'A unit now works on it; by when is shown on the page.',
    }),
  },
  declined: {
    subject: { 'zh-CN': '不予受理', en: 'not taken up' },
    text: () => ({
      'zh-CN': '事项不属于受理范围。原因和应向何处反映，请见群众查询页面；您可以申诉一次。',
      en: 'It is not taken up here. Why, and where to turn instead, stands on the page; you can appeal once.',
    }),
  },
  'appeal-accepted': {
    subject: { 'zh-CN': '申诉成立', en: 'appeal accepted' },
    text: () => ({
      'zh-CN': '您的申诉成立，事项重新办理。',
      en: 'Your appeal was accepted; it is taken up again.',
    }),
  },
  'appeal-refused': {
    subject: { 'zh-CN': '申诉未获支持', en: 'appeal refused' },
    text: () => ({
      'zh-CN': '您的申诉未获支持，原决定不变。',
      en: 'Your appeal was refused; the decision stands.',
    }),
  },
  'suspension-approved': {
    subject: { 'zh-CN': '暂停计时', en: 'time stands still' },
    text: ({ day }) => ({
      'zh-CN': `经批准，办理时限暂停计算${day === null ? '' : `，将于 ${day} 复查`}。`,
      en: `With approval, its time stands still${day === null ? '' : `; this is looked at again on ${day}`}.`,
    }),
  },
  referred: {
    subject: { 'zh-CN': '转入调解', en: 'in mediation' },
    text: () => ({
      'zh-CN': '事项已转入调解，其间办理时限暂停计算。',
      en: 'It was referred to mediation; meanwhile its time stands still.',
    }),
  },
  resumed: {
    subject: { 'zh-CN': '恢复办理', en: 'work goes on' },
    text: () => ({ 'zh-CN': '事项恢复办理，时限继续计算。', en: 'Work goes on, and so does its time.' }),
  },
  'mediation-ended': {
    subject: { 'zh-CN': '调解结束', en: 'mediation has ended' },
    text: () => ({ 'zh-CN': '调解已结束，事项继续办理。', en: 'Mediation has ended, and work goes on.' }),
  },
  extended: {
    subject: { 'zh-CN': '办理延期', en: 'more time' },
    text: ({ day }) => ({
      'zh-CN': `经批准，办理期限延长${day === null ? '' : `至 ${day}`}。`,
      en: `With approval, it takes longer${day === null ? '' : `: until ${day}`}.`,
    }),
  },
  replied: {
    subject: { 'zh-CN': '已答复', en: 'answered' },
    text: () => ({
      'zh-CN': `事项已有答复，请在群众查询页面查看。${rated['zh-CN']}`,
      en: `There is an answer; read it on the page. ${rated.en}`,
    }),
  },
  'sent-back': {
    subject: { 'zh-CN': '退回继续办理', en: 'worked on again' },
    text: () => ({
      'zh-CN': '负责人审核后，事项退回继续办理。',
      en: 'Whoever answers for it has sent it back to be worked on again.',
    }),
  },
  closed: {
    subject: { 'zh-CN': '已办结', en: 'closed' },
    text: () => ({
      'zh-CN': '事项已办结。三十日内您可以要求重新办理。',
      en: 'It is closed. You can have it reopened for thirty days.',
    }),
  },
  'closed-unsatisfied': {
    subject: { 'zh-CN': '已办结', en: 'closed' },
    text: () => ({
      'zh-CN': '事项已由上级决定办结，您的不满意已记录在案。三十日内您可以要求重新办理。',
      en: 'The level above has decided to close it; that you are not satisfied is on record. You can have it reopened for thirty days.',
    }),
  },
  reopened: {
    subject: { 'zh-CN': '重新办理', en: 'reopened' },
    text: () => ({ 'zh-CN': '事项已重新办理。', en: 'It is worked on again.' }),
  },
  withdrawn: {
    subject: { 'zh-CN': '已撤回', en: 'withdrawn' },
    text: () => ({
      'zh-CN': '窗口已按您的书面申请撤回事项。若非您本人申请，请联系受理窗口。',
      en: 'A desk has withdrawn it on your signed request. If that was not you, please call the desk.',
    }),
  },
  merged: {
    subject: { 'zh-CN': '并案办理', en: 'joined to another' },
    text: () => ({
      'zh-CN': '同一问题已有其他事项在办，您的事项并入一起办理；编号和查询码照旧可用，您同样会得到答复。',
      en: 'The same is worked on already, and yours goes with it. Your number and code stay good, and you are answered all the same.',
    }),
  },
  unmerged: {
    subject: { 'zh-CN': '单独办理', en: 'by itself again' },
    text: () => ({ 'zh-CN': '您的事项恢复单独办理。', en: 'Your matter is worked on by itself again.' }),
  },
  'came-back': {
    subject: { 'zh-CN': '单独办理', en: 'by itself again' },
    text: () => ({
      'zh-CN': '原并案的事项已终止，您的事项恢复单独办理。',
      en: 'What yours was joined to has ended; yours is worked on by itself again.',
    }),
  },
  voided: {
    subject: { 'zh-CN': '已作废', en: 'voided' },
    text: () => ({
      'zh-CN': '该登记已作废，原因见群众查询页面；您可以申诉一次。',
      en: 'This entry was voided; why stands on the page. You can appeal once.',
    }),
  },
  asked: {
    subject: { 'zh-CN': '需要您补充情况', en: 'a question' },
    text: () => ({
      'zh-CN': '承办单位有一个问题，请在群众查询页面查看并补充。',
      en: 'Those who work on it have a question. Read and answer it on the page.',
    }),
  },
  'confidentiality-lifted': {
    subject: { 'zh-CN': '已解除保密', en: 'no longer confidential' },
    text: () => ({
      'zh-CN': '经您同意，该事项已解除保密。',
      en: 'With your consent, it is no longer kept confidential.',
    }),
  },
  'code-issued': {
    subject: { 'zh-CN': '已换取新查询码', en: 'a new query code' },
    text: ({ confirmation }) => ({
      'zh-CN': `已凭回执换取新的查询码，原查询码作废。验证码：${confirmation}。在群众查询页面输入验证码后，新查询码即可办理撤回、同意等事。若非本人办理，请勿告知他人，并请联系受理窗口。`,
      en: `A receipt was exchanged for a new query code; the code before opens nothing any more. Confirmation: ${confirmation} Enter it on the page: the new code can then withdraw, consent and the like. If this was not you, tell it to nobody and call the desk.`,
    }),
  },
};

/** Of a confidential matter no more than that there is news; what answers an own act is said. */
const confidentially: Words = {
  subject: { 'zh-CN': '有新进展', en: 'news' },
  text: () => ({ 'zh-CN': '有新进展，请在群众查询页面查看。', en: 'There is news; read it on the page.' }),
};

/** What a message is about, for a list; of a type that this release does not know, its name. */
export function headlineOf(kind: string): Both {
  const words = (messageWords as Readonly<Record<string, Words | undefined>>)[kind];
  return words?.subject ?? { 'zh-CN': kind, en: kind };
}

/** A message in one language: a subject for letters, and a text that says everything by itself. */
export function messageOf(
  kind: ToldToCitizen,
  facts: MessageFacts,
  how: { readonly language: Language; readonly isConfidential: boolean; readonly page: string | null },
): { readonly subject: string; readonly text: string } {
  const { language, isConfidential, page } = how;
  const words = isConfidential && kind !== 'code-issued' ? confidentially : messageWords[kind];
  const subject = words.subject[language];
  const text = words.text(facts)[language];
  const isZh = language === 'zh-CN';
  const where =
    page === null ? '' : isZh ? ` 凭编号和查询码查看：${page}` : ` With your number and query code: ${page}`;
  return {
    subject: isZh ? `【枫桥】事项 ${facts.number} ${subject}` : `Fengqiao: ${facts.number} ${subject}`,
    text: isZh
      ? `【枫桥】事项 ${facts.number}：${text}${where}`
      : `Fengqiao: ${facts.number}. ${text}${where}`,
  };
}
