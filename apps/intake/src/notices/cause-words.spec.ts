import { describe, expect, it } from '@jest/globals';
import { causeInWords, clockInWords } from './cause-words.ts';

const nothing = { rung: null, caseId: null, aboutKind: null, aboutId: null, number: null };
const aboutCase = { ...nothing, caseId: 'case-1', number: 'SQ-2026-000001' };
const about = (aboutKind: string) => ({ ...nothing, aboutKind, aboutId: 'id-1', number: 'JF-2026-000001' });

/** What mediation publishes; the last is of a release that is not there yet. */
const told = {
  dispute: [
    ...['screened', 'accepted', 'consent-recorded', 'mediator-assigned', 'colour-changed'],
    ...[
      'complexity-raised',
      'extended',
      'checked-in',
      'session-planned',
      'session-cancelled',
      'session-held',
    ],
    ...['panelist-replaced', 'tie-declared', 'statement-recorded', 'raised', 'settlement-drafted', 'signed'],
    ...['agreed', 'obligation-opened', 'obligation-confirmed', 'obligation-waived', 'settled'],
    ...[
      'confirmation-applied',
      'court-decided',
      'confirmation-lapsed',
      'visited',
      'reopened',
      'referred-out',
    ],
    ...['withdrawn', 'merged', 'took-in', 'resolution-made', 'resolution-done'],
  ],
  consultation: ['planned', 'held', 'cancelled'],
  joint: ['digested', 'imported'],
};

describe('an event of mediation', () => {
  const general = (kind: string) => causeInWords({ ...about(kind), causeType: 'beamed-up' });

  it.each(Object.entries(told).flatMap(([kind, types]) => types.map((type) => [kind, type])))(
    '%s %s has words of its own in both languages',
    (kind, causeType) => {
      const words = causeInWords({ ...about(kind), causeType });
      expect(words['zh-CN']).toMatch(/^\p{Script=Han}[\p{Script=Han}，]+$/u);
      expect(words.en).toMatch(/^[A-Z][\x20-\x7e]+$/);
      expect(words).not.toEqual(general(kind));
    },
  );

  it.each(Object.keys(told))('of a %s that nobody has words for yet is told all the same', (kind) => {
    expect(general(kind)['zh-CN']).toMatch(/有新情况$/);
    expect(general(kind).en).toMatch(/^News of /);
  });

  it('is not called as the same of a case is', () => {
    const of = (row: typeof aboutCase | ReturnType<typeof about>) =>
      causeInWords({ ...row, causeType: 'withdrawn' }).en;
    expect([of(aboutCase), of(about('dispute'))]).toEqual(['Withdrawn', 'Mediation was stopped']);
  });
});

describe('a rung', () => {
  const climbed = (rung: string, row = about('dispute')) =>
    causeInWords({ ...row, causeType: 'rung-climbed', rung });

  it.each([
    ['resolve/1/breach/1', '化解时限：超时', 'Resolve: limit missed'],
    ['check-in/3/reminder/1', '稳控走访：提醒', 'Check-in: reminder'],
    ['session/1/reminder/1', '调解会：提醒', 'Session: reminder'],
    ['obligation-01a2/1/breach/1', '履行义务：超时', 'Obligation: limit missed'],
    ['confirmation/1/warning/1', '司法确认期限：预警', 'Judicial confirmation: warning'],
    ['visit/2/breach/1', '回访：超时', 'Visit: limit missed'],
    ['resolution/1/escalation/2', '议定事项：升级督办', 'Resolution: escalation'],
  ])('%s of a dispute says of which clock it is', (rung, zh, en) => {
    expect(climbed(rung)).toEqual({ 'zh-CN': zh, en });
  });

  it('of a case says what it is, as ever', () => {
    const row = { ...aboutCase, causeType: 'rung-climbed', rung: 'assign/1/breach/1' };
    expect(causeInWords(row)).toEqual({ 'zh-CN': '超时', en: 'Limit missed' });
  });

  it('of a kind nobody has words for yet is news of the dispute', () => {
    expect(climbed('resolve/1/beam/1').en).toBe('News of a dispute');
  });
});

it('a clock has words, an obligation’s whatever its id; another shows its name', () => {
  expect(['complete', 'visit', 'obligation-01a2', 'lunch'].map((name) => clockInWords(name).en)).toEqual([
    'complete',
    'visit',
    'obligation',
    'lunch',
  ]);
});
