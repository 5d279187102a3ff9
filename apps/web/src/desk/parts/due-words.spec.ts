import { describe, expect, it } from '@jest/globals';
import { texts as en } from '../../texts/en/desk/all.ts';
import { texts as zh } from '../../texts/zh-cn/desk/all.ts';
import type { ClockView } from '../api/desk-client.ts';
import { dueWords, tellingClock } from './due-words.ts';
import { endOfDay } from './near-moment.ts';

const now = '2026-11-24T10:00:00+08:00';
const running: ClockView = {
  ...{ name: 'complete', instance: 1, state: 'running', provisional: false, lastDay: null, endedAt: null },
  startedAt: '2026-11-20T17:00:00+08:00',
  dueAt: '2026-11-24T18:00:00+08:00',
  limit: { kind: 'working-days', days: 2 },
  remainingSeconds: 6 * 3_600,
  remainingDays: { days: 0, seconds: 6 * 3_600 },
};
const inChinese = (clock: Partial<ClockView>) =>
  dueWords({ ...running, ...clock }, { texts: zh, language: 'zh-CN', now });

describe('a clock in words', () => {
  it('says which clock, until when, and what is left in the kind of time its limit counts', () => {
    expect(inChinese({})).toMatchObject({
      clock: '办结',
      due: '今天 18:00 到期',
      standing: '还剩 6 小时办公时间',
      tone: 'running',
    });
    expect(dueWords(running, { texts: en, language: 'en', now })).toMatchObject({
      clock: 'Completion',
      due: 'due today 18:00',
      standing: '6 office hours left',
    });
  });

  it.each([
    ['tomorrow', { dueAt: '2026-11-25T18:00:00+08:00' }, '明天 18:00 到期'],
    ['a day with its weekday', { dueAt: '2026-12-01T18:00:00+08:00' }, '12月1日周二 18:00 到期'],
    [
      'the last day of a term that ends with a day',
      { lastDay: { date: '2026-12-01', endsAt: '24:00', closesAt: null } },
      '12月1日周二 24:00 到期',
    ],
  ] as const)('names %s', (_what, clock, due) => {
    expect(inChinese(clock).due).toBe(due);
  });

  it.each([
    ['less than an hour', { remainingSeconds: 1_500 }, '还剩 25 分钟办公时间', 'soon'],
    ['an hour and a half', { remainingSeconds: 5_400 }, '还剩 1.5 小时办公时间', 'soon'],
    [
      'a working day and what is over',
      { remainingSeconds: 10 * 3_600, remainingDays: { days: 1, seconds: 3 * 3_600 } },
      '还剩 1 个工作日 3 小时',
      'running',
    ],
    [
      'whole working days',
      { remainingSeconds: 14 * 3_600, remainingDays: { days: 2, seconds: 300 } },
      '还剩 2 个工作日',
      'running',
    ],
    [
      'working days late',
      { remainingSeconds: -9 * 3_600, remainingDays: { days: 1, seconds: 2 * 3_600 } },
      '已超期 1 个工作日 2 小时，尚未完成',
      'late',
    ],
    [
      'days on the calendar',
      { limit: { kind: 'calendar', duration: 'P15D' }, remainingSeconds: 5.5 * 86_400, remainingDays: null },
      '还剩 5 天',
      'running',
    ],
    [
      'past its due moment and running',
      { remainingSeconds: -7_200 },
      '已超期 2 小时办公时间，尚未完成',
      'late',
    ],
    [
      'missed and running on',
      { state: 'missed', remainingSeconds: -60 },
      '已超期 1 分钟办公时间，尚未完成',
      'late',
    ],
  ] as const)('tells %s', (_what, clock, standing, tone) => {
    expect(inChinese(clock)).toMatchObject({ standing, tone });
  });

  it.each([
    [
      'met',
      { state: 'met', endedAt: '2026-11-23T09:00:00+08:00', remainingSeconds: null },
      '昨天 09:00 按时完成',
    ],
    [
      'missed and ended: late no more than it was',
      { state: 'missed', endedAt: '2026-11-23T09:00:00+08:00', remainingSeconds: null },
      '超期，昨天 09:00 结束',
    ],
    ['void', { state: 'void', endedAt: '2026-11-23T09:00:00+08:00', remainingSeconds: null }, '作废，不计'],
    ['suspended', { state: 'suspended' }, '中止计时 · 还剩 6 小时办公时间'],
    ['standing after a reply', { state: 'standing' }, '已答复，停止计时 · 还剩 6 小时办公时间'],
  ] as const)('is frozen when %s', (_what, clock, standing) => {
    expect(inChinese(clock)).toMatchObject({ standing, tone: 'frozen' });
  });

  it('says which run of a clock it is, and that a year is not announced yet', () => {
    expect(inChinese({ instance: 2, provisional: true })).toMatchObject({
      clock: '办结 (第 2 次)',
      provisional: true,
    });
  });
});

describe('the clock a row shows', () => {
  const overall: ClockView = {
    ...running,
    name: 'overall',
    dueAt: null,
    limit: null,
    remainingSeconds: null,
  };
  const later: ClockView = { ...running, name: 'follow-up', dueAt: '2026-11-26T18:00:00+08:00' };
  it('is the one that is due first of those that run', () => {
    expect(tellingClock([overall, later, running])).toBe(running);
  });
  it('is one that rests where none runs, and the last that ended where all have', () => {
    const resting: ClockView = { ...running, state: 'standing' };
    const ended: ClockView = { ...later, state: 'met', endedAt: now };
    expect(tellingClock([overall, ended, resting])).toBe(resting);
    expect(tellingClock([{ ...running, state: 'void', endedAt: now }, ended])).toBe(ended);
    expect(tellingClock([overall])).toBeNull();
  });
});

it('today ends after its last due moment, in the bureau’s zone', () => {
  expect(endOfDay('2026-12-31T23:30:00+08:00')).toBe('2027-01-01T00:00:01+08:00');
});
