import type { CaseFilters } from '../api/queries.ts';

export const tabs = ['mine', 'unit', 'today', 'overdue', 'all'] as const;
export type Tab = (typeof tabs)[number];

/** What the query bar adds to a tab. */
export const barFields = ['q', 'ledger', 'stage', 'unit', 'handler', 'overdue'] as const;
export type BarField = (typeof barFields)[number];

/** Orders the service has for a worklist; the first is the one a list begins with. */
export const orders = [
  'due',
  'received',
  'number',
  'ledger',
  'category',
  'stage',
  'unit',
  'handler',
  'level',
] as const;
export type Order = (typeof orders)[number];

/** A list's whole state, as its address has it. */
export type WorklistSearch = { readonly tab?: Tab; readonly order?: Order } & {
  readonly [Field in BarField]?: string;
} & {
  /** `true`: the order the other way round. */
  readonly backwards?: string;
  /** A condition of the search builder, as JSON. */
  readonly where?: string;
  /** Columns beside the matter, with commas between. */
  readonly columns?: string;
  readonly cursor?: string;
  /** The cursors of the pages before, so that one can go back after a reload. */
  readonly trail?: string;
};

export function asWorklistSearch(search: Record<string, unknown>): WorklistSearch {
  const kept: Record<string, string> = {};
  for (const name of [...barFields, 'where', 'columns', 'backwards', 'cursor', 'trail'] as const) {
    const value = search[name];
    if (value !== undefined && value !== '') kept[name] = String(value);
  }
  const tab = tabs.find((each) => each === search['tab']);
  const order = orders.find((each) => each === search['order']);
  return { ...kept, ...(tab && { tab }), ...(order && { order }) };
}

/** Who asks, and until when today lasts. */
export interface Asking {
  readonly me: { readonly id: string | null; readonly unit: string | null };
  readonly endOfToday: string | null;
}

/** The tab one begins with: what is one's own, and for those who handle nothing what is their unit's. */
export function tabOf({ tab }: WorklistSearch): Tab {
  return tab ?? 'unit';
}

export function orderOf({ order }: WorklistSearch): Order {
  return order ?? 'due';
}

/** What a tab asks the service for. */
export function filtersOfTab(tab: Tab, { me, endOfToday }: Asking): CaseFilters {
  switch (tab) {
    case 'mine':
      return { handler: me.id ?? '-' };
    case 'unit':
      return me.unit === null ? {} : { unit: me.unit };
    case 'today':
      return { overdue: 'false', ...(endOfToday !== null && { dueBefore: endOfToday }) };
    case 'overdue':
      return { overdue: 'true' };
    case 'all':
      return {};
  }
}

/** A tab narrowed by the bar: what the bar says of the same thing stands. */
export function filtersOf(search: WorklistSearch, asking: Asking): CaseFilters {
  const bar = Object.fromEntries(barFields.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
  return { ...filtersOfTab(tabOf(search), asking), ...bar, ...(search.where && { where: search.where }) };
}

/** The order as the service is asked for it. */
export function orderAsked(search: WorklistSearch): { order: Order; backwards?: 'true' } {
  return { order: orderOf(search), ...(search.backwards === 'true' && { backwards: 'true' }) };
}

/** By another column, or by the same one the other way round; what is due first has one way only. */
export function sortedBy(search: WorklistSearch, order: Order): WorklistSearch {
  const { cursor: _, trail: __, backwards, ...rest } = search;
  const turns = orderOf(search) === order && order !== 'due' && backwards !== 'true';
  return { ...rest, order, ...(turns && { backwards: 'true' }) };
}

/** The same list from its first page with something of its search changed; `undefined` leaves it out. */
export function withSearch(
  { cursor: _, trail: __, ...search }: WorklistSearch,
  changed: { readonly [Key in 'where' | 'columns']?: string | undefined },
): WorklistSearch {
  const entries = Object.entries({ ...search, ...changed }).filter(([, value]) => value !== undefined);
  return asWorklistSearch(Object.fromEntries(entries));
}

/** What of a list is worth keeping under a name, always in the same words: all but the page one is on. */
export function keptSearch({ cursor: _, trail: __, ...search }: WorklistSearch): string {
  const kept = new URLSearchParams(search as Record<string, string>);
  kept.sort();
  return kept.toString();
}

/** On to the page after a cursor, back to the one before it, and to the first. */
export function turned(search: WorklistSearch, to: { next: string } | 'previous' | 'first'): WorklistSearch {
  const { cursor, trail, ...rest } = search;
  const pages = trail ? trail.split('.') : [];
  if (to === 'first') return rest;
  if (to === 'previous') {
    const before = pages.at(-1);
    const left = pages.slice(0, -1).join('.');
    return before === undefined || before === ''
      ? rest
      : { ...rest, cursor: before, ...(left && { trail: left }) };
  }
  const walked = cursor === undefined ? '' : [...pages, cursor].filter(Boolean).join('.');
  return { ...rest, cursor: to.next, ...(walked && { trail: walked }) };
}
