import { describe, expect, it } from '@jest/globals';
import {
  asWorklistSearch,
  filtersOf,
  keptSearch,
  sortedBy,
  tabs,
  turned,
  withSearch,
} from './worklist-search.ts';

const asking = {
  me: { id: 'linjiang-officer-a', unit: 'shifan.dongcheng.linjiang' },
  endOfToday: '2026-11-25T00:00:01+08:00',
};

describe('a list’s state in its address', () => {
  it('takes what it knows, as words, and leaves the rest', () => {
    expect(asWorklistSearch({ tab: 'mine', q: 110, stage: '', evil: 'x' })).toEqual({
      tab: 'mine',
      q: '110',
    });
    expect(asWorklistSearch({ tab: 'nonsense' })).toEqual({});
  });

  it.each(tabs)('asks for %s narrowed by the bar', (tab) => {
    expect(filtersOf({ tab, q: '井盖' }, asking)).toMatchObject({ q: '井盖' });
  });

  it('lets the bar stand before the tab where both speak of the same', () => {
    expect(filtersOf({ tab: 'mine', handler: 'linjiang-officer-b' }, asking)).toEqual({
      handler: 'linjiang-officer-b',
    });
    expect(filtersOf({ tab: 'today' }, asking)).toEqual({
      overdue: 'false',
      dueBefore: asking.endOfToday,
    });
  });

  it('walks on and back the same way, also after a reload', () => {
    const first = { tab: 'all' } as const;
    const second = turned(first, { next: 'b' });
    const third = turned(second, { next: 'c' });
    const fourth = turned(third, { next: 'd' });
    expect(fourth).toEqual({ tab: 'all', cursor: 'd', trail: 'b.c' });
    expect(turned(fourth, 'previous')).toEqual(third);
    expect(turned(third, 'previous')).toEqual(second);
    expect(turned(second, 'previous')).toEqual(first);
    expect(turned(fourth, 'first')).toEqual(first);
  });

  it('is sorted by a column, and by the same the other way round, from the first page on', () => {
    const once = sortedBy({ tab: 'all', cursor: 'k_1', trail: 'x' }, 'unit');
    expect(once).toEqual({ tab: 'all', order: 'unit' });
    const twice = sortedBy(once, 'unit');
    expect(twice).toEqual({ tab: 'all', order: 'unit', backwards: 'true' });
    expect(sortedBy(twice, 'unit')).toEqual(once);
    expect(sortedBy({ order: 'due' }, 'due')).toEqual({ order: 'due' });
  });

  it('is kept under a name without the page one is on', () => {
    expect(keptSearch({ tab: 'all', where: '{"overdue":true}', cursor: 'x', trail: 'y' })).toBe(
      'tab=all&where=%7B%22overdue%22%3Atrue%7D',
    );
    expect(withSearch({ where: '{}', cursor: 'x' }, { where: undefined })).toEqual({});
  });
});
