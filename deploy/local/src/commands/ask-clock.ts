import { parseArgs } from 'node:util';
import { cnCalendarDefinition } from '@fengqiao/cn-calendar/cn-calendar';
import { messageOf, type Language } from '@fengqiao/contracts/problem';
import { compileCalendar, type Calendar } from '@fengqiao/domain/clock/calendar/calendar';
import { formatMoment, parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { answerWhatIf, type WhatIfAnswer } from '@fengqiao/domain/clock/what-if';
import { momentOfLocal } from '@fengqiao/domain/clock/dates/zone';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import { notUnderstood, readLimit } from './limit-words.ts';

const usage = `usage: npm run -s clock -- LIMIT [--from MOMENT] [--pause FROM/TO]... [--as-of MOMENT] [--en] [--json]
用法: npm run -s clock -- 时限 [--from 起算时刻] [--pause 自/至]... [--as-of 截至时刻] [--zh] [--json]

LIMIT 时限     "7 working days", "7个工作日", "8 working hours", "8个工作小时", or ISO 8601: P1W (calendar), PT3M (wall clock);
               as the law counts days 依法计日: "P30D, end of day, next working day", "P30D，日终，休息日顺延"
MOMENT 时刻    2026-09-30T16:00 (by the office's clock 办公地时间), 2026-09-30T08:00:00Z, or a date alone
--pause        FROM/TO, or FROM/ while it still lasts 未恢复时省略“至”; may be given several times 可多次给出`;

interface Asked {
  readonly language: Language;
  readonly json: boolean;
  readonly limit: string;
  readonly from: string | undefined;
  readonly asOf: string | undefined;
  readonly pauses: readonly string[];
}

/** Answers on paper what the what-if call answers programs, by the built-in calendar. Gives the exit code. */
export function askClock(
  words: string[],
  environment: NodeJS.ProcessEnv,
  now: number,
  say: (line: string) => void,
): number {
  const unclear = (word: string) => {
    if (word !== '') say(`not understood 看不懂: ${word}\n`);
    say(usage);
    return 2;
  };
  const asked = readWords(words, environment);
  if (typeof asked === 'string') return unclear(asked);
  const limit = readLimit(asked.limit);
  if (!limit) return unclear(notUnderstood(asked.limit));
  const calendar = compileCalendar(cnCalendarDefinition());
  if (isRefusal(calendar)) throw new Error(`the built-in calendar is refused: ${calendar.code}`);
  const moment = (text: string) => readMoment(text, calendar);
  const noMoment = momentsIn(asked).find((text) => parseMoment(moment(text)) === null);
  if (noMoment !== undefined) return unclear(noMoment);
  const startedAt = asked.from === undefined ? formatMoment(now, calendar.zone.name) : moment(asked.from);
  const answer = answerWhatIf(
    {
      calendar: limit.kind === 'elapsed' ? null : 'cn',
      limit,
      startedAt,
      asOf: asked.asOf === undefined ? null : moment(asked.asOf),
      suspensions: asked.pauses.map((pause) => {
        const [from = '', to = ''] = pause.split('/');
        return { from: moment(from), to: to === '' ? null : moment(to) };
      }),
    },
    () => calendar,
  );
  if (isRefusal(answer)) return usageError(answer, asked.language, say);
  if (asked.json) say(JSON.stringify(answer, null, 2));
  else for (const line of linesOf(answer, startedAt, asked.language)) say(line);
  return 0;
}

/** What was asked, or the word that says nothing here. */
function readWords(words: string[], environment: NodeJS.ProcessEnv): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        'as-of': { type: 'string' },
        pause: { type: 'string', multiple: true, default: [] },
        en: { type: 'boolean', default: false },
        zh: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
    const isChinese = values.zh || (!values.en && locale.startsWith('zh'));
    return {
      language: isChinese ? 'zh-CN' : 'en',
      json: values.json,
      limit: positionals.join(' '),
      from: values.from,
      asOf: values['as-of'],
      pauses: values.pause,
    };
  } catch (error) {
    // Node quotes the option it stumbled over.
    return /'([^' ]+)/.exec((error as Error).message)?.[1] ?? words.join(' ');
  }
}

function momentsIn({ from, asOf, pauses }: Asked): string[] {
  const ends = pauses.flatMap((pause) => {
    const [begin = '', end = '', ...more] = pause.split('/');
    return more.length > 0 ? [pause] : [begin, ...(end === '' ? [] : [end])];
  });
  return [from, asOf, ...ends].filter((text) => text !== undefined);
}

const localTime = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?$/;

/** A time without an offset is what the office's clock shows. Anything else is left for the clock to refuse. */
function readMoment(text: string, calendar: Calendar): string {
  const [, date, time = '00:00'] = localTime.exec(text.trim()) ?? [];
  if (date === undefined) return text;
  const local = parseMoment(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  return local === null ? text : formatMoment(momentOfLocal(calendar.zone, local), calendar.zone.name);
}

function usageError(refusal: Refusal, language: Language, say: (line: string) => void): number {
  const named = [...refusal.fields, ...Object.values(refusal.details)].join(', ');
  say(`${messageOf(refusal.code, language)}${named && ` (${named})`} [${refusal.code}]`);
  return 1;
}

function linesOf(answer: WhatIfAnswer, startedAt: string, language: Language): string[] {
  const zh = language === 'zh-CN';
  const { dueAt, provisional, state, consumedSeconds, suspendedSeconds, remainingSeconds, steps } = answer;
  return [
    `${zh ? '起算' : 'from   '}  ${startedAt}`,
    `${zh ? '到期' : 'due    '}  ${dueAt ?? (zh ? '未定：仍在中止中' : 'open: it is still paused')}`,
    ...(provisional
      ? [
          zh
            ? '注意：所涉年份的放假安排尚未公布，日期为暂定'
            : 'note: the holidays of a year it leans on are not announced; the date is provisional',
        ]
      : []),
    `${zh ? '状态' : 'state  '}  ${zh ? stateWords[state] : state}`,
    `${zh ? '已用' : 'used   '}  ${hours(consumedSeconds, zh)}`,
    ...(suspendedSeconds > 0 ? [`${zh ? '中止' : 'paused '}  ${hours(suspendedSeconds, zh)}`] : []),
    ...(remainingSeconds === null ? [] : [`${zh ? '尚余' : 'left   '}  ${hours(remainingSeconds, zh)}`]),
    '',
    ...steps.map((step) => `${step.date}  ${step.counts ? '+' : ' '}  ${zh ? step.whyZh : step.why}`),
  ];
}

const stateWords = { running: '计时中', suspended: '中止中', overdue: '已超期' } as const;

function hours(seconds: number, zh: boolean): string {
  const whole = Math.trunc(Math.abs(seconds) / 3600);
  const minutes = Math.trunc((Math.abs(seconds) % 3600) / 60);
  const rest = Math.abs(seconds) % 60;
  const sign = seconds < 0 ? '-' : '';
  return zh
    ? `${sign}${whole}小时${minutes}分${rest > 0 ? `${rest}秒` : ''}`
    : `${sign}${whole} h ${minutes} min${rest > 0 ? ` ${rest} s` : ''}`;
}
