import type pg from 'pg';
import type { TestedStack } from '../stack/tested-stack.ts';

/** Who keeps cases, and who disputes. */
export const owners = ['intake', 'mediation'] as const;
export type OwnerName = (typeof owners)[number];

/** What a service owns and headquarters is told of, and where both are looked up. */
export interface AggregateOwner {
  readonly service: OwnerName;
  readonly aggregate: 'case' | 'dispute';
  readonly database: pg.Pool;
  /** Events that no command leaves: the clock does, or another service. */
  readonly byThemselves: readonly string[];
  /** Who reads its stream. */
  readonly readers: readonly pg.Pool[];
}

export function ownersOf({ intake, mediation, scoring }: TestedStack): readonly AggregateOwner[] {
  return [
    {
      ...{ service: 'intake', aggregate: 'case', database: intake },
      byThemselves: ['rung-climbed', 'mediation-ended'],
      readers: [mediation, scoring],
    },
    {
      ...{ service: 'mediation', aggregate: 'dispute', database: mediation },
      byThemselves: ['rung-climbed', 'confirmation-lapsed'],
      readers: [intake, scoring],
    },
  ];
}

export async function countEvents({ database, aggregate }: AggregateOwner): Promise<number> {
  return count(database, 'select count(*)::int as n from event where aggregate_type = $1', [aggregate]);
}

export async function countFacts({ aggregate }: AggregateOwner, { scoring }: TestedStack): Promise<number> {
  return count(scoring, `select count(*)::int as n from ${aggregate}_fact`);
}

/** Aggregates whose rung is due since a moment, and not climbed. */
export async function unclimbedSince({ database }: AggregateOwner, moment: number): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    'select aggregate_id as id from ladder_plan where next_rung_at < $1',
    [new Date(moment)],
  );
  return rows.map(({ id }) => id);
}

/** Events stamped and not yet known to be on the stream. */
export function countUnsent({ database }: Pick<AggregateOwner, 'database'>): Promise<number> {
  return count(
    database,
    'select count(*)::int as n from event join relay_partition using (partition) where recorded_at > sent_until',
  );
}

async function count(database: pg.Pool, query: string, values: unknown[] = []): Promise<number> {
  const { rows } = await database.query<{ n: number }>(query, values);
  return rows[0]?.n ?? 0;
}
