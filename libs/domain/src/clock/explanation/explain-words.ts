/** The words of an explanation, English and Chinese, by code. `code` is what programs read. */
export interface Words {
  readonly code: string;
  readonly why: string;
  readonly whyZh: string;
}

function words(code: string, why: string, whyZh: string): Words {
  return { code, why, whyZh };
}

/** Why a date has no opening hours. */
export const CLOSED_WORDS = {
  weekend: words('weekend', 'weekend', '周末'),
  holiday: words('holiday', 'public holiday', '法定节假日'),
  closedDate: words('closed-date', 'closed on this date', '当日停止办公'),
  closedWeekday: words('closed-weekday', 'closed on this day of the week', '每周此日不办公'),
  missingHours: words(
    'missing-hours',
    'its hours fall into a change of the clocks',
    '办公时间落在时钟调整的空档',
  ),
  missingDate: words('missing-date', 'this date does not exist in the time zone', '当地时区没有这一天'),
} as const;

/** What kind of open day a date is; an ordinary one needs no note. */
export type OpenDayKind = 'ordinary' | 'make-up-day' | 'special-hours';

const NOTES = {
  ordinary: ['', ''],
  'make-up-day': [' (make-up day)', '（调休上班日）'],
  'special-hours': [' (hours set for this date)', '（当日另定办公时间）'],
} as const;

export function startDate(): Words {
  return words('start-date', 'the start date is day 0', '起算当日为第0日，不计入');
}

export function workingDay(n: number, of: number, kind: OpenDayKind): Words {
  const [note, noteZh] = NOTES[kind];
  const code = kind === 'ordinary' ? 'working-day' : kind;
  return words(code, `working day ${n} of ${of}${note}`, `第${n}个工作日，共${of}个${noteZh}`);
}

/** Hours after the last working day that make up for suspended ones. */
export function madeUp(counted: number, kind: OpenDayKind): Words {
  const [note, noteZh] = NOTES[kind];
  const why = `${time(counted)} of opening hours make up for suspended time${note}`;
  return words('suspended-time-made-up', why, `补计中止时间${timeZh(counted)}${noteZh}`);
}

/** `total` and `limit` in ms; the limit is null when there is none to compare with. */
export function openingHours(counted: number, total: number, limit: number | null, kind: OpenDayKind): Words {
  const [note, noteZh] = NOTES[kind];
  const of = limit === null ? '' : ` of ${time(limit)}`;
  const ofZh = limit === null ? '' : `，时限${timeZh(limit)}`;
  const why = `${time(counted)} of opening hours counted, ${time(total)}${of} so far${note}`;
  const code = kind === 'ordinary' ? 'opening-hours' : kind;
  return words(code, why, `计入办公时间${timeZh(counted)}，累计${timeZh(total)}${ofZh}${noteZh}`);
}

export function noHoursLeft(): Words {
  return words(
    'no-hours-left',
    'no opening hours of this date lie within the limit',
    '当日没有在时限之内的办公时间',
  );
}

export function nextMoment(): Words {
  return words(
    'next-open-moment',
    'a limit of zero is due at the next moment that counts',
    '时限为零，于下一个计时时刻到期',
  );
}

export function nextOpening(): Words {
  const why = 'closed at the same clock time: due at the next opening';
  return words('next-opening', why, '同一钟点不办公，顺延至下次开门');
}

export function suspendedFor(milliseconds: number): Words {
  return words('suspended', `${time(milliseconds)} suspended`, `中止计时${timeZh(milliseconds)}`);
}

export function stillSuspended(): Words {
  const why = 'suspended and not yet resumed: the due moment is not known';
  return words('suspension-open', why, '已中止计时，尚未恢复，到期时刻待定');
}

export function clockStarts(): Words {
  return words('clock-starts', 'the clock starts; every second counts', '开始计时，按自然时间连续计算');
}

export function elapsedTime(milliseconds: number): Words {
  return words(
    'elapsed-time',
    `${time(milliseconds)} of elapsed time counted`,
    `计入自然时间${timeZh(milliseconds)}`,
  );
}

