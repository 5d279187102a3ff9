/** What was found afterwards, a line each; both lists empty is the promise kept. */
export interface Findings {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

/** The same, while it is gathered. */
export interface Finds {
  readonly lost: string[];
  readonly doubled: string[];
}
