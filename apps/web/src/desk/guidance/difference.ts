import type { GuidanceContent } from './guidance-queries.ts';

export interface Change {
  readonly part: keyof GuidanceContent;
  readonly kind: 'added' | 'removed' | 'moved';
  /** What is said, in every language; of what was moved nothing. */
  readonly words: readonly string[];
}

const parts = ['law', 'steps', 'answers'] as const;

/** What publishing it would change: an item that says anything else is another item. */
export function changesBetween(before: GuidanceContent, after: GuidanceContent): Change[] {
  return parts.flatMap((part): Change[] => {
    const [old, now] = [before[part], after[part]].map((items) => (items as object[]).map(wordsOf));
    const [oldKeys, nowKeys] = [old, now].map((items) => (items ?? []).map((words) => JSON.stringify(words)));
    const without = (keys: readonly string[] = [], others: readonly string[] = []) =>
      keys.filter((key) => !others.includes(key));
    const [removed, added] = [without(oldKeys, nowKeys), without(nowKeys, oldKeys)];
    const [stayed, stay] = [without(oldKeys, removed), without(nowKeys, added)];
    const isMoved = stayed.join('\n') !== stay.join('\n');
    const change = (kind: Change['kind']) => (key: string) => ({
      ...{ part, kind },
      words: Object.values(JSON.parse(key) as Record<string, string>),
    });
    return [
      ...removed.map(change('removed')),
      ...added.map(change('added')),
      ...(isMoved ? [{ part, kind: 'moved' as const, words: [] }] : []),
    ];
  });
}

const fields = ['nameZh', 'nameEn', 'textZh', 'textEn'] as const;

function wordsOf(item: object): Record<string, string> {
  const values = item as Record<string, unknown>;
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field];
      return typeof value === 'string' && value.trim() !== '' ? [[field, value.trim()]] : [];
    }),
  );
}
