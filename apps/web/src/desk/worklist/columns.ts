import type { Order } from './worklist-search.ts';

/** Columns of the list beside the matter itself, in the order they stand in; the first four are shown unasked. */
export const columns = ['stage', 'due', 'who', 'received', 'category', 'channel', 'owner', 'level'] as const;
export type Column = (typeof columns)[number];
const usual: readonly Column[] = ['stage', 'due', 'who', 'received'];

/** By what each column is sorted, where the service has an order for it. */
export const sortOf: { readonly [Each in Column | 'matter']?: Order } = {
  matter: 'number',
  stage: 'stage',
  due: 'due',
  who: 'unit',
  received: 'received',
  category: 'category',
  level: 'level',
};

export function columnsOf(text: string | undefined): readonly Column[] {
  if (text === undefined) return usual;
  const named = text.split(',');
  return columns.filter((column) => named.includes(column));
}

/** As the address has it; nothing for the usual ones. */
export function columnsText(chosen: ReadonlySet<Column>): string | undefined {
  const kept = columns.filter((column) => chosen.has(column));
  const isUsual = kept.length === usual.length && usual.every((column) => chosen.has(column));
  // None at all is said too: left out it would mean the usual ones.
  return isUsual ? undefined : kept.join(',') || 'none';
}
