import { formatMoment } from '@fengqiao/domain/clock/dates/moment';
import type { NoticeSubject } from '@fengqiao/contracts/http/intake/notice';
import { causeInWords, clockInWords } from '../notices/cause-words.ts';
import { aboutOf } from '../notices/notice-about.ts';
import type { NoticeRow } from '../notices/notice.entity.ts';

export interface Wording {
  readonly timeZone: string;
  /** Where links lead; none: no links. */
  readonly consoleUrl: string | undefined;
}

type Language = 'zh-CN' | 'en';

/**
 * A digest as an e-mail, Chinese first, English second. It says which case or dispute, which rung or event, which limit
 * and when it was due; never a citizen, never a word somebody wrote into it.
 */
export function emailOf(notices: readonly NoticeRow[], wording: Wording): { subject: string; text: string } {
  const [first] = notices;
  const single = notices.length === 1 && first ? first : null;
  const zh = single ? subjectOf(single, 'zh-CN') : `${notices.length} 条通知`;
  const en = single ? subjectOf(single, 'en') : `${notices.length} notices`;
  const part = (language: Language) =>
    notices.map((notice) => linesOf(notice, language, wording)).join('\n\n');
  return { subject: `【枫桥】${zh} / ${en}`, text: `${part('zh-CN')}\n\n----\n\n${part('en')}\n` };
}

/** The same for a program. */
export function bodyOf(deliveryId: string, notices: readonly NoticeRow[], wording: Wording): object {
  const local = (date: Date | null) => date && formatMoment(date.getTime(), wording.timeZone);
  const items = notices.map((notice) => ({
    id: notice.id,
    case: notice.caseId === null ? null : { id: notice.caseId, number: notice.number },
    about: aboutOf(notice),
    cause: {
      type: notice.causeType,
      seq: notice.causeSeq,
      rung: notice.rung,
      words: causeInWords(notice),
    },
    clock: notice.clock,
    dueAt: local(notice.dueAt),
    seat: notice.seat,
    passedUpFrom: notice.passedUpFrom,
    cases: notice.cases,
    breached: notice.breached,
    escalated: notice.escalated,
    link: linkOf(notice, wording),
  }));
  return { delivery: deliveryId, notices: items };
}

function subjectOf(notice: NoticeRow, language: Language): string {
  const isZh = language === 'zh-CN';
  const cause = causeInWords(notice)[language];
  const { number, cases } = notice;
  if (number === null) return isZh ? `${cause}：${cases} 件` : `${cause}: ${cases} cases`;
  const about = `${number} ${cause}`;
  if (cases === 1) return about;
  return isZh ? `${about}（${cases} 件）` : `${about} (${cases})`;
}

function linesOf(notice: NoticeRow, language: Language, wording: Wording): string {
  const isZh = language === 'zh-CN';
  const { rung, clock, dueAt, passedUpFrom, breached, escalated } = notice;
  const link = linkOf(notice, wording);
  const due = dueAt && formatMoment(dueAt.getTime(), wording.timeZone);
  return [
    subjectOf(notice, language),
    aboutOf(notice) === null &&
      (isZh
        ? `其中超时 ${breached} 件，已升级 ${escalated} 件`
        : `past a limit: ${breached}, escalated: ${escalated}`),
    rung !== null && `${isZh ? '节点' : 'rung'}: ${rung}`,
    clock !== null && `${isZh ? '时限' : 'limit'}: ${clockInWords(clock)[language]}`,
    due !== null && `${isZh ? '到期' : 'due'}: ${due}`,
    passedUpFrom !== null &&
      `${isZh ? '原应通知（无人在岗）' : 'passed up from (nobody there)'}: ${passedUpFrom}`,
    link !== null && `${isZh ? '查看' : 'see'}: ${link}`,
  ]
    .filter((line) => line !== false)
    .join('\n');
}

/** Where the console shows it; a digest and a closing have no page of their own. */
const pages: Readonly<Record<NoticeSubject, string | null>> = {
  case: 'cases',
  dispute: 'disputes',
  consultation: 'consultations',
  joint: null,
  period: null,
  // Its pages come later.
  hazard: null,
};

function linkOf(notice: NoticeRow, { consoleUrl }: Wording): string | null {
  const about = aboutOf(notice);
  const page = about && pages[about.kind];
  return consoleUrl === undefined || !page ? null : `${consoleUrl}/${page}/${about.id}`;
}
