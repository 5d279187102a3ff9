/** A paper as data: what it says and in which order, whatever draws it. All of its words are text. */
export interface Paper {
  readonly language: 'zh-CN' | 'en';
  readonly title: string;
  /** At the head of every page: whose paper it is, and its number. */
  readonly from: string;
  readonly reference: string;
  /** At the foot of every page: who has drawn it, and when. */
  readonly drawn: string;
  /** The moment it was drawn, epoch milliseconds: the same paper of the same moment is the same bytes. */
  readonly at: number;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Names with what is said of each. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** Its head stands on every page it goes over, and no row is cut by a page's end. */
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly Row[] };

export interface Fact {
  readonly name: string;
  readonly text: string;
}

export interface Column {
  readonly head: string;
  /** Of the page's width; all of a table's make one. */
  readonly share: number;
}

/** A text for each column. */
export type Row = readonly string[];
