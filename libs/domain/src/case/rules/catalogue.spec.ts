import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ledgers } from '../case.ts';
import {
  bindCatalogue,
  checkCatalogue,
  fieldTypes,
  forCategories,
  unfitCategory,
  unfitRecategorising,
  withCategories,
  withoutCategories,
  type Category,
  type CategoryField,
} from './catalogue.ts';
import { defaultPolicy, limitFor } from './policy.ts';

const named = { labelZh: '项', labelEn: 'A field' };
const field = (name: string, more: Partial<CategoryField> = {}): CategoryField => ({
  ...{ name, ...named, type: 'text', required: false },
  ...more,
});
const category = (slug: string, more: Partial<Category> = {}): Category => ({
  ...{ slug, nameZh: '类别', nameEn: 'Category', audience: 'public', ledgers: ['claim'], fields: [] },
  ...more,
});
const choice = { type: 'choice', options: [{ value: 'lost', ...named }] } as const;
const catalogue = bindCatalogue(3, [
  category('noise'),
  category('handed-over', { audience: 'staff' }),
  category('lost', {
    fields: [
      field('item', { required: true }),
      field('worth', { type: 'number' }),
      field('insured', { type: 'boolean' }),
      field('how', choice),
    ],
  }),
]);
const claim = (slug: string, fields?: Record<string, string | number | boolean>) =>
  ({ ledger: 'claim', category: slug, ...(fields && { fields }) }) as const;

describe('the category a matter is written down under', () => {
  it.each([
    ['a public one', claim('noise'), false, null],
    ['one nobody published', claim('nois'), true, ['unknown-category', ['category']]],
    ['one for staff, by anybody', claim('handed-over'), false, ['unauthenticated', ['category']]],
    ['one for staff, by staff', claim('handed-over'), true, null],
    [
      'one of another ledger',
      { ...claim('noise'), ledger: 'complaint' as const },
      true,
      [...['category-not-of-ledger', ['category']]],
    ],
    ['all it asks for', claim('lost', { item: '伞', worth: 30, insured: false, how: 'lost' }), false, null],
    ['what it needs left out', claim('lost'), false, ['validation', ['fields.item']]],
    ['what it needs left blank', claim('lost', { item: ' ' }), false, ['validation', ['fields.item']]],
    [
      'words for a number',
      claim('lost', { item: '伞', worth: '30' }),
      false,
      ['validation', ['fields.worth']],
    ],
    [
      'no option of a choice',
      claim('lost', { item: '伞', how: 'sold' }),
      false,
      ['validation', ['fields.how']],
    ],
    ['what it does not ask for', claim('noise', { item: '伞' }), false, ['validation', ['fields.item']]],
  ])('%s', (_, matter, isIdentified, refused) => {
    const refusal = unfitCategory(catalogue, matter, isIdentified);
    expect(refusal && [refusal.code, refusal.fields]).toEqual(refused);
  });

  it('is any, before the bureau has published its own, and asks for nothing', () => {
    expect(unfitCategory(undefined, claim('anything'), false)).toBeNull();
    expect(unfitCategory(undefined, claim('anything', { item: '伞' }), false)?.fields).toEqual([
      'fields.item',
    ]);
  });

  it('once taken fits its ledger, is known, and is for whoever chose it; every value has its type', () => {
    const value = fc.oneof(fc.string(), fc.double(), fc.boolean());
    const matter = fc.record({
      ledger: fc.constantFrom(...ledgers),
      category: fc.constantFrom('noise', 'handed-over', 'lost', 'unknown'),
      fields: fc.dictionary(fc.constantFrom('item', 'worth', 'insured', 'how', 'else'), value),
    });
    fc.assert(
      fc.property(matter, fc.boolean(), (said, isIdentified) => {
        if (unfitCategory(catalogue, said, isIdentified)) return;
        const taken = catalogue.categories.get(said.category);
        expect(taken?.ledgers).toContain(said.ledger);
        expect(isIdentified || taken?.audience === 'public').toBe(true);
        for (const [name, each] of Object.entries(said.fields)) {
          const type = taken?.fields.find((one) => one.name === name)?.type;
          expect(type === 'choice' ? 'string' : type === 'text' ? 'string' : type).toBe(typeof each);
        }
      }),
    );
  });
});

