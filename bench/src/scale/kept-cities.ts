import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { loadCity } from '../city/load-city.ts';
import type { BenchStack } from '../stack/bench-stack.ts';
import { loadDirectory } from '../stack/load-directory.ts';
import { post } from '../stack/post.ts';
import { roadSteps, walkedTo } from '../stack/straight-road.ts';
import { root } from '../stack/temporary-settings.ts';

/** Branches, and stations of each: a city of ten million has some hundred stations. */
const shape = { branches: 10, stations: 9 } as const;
export const unit = 'shifan.dongcheng.linjiang';
/** Moments of a city that is kept grow old, and what was due today is not any more. */
const daysKept = 14;

/** A station of the sample, and those that are made up for the city. */
function stations(): { readonly csv: string; readonly paths: readonly string[] } {
  const lines = ['path,name_zh,name_en,level,parent'];
  const paths = [unit];
  for (let b = 1; b <= shape.branches; b += 1) {
    const branch = `shifan.fen${b}`;
    lines.push(`${branch},第${b}分局,Branch ${b},branch,shifan`);
    for (let s = 1; s <= shape.stations; s += 1) {
      paths.push(`${branch}.suo${s}`);
      lines.push(`${branch}.suo${s},第${b}分局第${s}派出所,Station ${b}-${s},station,${branch}`);
    }
  }
  return { csv: lines.join('\n'), paths };
}

/**
 * A database with so many cases of a city, with their events: the one of an earlier run where it is not too old and was made
 * in the same way, else loaded, which takes minutes for a million.
 */
export async function keptCity(
  stack: BenchStack,
  count: number,
  say: (line: string) => void,
): Promise<string> {
  const database = `intake_${count}`;
  const stamp = stampOf(count);
  if ((await commentOf(stack, database)) === stamp) return database;
  const begun = performance.now();
  await stack.onDatabase('postgres', (client) =>
    client.query(`drop database if exists ${database} with (force)`),
  );
  await stack.createDatabase(database);
  const service = await stack.startService({ app: 'intake', roles: ['api'], database });
  await loadDirectory(stack, service.url);
  const { csv, paths } = stations();
  await post(`${service.url}/v1/imports/units`, { token: await stack.token('admin'), csv });
  const models: string[] = [];
  for (let steps = 0; steps <= roadSteps.length; steps += 1)
    models.push(await walkedTo(stack, service.url, steps));
  await service.stop();
  await stack.onDatabase(database, async (client) => {
    await client.query(`set maintenance_work_mem = '1GB'`);
    await loadCity(client, { models, unit, units: paths, count, until: Date.now(), withEvents: true });
    await client.query('vacuum (analyze)');
  });
  await stack.onDatabase('postgres', (client) =>
    client.query(`comment on database ${database} is '${stamp}'`),
  );
  say(`${count} cases loaded in ${Math.round((performance.now() - begun) / 1000)} s; they are kept`);
  return database;
}

async function commentOf(stack: BenchStack, database: string): Promise<string | null> {
  return stack.onDatabase('postgres', async (client: pg.Client) => {
    const { rows } = await client.query<{ stamp: string | null }>(
      `select shobj_description(oid, 'pg_database') as stamp from pg_database where datname = $1`,
      [database],
    );
    return rows[0]?.stamp ?? null;
  });
}

/** What a city depends on, and in which fortnight it was made. */
function stampOf(count: number): string {
  // Not on migrations: a city that is kept is migrated by the service, as any city's is.
  const names = readdirSync(join(root, 'bench/src/city')).sort();
  const fortnight = Math.floor(Date.now() / (daysKept * 86_400_000));
  return createHash('sha256')
    .update(JSON.stringify([count, shape, names, fortnight]))
    .digest('hex');
}
