import { partitionOf } from '@fengqiao/contracts/partitions';
import { v7 as uuid } from 'uuid';
import type pg from 'pg';
import { cityMatters, type CityMatter } from './city-matters.ts';

/** Rows sent at once. */
const batch = 2_000;
/** Of the models, in the order of their road, how many of a city's cases stand there; the last is the rest. */
const shares = [0.01, 0.02, 0.02, 0.03, 0.02, 0.01, 0.01];

type Row = Record<string, unknown>;

export interface City {
  /** Cases that went through the API, each a step further on the road, the last closed; of `unit`. */
  readonly models: readonly string[];
  readonly unit: string;
  /** Where the copies stand. */
  readonly units: readonly string[];
  readonly count: number;
  readonly until: number;
  /** Whether each has the events its model has. */
  readonly withEvents?: boolean;
}

/** As many cases as a city has, with its texts, people, units and moments; each otherwise as the model it stands for. */
export async function loadCity(client: pg.Client, city: City): Promise<void> {
  const { rows } = await client.query<{ row: Row }>(
    `select to_jsonb(c) as row from ledger_case c join unnest($1::uuid[]) with ordinality as model(id, n) using (id) order by n`,
    [city.models],
  );
  const models = rows.map(({ row }) => row);
  await withoutIndexes(client, async () => {
    let waiting: Row[] = [];
    let n = 0;
    const send = async () => {
      await client.query(
        `insert into ledger_case select each.* from jsonb_populate_recordset(null::ledger_case, $1::jsonb) each`,
        [JSON.stringify(waiting)],
      );
      if (city.withEvents) await copyEvents(client, waiting);
      waiting = [];
    };
    for (const matter of cityMatters(city.count, city.until)) {
      waiting.push(copyOf(modelOf(models, matter), matter, city, (n += 1)));
      if (waiting.length === batch) await send();
    }
    if (waiting.length > 0) await send();
  });
  await client.query('vacuum (analyze) ledger_case, case_search');
}

/** Of each case those of its model, stamped and sent long ago. */
async function copyEvents(client: pg.Client, cases: readonly Row[]): Promise<void> {
  await client.query(
    `insert into event (aggregate_type, aggregate_id, seq, type, partition, occurred_at, recorded_at, data, record)
     select aggregate_type, copy.id, seq, type, copy.partition, occurred_at, occurred_at, data, record
     from unnest($1::uuid[], $2::uuid[], $3::smallint[]) as copy(id, model, partition)
     join event on event.aggregate_id = copy.model`,
    [
      cases.map(({ id }) => id),
      cases.map(({ model }) => model),
      cases.map(({ id }) => partitionOf(String(id))),
    ],
  );
}

function modelOf(models: readonly Row[], { roadShare }: CityMatter): Row {
  let at = roadShare;
  const step = shares.findIndex((share) => (at -= share) < 0);
  return models[step < 0 ? models.length - 1 : Math.min(step, models.length - 1)] as Row;
}

function copyOf(model: Row, matter: CityMatter, { unit, units }: City, n: number): Row {
  const id = uuid();
  const there = units[Math.floor(matter.unitShare * units.length)] as string;
  const later = matter.receivedAt - Date.parse(String(model['received_at']));
  const name = (path: string) => path.split('.').at(-1) ?? '';
  const moved = JSON.parse(
    JSON.stringify({ ...model, state: { ...(model['state'] as object), id } })
      .replaceAll(unit, there)
      // Who handled it sits there too.
      .replaceAll(`${name(unit)}-`, `${name(there)}-`),
    (_, value: unknown) => shifted(value, later),
  ) as Row;
  return {
    ...moved,
    ...{ id, number: `${String(model['number'])}-${n}`, summary: matter.summary, detail: matter.detail },
    ...{ place: matter.place, reporter_name: matter.reporter.name, reporter_phone: matter.reporter.phone },
    reporter_phone_key: `+86${matter.reporter.phone}`,
    // No column: which events it has.
    model: model['id'],
  };
}

/** Moments of columns are texts, those of the state milliseconds. */
function shifted(value: unknown, later: number): unknown {
  if (typeof value === 'number' && value > 1e12) return value + Math.round(later);
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:/.test(value)) return value;
  return new Date(Date.parse(value) + later).toISOString();
}

/** A bulk load with indexes made once at its end; what is unique stays. */
async function withoutIndexes(client: pg.Client, load: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes
     where tablename in ('ledger_case', 'case_search') and indexdef not like 'CREATE UNIQUE%'`,
  );
  for (const { indexname } of rows) await client.query(`drop index ${indexname}`);
  await load();
  for (const { indexdef } of rows) await client.query(indexdef);
}
