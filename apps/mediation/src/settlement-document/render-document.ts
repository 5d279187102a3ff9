import type { Draft, DraftedObligation } from '@fengqiao/domain/dispute/commands/dispute-command';
import { partyKey } from '@fengqiao/domain/dispute/dispute';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { momentInWords } from '@fengqiao/domain/clock/dates/moment-words';
import escape from 'escape-html';
import type { NamedParty } from '../disputes/dispute.entity.ts';

/** What the document names of its dispute. */
export interface DocumentSubject {
  readonly number: string;
  readonly title: string;
  /** The names of the place and of the unit that mediated, as the directory has them. */
  readonly placeName: string;
  readonly parties: readonly NamedParty[];
}

const kinds: Record<DraftedObligation['kind'], string> = {
  money: '给付金钱',
  act: '履行行为',
  'handing-over': '交付',
  apology: '赔礼道歉',
  stopping: '停止侵害',
};

/**
 * 人民调解协议书 in zh-CN, an HTML page made for print: parties, what the quarrel was, what was agreed, who owes whom
 * what by when and after what, and lines to sign on. Made from its arguments alone, so the same record gives the same
 * bytes.
 */
export function renderDocument(
  { number, title, placeName, parties }: DocumentSubject,
  { terms, obligations }: Draft,
  version: number,
  drafted: { readonly at: number; readonly timeZone: string },
): string {
  const nameOf = (key: string) =>
    `${parties.find((_, index) => partyKey(index) === key)?.name ?? key}（${sideOf(key)}）`;
  const local = (text: string) => momentInWords(parseMoment(text) ?? drafted.at, drafted.timeZone).zh;
  const row = (each: DraftedObligation) =>
    `<tr>${[
      each.id,
      nameOf(each.who),
      nameOf(each.toWhom),
      kinds[each.kind],
      each.amountYuan === undefined ? each.what : `${each.what}：${money(each.amountYuan)}`,
      local(each.dueAt),
      each.after.length === 0 ? '—' : `第 ${each.after.join('、')} 项履行后`,
    ]
      .map((cell) => `<td>${escape(cell)}</td>`)
      .join('')}</tr>`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>人民调解协议书 ${escape(number)}</title>
<style>
@page { size: A4; margin: 25mm 22mm; }
body { font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; font-size: 12pt; line-height: 1.8; max-width: 170mm; margin: 0 auto; color: #000; }
h1 { text-align: center; font-size: 20pt; letter-spacing: 0.3em; }
h2 { font-size: 13pt; margin: 1.2em 0 0.3em; }
p { text-indent: 2em; margin: 0.3em 0; white-space: pre-wrap; }
.meta, .sign p { text-indent: 0; }
.meta { text-align: right; }
table { border-collapse: collapse; width: 100%; font-size: 10.5pt; }
th, td { border: 1px solid #000; padding: 2pt 4pt; text-align: left; vertical-align: top; }
tr, .sign { break-inside: avoid; }
.line { display: inline-block; width: 14em; border-bottom: 1px solid #000; }
</style>
</head>
<body>
<h1>人民调解协议书</h1>
<p class="meta">编号：${escape(number)}　第 ${version} 版</p>
<h2>一、当事人</h2>
${parties.map(({ name }, index) => `<p>${escape(sideOf(partyKey(index)))}：${escape(name)}</p>`).join('\n')}
<h2>二、纠纷</h2>
<p>${escape(title)}（${escape(placeName)}）。各方当事人自愿接受调解。</p>
<h2>三、协议内容</h2>
<p>${escape(terms)}</p>
${
  obligations.length === 0
    ? ''
    : `<h2>四、履行义务</h2>
<table>
<thead><tr><th>项</th><th>义务人</th><th>权利人</th><th>方式</th><th>内容</th><th>期限</th><th>条件</th></tr></thead>
<tbody>
${obligations.map(row).join('\n')}
</tbody>
</table>
<p>每一项由受益一方确认。前项未履行的，以其为条件的后项不开启；逾期未履行的，双方均获告知，可要求继续履行、重新调解或者依法起诉。</p>`
}
<h2>${obligations.length === 0 ? '四' : '五'}、效力</h2>
<p>本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效；没有人民调解委员会参与的，自各方当事人签名之日起生效。经人民调解委员会调解的，各方可以自协议生效之日起三十日内共同向有管辖权的人民法院申请司法确认：生效当日不计入；最后一日为休息日的，以其后首个工作日为最后一日（《中华人民共和国人民调解法》第三十一条、第三十三条，《中华人民共和国民法典》第二百零一条、第二百零三条）。内容有变更的，另立新版，重新签名；已经履行的，不再变更。</p>
<div class="sign">
${parties.map((_, index) => `<p>${escape(sideOf(partyKey(index)))}签名：<span class="line"></span>　日期：<span class="line"></span></p>`).join('\n')}
<p>调解员签名：<span class="line"></span>　日期：<span class="line"></span></p>
<p>人民调解委员会印章：<span class="line"></span>　日期：<span class="line"></span></p>
</div>
<p class="meta">制作时间：${escape(momentInWords(drafted.at, drafted.timeZone).zh)}</p>
</body>
</html>
`;
}

const sides = ['甲方', '乙方', '丙方', '丁方', '戊方', '己方', '庚方', '辛方', '壬方', '癸方'];

function sideOf(key: string): string {
  return sides[key.charCodeAt(0) - 'A'.charCodeAt(0)] ?? `${key} 方`;
}

function money(yuan: number): string {
  return `人民币 ${yuan.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} 元`;
}
