import { describe, expect, it } from '@jest/globals';
import { conditionText, emptyGroup, groupOf, lineCount, newRow, type Group } from './condition-rows.ts';

const written = JSON.stringify({
  all: [
    { stage: ['handling', 'replied'] },
    { not: { unit: ['shifan.dongcheng'] } },
    { any: [{ overdue: true }, { received: { before: '2026-11-01T00:00:00+08:00' } }] },
    { not: { any: [{ level: { atLeast: 2 } }, { words: '井盖' }] } },
  ],
});

describe('a condition in the address', () => {
  it('is the lines of the builder, there and back', () => {
    expect(conditionText(groupOf(written) as Group)).toBe(written);
    expect(lineCount(written)).toBe(6);
  });

  it('of one line stands in a group of its own', () => {
    expect(conditionText(groupOf('{"overdue":false}') as Group)).toBe('{"all":[{"overdue":false}]}');
  });

  it('said twice not is said', () => {
    expect(groupOf('{"not":{"not":{"all":[{"overdue":true}]}}}')).toMatchObject({ isNot: false });
  });

  it.each([
    '{',
    '[]',
    '{}',
    '{"a":1}',
    '{"stage":"closed"}',
    '{"all":{}}',
    'null',
    '{"level":3}',
    '{"received":null,"due":{}}',
  ])('that this builder has no lines for is left alone: %s', (text) => expect(groupOf(text)).toBeNull());

  it('leaves out lines that say nothing, and is nothing where none does', () => {
    const lines = [newRow('words'), newRow('stage'), newRow('received')];
    expect(conditionText({ ...emptyGroup, parts: lines })).toBeUndefined();
    expect(conditionText({ ...emptyGroup, parts: [...lines, newRow('overdue')] })).toBe(
      '{"all":[{"overdue":true}]}',
    );
    expect(conditionText(emptyGroup)).toBeUndefined();
  });
});