describe('another category or ledger later', () => {
  it.each([
    ['the ledger alone, of a category that has it not', undefined, 'noise', 'category-not-of-ledger'],
    ['the ledger alone, of a category an import brought', undefined, 'brought', null],
    ['a category nobody published', 'unheard', 'brought', 'unknown-category'],
    ['a category of another ledger', 'lost', 'brought', 'category-not-of-ledger'],
  ])('%s', (_, to, kept, code) => {
    const matter = { ledger: 'complaint', category: kept } as const;
    expect(unfitRecategorising(catalogue, to, matter)?.code ?? null).toBe(code);
  });
});

describe('a catalogue that is published', () => {
  const bad = { kind: 'working-days', days: -1, end: 'close-of-day' } as const;
  it.each([
    ['twice the same slug', [category('a'), category('a')], 'duplicate-category', 'categories.1.slug'],
    [
      'twice the same field',
      [category('a', { fields: [field('x'), field('x')] })],
      'duplicate-field',
      ['categories.0.fields.1.name'],
    ],
    [
      'a limit that is none',
      [category('a', { limits: { complete: bad } })],
      'limit-negative',
      ['categories.0.limits.complete.days'],
    ],
    [
      'a choice of nothing',
      [category('a', { fields: [field('x', { type: 'choice' })] })],
      'validation',
      ['categories.0.fields.0.options'],
    ],
    [
      'options of a text',
      [category('a', { fields: [field('x', { ...choice, type: 'text' })] })],
      'validation',
      ['categories.0.fields.0.options'],
    ],
  ])('is refused with %s, by its place', (_, categories, code, at) => {
    const refusal = checkCatalogue(categories);
    expect([refusal?.code, refusal?.fields]).toEqual([code, [at].flat()]);
  });

  it.each(['receivedAt', 'responseClass', 'unit', 'reporter', 'constructor'])(
    'has no field %s: what every matter has is set by its own rules',
    (name) =>
      expect(checkCatalogue([category('a', { fields: [field(name)] })])?.code).toBe('duplicate-field'),
  );

  it('has no type that holds a moment', () => {
    expect([...fieldTypes]).toEqual(['text', 'number', 'boolean', 'choice']);
  });
});

describe('limits of a category', () => {
  const ten = { kind: 'working-days', days: 10, end: 'close-of-day' } as const;
  const limited = bindCatalogue(4, [category('noise', { limits: { complete: ten } }), category('lost')]);
  const matter = (slug: string, responseClass = 'ordinary') =>
    ({ ledger: 'claim', category: slug, responseClass, anonymous: false }) as const;

  it('stand over the policy for its matters, and nobody else', () => {
    const policy = withCategories(defaultPolicy, limited);
    expect(limitFor(policy, matter('noise'), 'complete')).toEqual(ten);
    expect(limitFor(policy, matter('noise'), 'assign')).toEqual(
      limitFor(defaultPolicy, matter('noise'), 'assign'),
    );
    expect(limitFor(policy, matter('lost'), 'complete')).toMatchObject({ days: 7 });
  });

  it('do not slow down a call for help, and give way to a rule that names the category', () => {
    const slow = bindCatalogue(5, [category('noise', { limits: { assign: ten } })]);
    expect(limitFor(withCategories(defaultPolicy, slow), matter('noise', '1-3-5'), 'assign')).toMatchObject({
      kind: 'elapsed',
    });
    const rule = { when: { category: 'noise' }, clocks: { complete: { limit: { ...ten, days: 2 } } } };
    const policy = withCategories({ ...defaultPolicy, rules: [...defaultPolicy.rules, rule] }, limited);
    expect(limitFor(policy, matter('noise'), 'complete')).toMatchObject({ days: 2 });
  });

  it('make another version of the policy when they alone change, and can be taken off it again', () => {
    const first = forCategories(defaultPolicy, limited);
    const second = forCategories(first, bindCatalogue(6, []));
    expect([first.version, second.version]).toEqual(['default-2+categories-4', 'default-2+categories-6']);
    expect(limitFor(second, matter('noise'), 'complete')).toMatchObject({ days: 7 });
    expect(withoutCategories(second)).toEqual(defaultPolicy);
    expect(withCategories(defaultPolicy, catalogue)).toEqual(defaultPolicy);
  });
});
