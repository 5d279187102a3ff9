import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { databaseUrl } from '../settings/database-url.ts';
import { SERVICES } from '../stack/services.ts';
import { readSettings } from '../settings/settings.ts';

const lookEveryMs = 500;
/** With no plan taken for this long, whoever waits is told what to look at. */
const patienceMs = 30_000;

/**
 * Marks every open plan as unsent and what Temporal holds as doubtful, so that each ladder asks the database; the relays of the running services do the sending. Waits until Temporal has taken
 * them all. Gives the exit code.
 */
export async function rebuildLadders(
  root: string,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void = console.log,
): Promise<number> {
  const settings = readSettings(root, [], env);
  let exitCode = 0;
  for (const service of SERVICES) {
    const { name } = service;
    const url = databaseUrl(settings, service);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    try {
      await client.connect();
      if (!(await rebuild(name, client, say))) exitCode = 1;
    } catch (error) {
      console.error(
        `${name}: ${error instanceof Error ? error.message : 'unknown error'} (is the stack running?)`,
      );
      exitCode = 1;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return exitCode;
}

async function rebuild(name: string, client: pg.Client, say: (line: string) => void): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('ladder_plan') is not null as there`,
  );
  if (!rows[0]?.there) return true;
  const { rowCount } = await client.query(
    `update ladder_plan set sent_version = -1, told_at = null, tried_at = null where plan ->> 'status' = 'open'`,
  );
  say(`${name}: ${rowCount ?? 0} open ladders to be sent again`);
  let progress = { left: await countMarked(client), at: Date.now() };
  while (progress.left > 0) {
    await setTimeout(lookEveryMs);
    const left = await countMarked(client);
    if (left < progress.left) progress = { left, at: Date.now() };
    else if (Date.now() - progress.at > patienceMs) {
      console.error(
        `${name}: ${left} still unsent; is the service running with role relay, and Temporal reachable?`,
      );
      return false;
    }
  }
  say(`${name}: all sent`);
  return true;
}

/** Not those that commands change meanwhile: under load there are always some, and nobody would hear that all was done. */
async function countMarked(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ left: number }>(
    'select count(*)::int as left from ladder_plan where sent_version < 0',
  );
  return rows[0]?.left ?? 0;
}
