import { describe, expect, it } from '@jest/globals';
import * as say from './explain-words.ts';

const HOUR = 3_600_000;
const EXACT = HOUR + 2 * 60_000 + 3000;

describe('given what is said of a clock', () => {
  it.each([
    [say.startDate(), 'start-date', 'the start date is day 0', '起算当日为第0日，不计入'],
    [say.workingDay(2, 7, 'ordinary'), 'working-day', 'working day 2 of 7', '第2个工作日，共7个'],
    [
      say.workingDay(3, 7, 'make-up-day'),
      'make-up-day',
      'working day 3 of 7 (make-up day)',
      '第3个工作日，共7个（调休上班日）',
    ],
    [
      say.madeUp(EXACT, 'special-hours'),
      'suspended-time-made-up',
      '1 h 2 min 3 s of opening hours make up for suspended time (hours set for this date)',
      '补计中止时间1小时2分3秒（当日另定办公时间）',
    ],
    [
      say.openingHours(HOUR, 2 * HOUR, null, 'ordinary'),
      'opening-hours',
      '1 h of opening hours counted, 2 h so far',
      '计入办公时间1小时，累计2小时',
    ],
    [
      say.openingHours(HOUR, 2 * HOUR, 8 * HOUR, 'make-up-day'),
      'make-up-day',
      '1 h of opening hours counted, 2 h of 8 h so far (make-up day)',
      '计入办公时间1小时，累计2小时，时限8小时（调休上班日）',
    ],
    [
      say.noHoursLeft(),
      'no-hours-left',
      'no opening hours of this date lie within the limit',
      '当日没有在时限之内的办公时间',
    ],
    [
      say.nextMoment(),
      'next-open-moment',
      'a limit of zero is due at the next moment that counts',
      '时限为零，于下一个计时时刻到期',
    ],
    [
      say.nextOpening(),
      'next-opening',
      'closed at the same clock time: due at the next opening',
      '同一钟点不办公，顺延至下次开门',
    ],
    [say.suspendedFor(61_000), 'suspended', '1 min 1 s suspended', '中止计时1分1秒'],
    [
      say.stillSuspended(),
      'suspension-open',
      'suspended and not yet resumed: the due moment is not known',
      '已中止计时，尚未恢复，到期时刻待定',
    ],
    [
      say.clockStarts(),
      'clock-starts',
      'the clock starts; every second counts',
      '开始计时，按自然时间连续计算',
    ],
    [say.elapsedTime(0), 'elapsed-time', '0 s of elapsed time counted', '计入自然时间0秒'],
    [
      say.calendarTerm('P1M', false),
      'calendar-term',
      'P1M after the start on the local calendar',
      '自起算按当地日历计P1M',
    ],
    [
      say.calendarTerm('P1M', true),
      'calendar-term',
      'P1M after the start on the local calendar, at the end of the shorter month',
      '自起算按当地日历计P1M（该月无对应日，取月末）',
    ],
    [say.rolledTo(), 'rolled', 'the term ends on the next working day', '期限届满日顺延至下一个工作日'],
    [say.movedOn(), 'moved-on', 'the end moved on by the time suspended', '到期时刻按中止时长顺延'],
    [say.summedUp(20, 31), 'summed-up', '20 of these 31 days counted', '其间共31天，计入20天'],
    [say.moreSteps(5), 'summed-up', '5 more steps like these', '其间另有5项，从略'],
    [
      say.withSuspended(say.startDate(), HOUR),
      'start-date',
      'the start date is day 0; 1 h suspended',
      '起算当日为第0日，不计入；其中中止1小时',
    ],
    [
      say.withSuspended(say.startDate(), 0),
      'start-date',
      'the start date is day 0',
      '起算当日为第0日，不计入',
    ],
    [
      say.withUnknownYear(say.CLOSED_WORDS.weekend, 2027),
      'weekend',
      'weekend; 2027 is not announced, weekends assumed',
      '周末；2027年放假安排尚未公布，暂按周末推定',
    ],
  ])('then %j is said in both languages', (words, code, why, whyZh) => {
    expect(words).toEqual({ code, why, whyZh });
  });

  it('then each reason for a closed date has its words', () => {
    expect(Object.values(say.CLOSED_WORDS).map(({ code, why, whyZh }) => [code, why, whyZh])).toEqual([
      ['weekend', 'weekend', '周末'],
      ['holiday', 'public holiday', '法定节假日'],
      ['closed-date', 'closed on this date', '当日停止办公'],
      ['closed-weekday', 'closed on this day of the week', '每周此日不办公'],
      ['missing-hours', 'its hours fall into a change of the clocks', '办公时间落在时钟调整的空档'],
      ['missing-date', 'this date does not exist in the time zone', '当地时区没有这一天'],
    ]);
  });
});
