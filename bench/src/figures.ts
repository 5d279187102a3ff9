/** A figure that was promised, and whether this run kept it. */
export interface Target {
  readonly name: string;
  /** In words: `≥ 0.3`. */
  readonly wanted: string;
  readonly measured: number;
  readonly met: boolean;
}

export type Cell = string | number;

/** What one part of the bench has found: a table for people, and the same and more for programs. */
export interface PartFigures {
  readonly title: string;
  /** Rows by name, columns by name. */
  readonly table: Readonly<Record<string, Readonly<Record<string, Cell>>>>;
  /** Lines under the table. */
  readonly remarks: readonly string[];
  readonly targets: readonly Target[];
  /** Everything measured, for `--json`. */
  readonly figures: unknown;
}

export function atLeast(name: string, least: number, measured: number): Target {
  return { name, wanted: `≥ ${least}`, measured, met: measured >= least };
}

export function atMost(name: string, most: number, measured: number): Target {
  return { name, wanted: `≤ ${most}`, measured, met: measured <= most };
}

/** Where something measured is no number, as `figures.http.rate`: what was to be measured did not happen. */
export function unmeasured(value: unknown, at: string): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => unmeasured(each, `${at}.${name}`));
}
