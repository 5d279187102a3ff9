import type { EntityManager } from 'typeorm';

/** Which pairs of characters name the rows that are looked at: any of `each`, or all of one of `together`. */
export interface RarePairs {
  readonly each: readonly string[];
  readonly together: readonly (readonly string[])[];
}

interface Commonness {
  readonly rows: number;
  /** The share of rows that have a pair, of those that many have. */
  readonly shares: ReadonlyMap<string, number>;
  readonly readAt: number;
}

const keptForMs = 10 * 60_000;
/** By the database's own reckoning: what is looked at is bounded, however many cases there are. */
const mostRows = 4_000;
const mostPairs = 24;
/** What is taken for the share of a pair that is none of the common ones: most such pairs have less. */
const rareShare = 0.0005;

/**
 * Chooses pairs by how few rows have them, as PostgreSQL's statistics of the column say: a pair that is not among its
 * most common ones is rarer than those. Of equally rare ones, those that come first.
 */
export class PairStatistics {
  private kept: Commonness | null = null;

  async rarest(manager: EntityManager, pairs: readonly string[]): Promise<RarePairs> {
    const { rows, shares } = await this.commonness(manager);
    const least = Math.min(rareShare, ...shares.values());
    const expected = (pair: string) => rows * (shares.get(pair) ?? least);
    const sorted = [...new Set(pairs)].sort((a, b) => expected(a) - expected(b)).slice(0, mostPairs);
    const each: string[] = [];
    let sum = 0;
    for (const pair of sorted) {
      if (sum + expected(pair) > mostRows) break;
      sum += expected(pair);
      each.push(pair);
    }
    if (each.length >= 3) return { each, together: [] };
    // All of them are common: two that stand together are less so.
    const [first = '', second = '', third = ''] = sorted;
    const together = [
      [first, second],
      [first, third],
    ].filter((pair) => !pair.includes(''));
    return { each, together };
  }

  private async commonness(manager: EntityManager): Promise<Commonness> {
    const now = performance.now();
    if (this.kept && now - this.kept.readAt < keptForMs) return this.kept;
    const rows = (await manager.query(
      `select c.reltuples::float8 as rows, common.pair, common.share
       from pg_class c
       left join pg_stats s on s.schemaname = current_schema() and s.tablename = c.relname and s.attname = 'pairs'
       left join lateral unnest(s.most_common_elems::text::text[],
         s.most_common_elem_freqs[1:array_length(s.most_common_elems::text::text[], 1)]) as common(pair, share) on true
       where c.oid = 'case_search'::regclass`,
    )) as { rows: number; pair: string | null; share: number | null }[];
    const shares = new Map(
      rows.flatMap(({ pair, share }) => (pair !== null && share !== null ? [[pair, share] as const] : [])),
    );
    this.kept = { rows: Math.max(0, rows[0]?.rows ?? 0), shares, readAt: now };
    return this.kept;
  }
}
