import { createHash } from 'node:crypto';
import { hazardKindWords } from '@fengqiao/contracts/reference/hazard-words';
import { momentInWords } from '@fengqiao/domain/clock/dates/moment-words';
import type { NoticeDraft } from '@fengqiao/domain/hazard/commands/hazard-command';
import type { HazardKind } from '@fengqiao/domain/hazard/hazard';
import escape from 'escape-html';

/** What the paper names of its hazard. */
export interface NoticeSubject {
  readonly id: string;
  readonly number: string;
  readonly summary: string;
  readonly kind: HazardKind;
  /** Names of the place and of the unit that issues it, as the directory has them. */
  readonly placeName: string;
  readonly unitName: string;
  readonly responsible: string | null;
}

/**
 * 安全隐患整改通知书 in zh-CN, an HTML page made for print: what is unsafe, by which law, what to do by when, where to go
 * against it, and lines to sign on. Made from its arguments alone, so the same record gives the same bytes.
 */
export function renderNotice(subject: NoticeSubject, draft: NoticeDraft, timeZone: string): string {
  const { number, summary, kind, placeName, unitName, responsible } = subject;
  const section = (title: string, text: string) => `<h2>${title}</h2>\n<p>${escape(text)}</p>`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>安全隐患整改通知书 ${escape(number)}</title>
<style>
@page { size: A4; margin: 25mm 22mm; }
body { font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; font-size: 12pt; line-height: 1.8; max-width: 170mm; margin: 0 auto; color: #000; }
h1 { text-align: center; font-size: 20pt; letter-spacing: 0.2em; }
h2 { font-size: 13pt; margin: 1.2em 0 0.3em; }
p { text-indent: 2em; margin: 0.3em 0; white-space: pre-wrap; }
.meta, .sign p { text-indent: 0; }
.meta { text-align: right; }
.sign { break-inside: avoid; }
.line { display: inline-block; width: 14em; border-bottom: 1px solid #000; }
</style>
</head>
<body>
<h1>安全隐患整改通知书</h1>
<p class="meta">编号：${escape(number)}　第 ${draft.n} 次</p>
<p class="to">${escape(responsible ?? '责任人')}：</p>
${section('一、隐患', `${placeName}，${hazardKindWords[kind]}：${summary}`)}
${section('二、法律依据', draft.basis)}
${section('三、整改要求', draft.measures)}
${section('四、整改期限', `请于 ${momentInWords(draft.rectifyBy, timeZone).zh} 前整改完毕，并告知本单位复查。`)}
${section('五、救济途径', draft.remedies)}
<div class="sign">
<p>签收人：<span class="line"></span>　日期：<span class="line"></span></p>
<p>承办民警：<span class="line"></span>　（${escape(unitName)} 印章）</p>
</div>
<p class="meta">下达时间：${momentInWords(draft.issuedAt, timeZone).zh}</p>
</body>
</html>
`;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
