import { describe, expect, it } from '@jest/globals';
import { toldToCitizens } from '@fengqiao/domain/case/ladder/citizen-tellings';
import { headlineOf, messageOf, messageWords } from './message-words.ts';

const facts = { number: 'TS-2026-000007', day: '2026-12-01', confirmation: 'ABCD-EFGH' };
const page = 'https://fengqiao.example.org/track?number=TS-2026-000007';
const han = /\p{Script=Han}/u;

describe('a message to a citizen', () => {
  it('there is for every type of event that is told, and for no other', () => {
    expect(Object.keys(messageWords).sort()).toEqual([...toldToCitizens].sort());
  });

  it.each(toldToCitizens)('%s is said in both languages, with number and page', (kind) => {
    const say = (language: 'zh-CN' | 'en') =>
      messageOf(kind, facts, { language, isConfidential: false, page });
    const [zh, en] = [say('zh-CN'), say('en')];
    for (const { subject, text } of [zh, en]) {
      expect(subject).toContain(facts.number);
      expect(text).toContain(facts.number);
      expect(text).toContain(page);
      expect(text).not.toMatch(/undefined|null/);
    }
    expect([zh.subject, zh.text].every((text) => han.test(text))).toBe(true);
    expect([en.subject, en.text].some((text) => han.test(text))).toBe(false);
    expect(headlineOf(kind)['zh-CN']).not.toBe(kind);
  });

  it.each(toldToCitizens.filter((kind) => kind !== 'code-issued'))(
    'of a confidential matter says that there is news, and no more: %s',
    (kind) => {
      for (const language of ['zh-CN', 'en'] as const) {
        const how = { language, isConfidential: true, page: null };
        expect(messageOf(kind, facts, how)).toEqual(messageOf('registered', facts, how));
        expect(messageOf(kind, facts, how).text).not.toContain(facts.day);
      }
    },
  );

  it('names the day of a suspension and of an extension, where there is one', () => {
    for (const kind of ['suspension-approved', 'extended'] as const) {
      const how = { language: 'zh-CN', isConfidential: false, page: null } as const;
      expect(messageOf(kind, facts, how).text).toContain('2026-12-01');
      expect(messageOf(kind, { ...facts, day: null }, how).text).not.toMatch(/至。|null/);
    }
  });
});
