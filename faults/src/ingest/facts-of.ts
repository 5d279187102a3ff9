import type { BenchStack } from '@fengqiao/bench/stack/bench-stack';

/** What scoring keeps of events, each table with its key. */
const tables: Readonly<Record<string, string>> = {
  case_fact: 'case_id, seq',
  unit_fact: 'unit_id, seq',
  directory_fact: 'aggregate_id, seq',
  booked_case: 'case_id',
  score_entry: 'case_id, seq, n',
  score_total: 'month, unit, source, outcome',
  score_daily: 'month, seen_day, unit, source, outcome',
  dispute_fact: 'dispute_id, seq',
  dispute_line: 'dispute_id, seq, n',
  dispute_sum: 'unit, part, month, key, source, outcome, value',
  inbox: 'owner, aggregate_id',
};

/** A digest of each table, row by row in the order of its key: the same only when every byte is. */
export async function factsOf(house: BenchStack, database: string): Promise<Record<string, string>> {
  return house.onDatabase(database, async (client) => {
    const digests: Record<string, string> = {};
    for (const [table, key] of Object.entries(tables)) {
      const { rows } = await client.query<{ rows: number; digest: string | null }>(
        `select count(*)::int as rows, md5(string_agg(md5(row::text), '' order by ${key})) as digest from ${table} as row ${counted(table)}`,
      );
      digests[table] = `${rows[0]?.rows} rows, ${rows[0]?.digest}`;
    }
    return digests;
  });
}

/** Events in effect; null while the database cannot be asked. */
export async function eventsInEffect(house: BenchStack, database: string): Promise<number | null> {
  try {
    return await house.onDatabase(database, async (client) => {
      const { rows } = await client.query<{ n: number }>('select coalesce(sum(seq), 0)::int as n from inbox');
      return rows[0]?.n ?? null;
    });
  } catch {
    return null;
  }
}

/** A sum of nothing is left where what was added was taken back in another batch: it says no more than none. */
function counted(table: string): string {
  return ['score_total', 'score_daily', 'dispute_sum'].includes(table) ? 'where total <> 0' : '';
}