export function calendarTerm(duration: string, clamped: boolean): Words {
  const note = clamped ? ', at the end of the shorter month' : '';
  const noteZh = clamped ? '（该月无对应日，取月末）' : '';
  return words(
    'calendar-term',
    `${duration} after the start on the local calendar${note}`,
    `自起算按当地日历计${duration}${noteZh}`,
  );
}

/** A day on which a term by the law begins. */
export function firstDayByLaw(): Words {
  return words(
    'start-date',
    'the day it begins is not counted (Civil Code art. 201)',
    '开始的当日不计入，自次日起算（《民法典》第二百零一条）',
  );
}

export function termByLaw(duration: string, clamped: boolean): Words {
  const note = clamped ? ', the end of a month without that day' : '';
  const noteZh = clamped ? '，该月无对应日，以月末日为准' : '';
  return words(
    'calendar-term',
    `${duration} on the local calendar: the last day${note} (Civil Code art. 202)`,
    `自次日起按当地日历计${duration}，此日为最后一日${noteZh}（《民法典》第二百零二条）`,
  );
}

export function rolledByLaw(): Words {
  return words(
    'rolled',
    'the last day was a day of rest: this working day is the last day (Civil Code art. 203)',
    '最后一日为休息日，以其后首个工作日为最后一日（《民法典》第二百零三条）',
  );
}

/** The day that suspended time moved the end to. */
export function movedOnByLaw(): Words {
  return words(
    'moved-on',
    'the last day moved on by the time suspended; the day reached is given whole',
    '最后一日按中止时长顺延，顺延所至之日计至终了',
  );
}

/** `closes` is when the office closes on that day; null where no hours are known, and on a day it is shut. */
export function endsWithDay(closes: string | null): Words {
  return closes === null
    ? words(
        'ends-with-day',
        'ends at 24:00 of this day (Civil Code art. 203)',
        '于当日24:00届满（《民法典》第二百零三条）',
      )
    : words(
        'ends-with-day',
        `ends at 24:00 of this day; what needs the office, when it closes at ${closes} (Civil Code art. 203)`,
        `于当日24:00届满；须在办公时间办理的，于停止办公的${closes}届满（《民法典》第二百零三条）`,
      );
}

export function rolledTo(): Words {
  return words('rolled', 'the term ends on the next working day', '期限届满日顺延至下一个工作日');
}

export function movedOn(): Words {
  return words('moved-on', 'the end moved on by the time suspended', '到期时刻按中止时长顺延');
}

/** A stretch of dates summed up; `days` is how many of them counted. */
export function summedUp(days: number, of: number): Words {
  return words('summed-up', `${days} of these ${of} days counted`, `其间共${of}天，计入${days}天`);
}

export function moreSteps(count: number): Words {
  return words('summed-up', `${count} more steps like these`, `其间另有${count}项，从略`);
}

/** Adds what else is true of a date. */
export function withSuspended(base: Words, milliseconds: number): Words {
  if (milliseconds === 0) return base;
  return words(
    base.code,
    `${base.why}; ${time(milliseconds)} suspended`,
    `${base.whyZh}；其中中止${timeZh(milliseconds)}`,
  );
}

export function withUnknownYear(base: Words, year: number): Words {
  const why = `${base.why}; ${year} is not announced, weekends assumed`;
  return words(base.code, why, `${base.whyZh}；${year}年放假安排尚未公布，暂按周末推定`);
}

function time(milliseconds: number): string {
  const { hours, minutes, seconds } = clockParts(milliseconds);
  const told = [hours && `${hours} h`, minutes && `${minutes} min`, seconds && `${seconds} s`].filter(
    Boolean,
  );
  return told.join(' ') || '0 s';
}

function timeZh(milliseconds: number): string {
  const { hours, minutes, seconds } = clockParts(milliseconds);
  const told = [hours && `${hours}小时`, minutes && `${minutes}分`, seconds && `${seconds}秒`].filter(
    Boolean,
  );
  return told.join('') || '0秒';
}

function clockParts(milliseconds: number): { hours: number; minutes: number; seconds: number } {
  const all = Math.round(milliseconds / 1000);
  return { hours: Math.floor(all / 3600), minutes: Math.floor(all / 60) % 60, seconds: all % 60 };
}
