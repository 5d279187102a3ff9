import { describe, expect, it } from '@jest/globals';
import { blanks, filled, type Blank } from './blanks.ts';
import { aboutOf, checkGuidance, type Guidance } from './guidance.ts';
import { guidanceFor } from './in-force.ts';

const answer = (nameZh: string, textZh = '您好') => ({ nameZh, textZh });
const guidance = (more: Partial<Guidance> = {}): Guidance => ({ law: [], steps: [], answers: [], ...more });
const noise = aboutOf('category.noise');

describe('guidance that is published', () => {
  it.each([
    ['every blank there is', blanks.map((blank) => `{${blank}}`).join('，'), null],
    ['no blank at all', '已劝止。', null],
    ['a brace that opens none', '见附件 {1', null],
    ['one nobody knows', '您好，{reporter}', 'unknown-blank'],
    ['one that is misspelt', '{Number}', 'unknown-blank'],
    ['one that is empty', '{}', 'unknown-blank'],
    ['one with a space', '{ number }', 'unknown-blank'],
    ['one that objects have by birth', '{constructor}', 'unknown-blank'],
  ])('with %s', (_, text, code) => {
    for (const field of ['textZh', 'textEn']) {
      const told = guidance({ answers: [answer('一'), { ...answer('二'), [field]: text }] });
      const expected = code === null ? null : { code, fields: [`answers.1.${field}`] };
      const refusal = checkGuidance(noise, told);
      expect(refusal && { code: refusal.code, fields: refusal.fields }).toEqual(expected);
    }
  });

  it('has one answer of a name', () => {
    const twice = guidance({ answers: [answer('一'), answer('二'), answer('一')] });
    expect(checkGuidance(noise, twice)).toMatchObject({
      code: 'duplicate-answer',
      fields: ['answers.2.nameZh'],
    });
  });

  it.each([
    ['law', { law: [{ nameZh: '治安管理处罚法' }] }],
    ['steps', { steps: [{ textZh: '到场' }] }],
  ])('by a unit is its answers, and no %s', (field, more) => {
    const unit = aboutOf('unit.shifan.dongcheng');
    expect(unit).toEqual({ kind: 'unit', name: 'shifan.dongcheng' });
    expect(checkGuidance(unit, guidance({ answers: [answer('一')] }))).toBeNull();
    expect(checkGuidance(unit, guidance(more))).toMatchObject({ code: 'answers-alone', fields: [field] });
    expect(checkGuidance(noise, guidance(more))).toBeNull();
  });
});

describe('the guidance in force for a matter', () => {
  const law = (nameZh: string) => ({ law: [{ nameZh }] });
  const kept = new Map<string, Guidance>([
    ['general', guidance({ ...law('宪法'), steps: [{ textZh: '登记' }], answers: [answer('收到')] })],
    ['ledger.claim', guidance({ ...law('民法典'), answers: [answer('受理')] })],
    ['category.noise', guidance({ ...law('噪声法'), answers: [answer('劝止'), answer('收到', '噪声收到')] })],
    ['category.empty', guidance()],
    ['unit.shifan.dongcheng', guidance({ answers: [answer('东城')] })],
    ['unit.shifan.dongcheng.linjiang', guidance({ answers: [answer('临江'), answer('劝止', '临江劝止')] })],
    ['unit.shifan.dongcheng.hubin', guidance({ answers: [answer('湖滨')] })],
  ]);
  const shown = (category: string, ledger: string, unit: string | null) => {
    const { law: articles, steps, answers } = guidanceFor(kept, { category, ledger, unit });
    return {
      law: articles.map(({ about, nameZh }) => [about, nameZh]),
      steps: steps.map(({ about, textZh }) => [about, textZh]),
      answers: answers.map(({ about, nameZh, textZh }) => [about, nameZh, textZh]),
    };
  };

  it('is its category’s; what that leaves out is the ledger’s, then everybody’s', () => {
    expect(shown('noise', 'claim', null)).toEqual({
      law: [['category.noise', '噪声法']],
      steps: [['general', '登记']],
      answers: [
        ['category.noise', '劝止', '您好'],
        ['category.noise', '收到', '噪声收到'],
        ['ledger.claim', '受理', '您好'],
      ],
    });
    expect(shown('empty', 'claim', null).law).toEqual([['ledger.claim', '民法典']]);
    expect(shown('wages', 'complaint', null)).toEqual({
      law: [['general', '宪法']],
      steps: [['general', '登记']],
      answers: [['general', '收到', '您好']],
    });
  });

  it('begins with the answers of the unit that handles it and of those above, and of no other', () => {
    const { answers } = shown('noise', 'claim', 'shifan.dongcheng.linjiang');
    expect(answers.map(([about, name]) => `${about} ${name}`)).toEqual([
      'unit.shifan.dongcheng.linjiang 临江',
      'unit.shifan.dongcheng.linjiang 劝止',
      'unit.shifan.dongcheng 东城',
      'category.noise 收到',
      'ledger.claim 受理',
    ]);
  });

  it('is nothing where nobody has published any', () => {
    const nothing = guidanceFor(new Map(), { category: 'noise', ledger: 'claim', unit: null });
    expect(nothing).toEqual({ law: [], steps: [], answers: [] });
  });
});

it('a blank is filled as often as it stands; one without a value stays in its braces', () => {
  const none = Object.fromEntries(blanks.map((blank) => [blank, null])) as Record<Blank, null>;
  const values = { ...none, number: 'SQ-2026-000001', unit: '{place}' };
  expect(filled('{number}：{place}，{number}，{unit}。{1', values)).toBe(
    // What a value says is not read again.
    'SQ-2026-000001：{place}，SQ-2026-000001，{place}。{1',
  );
});
