import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { databaseUrl } from '../settings/database-url.ts';
import { SERVICES } from '../stack/services.ts';
import { readSettings } from '../settings/settings.ts';

const lookEveryMs = 250;
/** A reader looks every second: with nothing begun, and nothing more in effect, for this long none is running. */
const patienceMs = 30_000;

/** Asks scoring to take everything again, waits, and says how fast it went. Gives the exit code. */
export async function rebuildFacts(
  root: string,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<number> {
  const scoring = SERVICES.find(({ app }) => app === 'scoring');
  if (!scoring) throw new Error('there is no scoring');
  const connectionString = databaseUrl(readSettings(root, [], env), scoring);
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query(
      `insert into rebuild (owner) values ('intake') on conflict (owner)
         do update set asked_at = now(), begun_at = null, finished_at = null`,
    );
    return (await isTakenAgain(client, say)) ? 0 : 1;
  } catch (error) {
    say(`scoring: ${error instanceof Error ? error.message : 'unknown error'} (is the stack running?)`);
    return 1;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function isTakenAgain(client: pg.Client, say: (line: string) => void): Promise<boolean> {
  let progress = { facts: -1, at: Date.now() };
  for (;;) {
    const { rows } = await client.query<{ begun: Date | null; seconds: number | null; facts: number }>(
      `select begun_at as begun, extract(epoch from finished_at - begun_at)::float8 as seconds,
         (select count(*)::int from case_fact) as facts from rebuild where owner = 'intake'`,
    );
    const { begun = null, seconds = null, facts = 0 } = rows[0] ?? {};
    if (seconds !== null) {
      say(
        `${facts} facts of cases in ${seconds.toFixed(1)} s, ${Math.round(facts / Math.max(seconds, 0.1))} a second`,
      );
      return true;
    }
    if (begun && facts !== progress.facts) progress = { facts, at: Date.now() };
    if (Date.now() - progress.at > patienceMs) {
      say('not taken up, or no further: does a process with role worker run, and does intake answer?');
      return false;
    }
    await setTimeout(lookEveryMs);
  }
}
