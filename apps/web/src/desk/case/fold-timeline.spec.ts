import { describe, expect, it } from '@jest/globals';
import { kindOf, linesOf } from './fold-timeline.ts';

const item = (seq: number, type: string, by: string | null, day: number) => ({
  ...{ seq, type, by },
  occurredAt: `2026-11-${String(day).padStart(2, '0')}T10:00:00+08:00`,
});

describe('the lines of a timeline', () => {
  it('fold what the system has done by itself, and leave what people did', () => {
    const items = [
      item(1, 'registered', null, 2),
      item(2, 'rung-climbed', null, 2),
      item(3, 'code-issued', null, 3),
      item(4, 'assigned', 'somebody', 3),
      item(5, 'rung-climbed', null, 3),
    ];
    expect(linesOf(items, true).map((line) => (line.is === 'folded' ? line.items.length : line.is))).toEqual([
      'item',
      2,
      'item',
      'item',
    ]);
    expect(linesOf(items, false).map(({ is }) => is)).toEqual(Array(5).fill('item'));
  });

  it('name a long silence in one line, in either order', () => {
    const items = [item(1, 'assigned', 'a', 2), item(2, 'accepted', 'b', 6), item(3, 'replied', 'b', 7)];
    expect(linesOf(items, true)).toMatchObject([{ is: 'item' }, { is: 'idle', days: 4 }, {}, {}]);
    expect(linesOf(items.toReversed(), true)).toMatchObject([{}, {}, { is: 'idle', days: 4 }, {}]);
  });

  it('lose nothing: every event stands in exactly one of them', () => {
    const items = Array.from({ length: 40 }, (_, n) =>
      item(n + 1, n % 3 === 0 ? 'rung-climbed' : 'urged', n % 3 === 0 ? null : 'a', 1 + Math.floor(n / 2)),
    );
    const seqs = linesOf(items, true).flatMap((line) =>
      line.is === 'item' ? [line.item.seq] : line.is === 'folded' ? line.items.map(({ seq }) => seq) : [],
    );
    expect(seqs).toEqual(items.map(({ seq }) => seq));
  });

  it('tell people from clocks and from the rest of the system; a citizen is a person', () => {
    expect(kindOf({ type: 'rated', by: null })).toBe('people');
    expect(kindOf({ type: 'deadline-moved', by: 'admin' })).toBe('clock');
    expect(kindOf({ type: 'code-issued', by: null })).toBe('system');
  });
});
