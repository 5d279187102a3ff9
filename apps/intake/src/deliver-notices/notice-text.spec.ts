import { expect, it } from '@jest/globals';
import { NoticeRow } from '../notices/notice.entity.ts';
import { bodyOf, emailOf } from './notice-text.ts';

const wording = { timeZone: 'Asia/Shanghai', consoleUrl: 'https://console.example.org' };

function notice(change: Partial<NoticeRow>): NoticeRow {
  const nothing = { caseId: null, aboutKind: null, aboutId: null, number: null, causeSeq: 3, rung: null };
  const count = { cases: 1, breached: 0, escalated: 0, clock: null, dueAt: null, passedUpFrom: null };
  return Object.assign(new NoticeRow(), {
    id: 'notice-1',
    seat: 'a.b#chief',
    ...nothing,
    ...count,
    ...change,
  });
}

const breach = notice({
  aboutKind: 'dispute',
  aboutId: 'dispute-1',
  number: 'JF-2026-000007',
  causeType: 'rung-climbed',
  rung: 'obligation-01a2/1/breach/1',
  clock: 'obligation-01a2',
  dueAt: new Date('2026-11-20T18:00:00+08:00'),
});
const digest = notice({
  aboutKind: 'joint',
  aboutId: 'joint-1',
  number: '临江 2026-11-20',
  causeType: 'digested',
  cases: 3,
});

it('an e-mail of a dispute says which, which clock, since when, and where to see it', () => {
  const { subject, text } = emailOf([breach], wording);
  expect(subject).toBe('【枫桥】JF-2026-000007 履行义务：超时 / JF-2026-000007 Obligation: limit missed');
  const link = 'https://console.example.org/disputes/dispute-1';
  expect(text.split('\n----\n').map((part) => part.trim().split('\n'))).toEqual([
    [
      'JF-2026-000007 履行义务：超时',
      '节点: obligation-01a2/1/breach/1',
      '时限: 履行义务',
      '到期: 2026-11-20T18:00:00+08:00',
      `查看: ${link}`,
    ],
    [
      'JF-2026-000007 Obligation: limit missed',
      'rung: obligation-01a2/1/breach/1',
      'limit: obligation',
      'due: 2026-11-20T18:00:00+08:00',
      `see: ${link}`,
    ],
  ]);
});

it('a day’s digest says how many it is of', () => {
  const { subject, text } = emailOf([digest], wording);
  expect(subject).toBe(
    '【枫桥】临江 2026-11-20 今日联调情况（3 件） / 临江 2026-11-20 News of joint mediation (3)',
  );
  expect(text).not.toMatch(/超时|past a limit|console/);
});

it('a program is told the same, and a case as ever', () => {
  const ofCase = notice({ caseId: 'case-1', number: 'SQ-2026-000001', causeType: 'accepted' });
  expect(bodyOf('delivery-1', [breach, ofCase], wording)).toMatchObject({
    notices: [
      {
        case: null,
        about: { kind: 'dispute', id: 'dispute-1', number: 'JF-2026-000007' },
        cause: { words: { en: 'Obligation: limit missed' } },
      },
      {
        case: { id: 'case-1', number: 'SQ-2026-000001' },
        about: { kind: 'case', id: 'case-1', number: 'SQ-2026-000001' },
        link: 'https://console.example.org/cases/case-1',
      },
    ],
  });
});
