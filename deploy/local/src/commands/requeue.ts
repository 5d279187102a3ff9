import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { databaseUrl } from '../settings/database-url.ts';
import { SERVICES, type ServiceSpec } from '../stack/services.ts';
import { readSettings } from '../settings/settings.ts';

const lookEveryMs = 250;
/** A reader looks every second and asks the owner: with nothing taken for this long, none is running. */
const patienceMs = 20_000;

export const usage = `npm run requeue                              what is parked, everywhere
npm run requeue -- --list scoring            what is parked in one service
npm run requeue -- scoring <aggregate id>    takes up one again
npm run requeue -- scoring --all             takes up all of one service again
npm run requeue -- --all                     takes up all again`;

interface RequeueArguments {
  readonly services: readonly ServiceSpec[];
  /** Null: all there are. */
  readonly aggregateId: string | null;
  readonly onlyList: boolean;
}

/** Null for words nobody knows: better nothing than the wrong thing. */
export function readRequeueArguments(words: readonly string[]): RequeueArguments | null {
  try {
    const options = { list: { type: 'boolean' }, all: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [name, aggregateId = null, ...rest] = positionals;
    // Of several processes of a service each names the same database.
    const services = SERVICES.filter(
      (each, i) => SERVICES.findIndex(({ app }) => app === each.app) === i && (!name || each.app === name),
    );
    const asks = [values.list, values.all, aggregateId !== null].filter(Boolean).length;
    if (services.length === 0 || rest.length > 0 || asks > 1) return null;
    return { services, aggregateId, onlyList: !values.all && aggregateId === null };
  } catch {
    return null;
  }
}

/** Gives the exit code: 0 when nothing that was asked for is parked any more, or when nothing but a list was asked. */
export async function requeue(
  root: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<number> {
  const wish = readRequeueArguments(words);
  if (!wish) {
    say(usage);
    return 2;
  }
  const settings = readSettings(root, [], env);
  let exitCode = 0;
  for (const service of wish.services) {
    let client: pg.Client | null = null;
    try {
      const url = databaseUrl(settings, service);
      client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
      await client.connect();
      const letters = new DeadLetters(client, service.app, say);
      const isDone = wish.onlyList ? await letters.list() : await letters.requeue(wish.aggregateId);
      if (!isDone) exitCode = 1;
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown error';
      say(`${service.app}: ${reason} (is the stack running?)`);
      exitCode = 1;
    } finally {
      await client?.end().catch(() => undefined);
    }
  }
  return exitCode;
}

interface Parked {
  readonly owner: string;
  readonly aggregate_id: string;
  readonly seq: number;
  readonly reason: string;
  readonly parked_at: Date;
}

/** The dead letters of one service. */
class DeadLetters {
  constructor(
    private readonly client: pg.Client,
    private readonly service: string,
    private readonly say: (line: string) => void,
  ) {}

  async list(): Promise<true> {
    const { rows } = await this.client.query<Parked>('select * from dead_letter order by parked_at');
    this.say(`${this.service}: ${rows.length} parked`);
    for (const { owner, aggregate_id: id, seq, reason, parked_at: at } of rows)
      this.say(`  ${owner} ${id} from ${seq} since ${at.toISOString()}: ${reason}`);
    return true;
  }

  /** Marks rows for the reader, and waits until it has taken each into effect, or parked it anew. */
  async requeue(aggregateId: string | null): Promise<boolean> {
    const { rows } = await this.client.query<{ aggregate_id: string }>(
      `update dead_letter set requeued_at = now() where $1::text is null or aggregate_id = $1 returning aggregate_id`,
      [aggregateId],
    );
    const ids = rows.map((row) => row.aggregate_id);
    this.say(`${this.service}: ${ids.length} requeued`);
    if (ids.length === 0) return aggregateId === null;
    if (!(await this.taken(ids))) {
      this.say(
        `${this.service}: not taken up yet; does a process with role worker run, and its owner answer?`,
      );
      return false;
    }
    const { rows: again } = await this.client.query<Parked>(
      'select * from dead_letter where aggregate_id = any($1)',
      [ids],
    );
    for (const { aggregate_id: id, seq, reason } of again)
      this.say(`  ${id} is parked anew from ${seq}: ${reason}`);
    this.say(`${this.service}: ${ids.length - again.length} in effect again`);
    return again.length === 0;
  }

  private async taken(ids: readonly string[]): Promise<boolean> {
    let progress = { left: ids.length, at: Date.now() };
    for (;;) {
      const { rows } = await this.client.query<{ left: number }>(
        'select count(*)::int as left from dead_letter where aggregate_id = any($1) and requeued_at is not null',
        [ids],
      );
      const left = rows[0]?.left ?? 0;
      if (left === 0) return true;
      if (left < progress.left) progress = { left, at: Date.now() };
      else if (Date.now() - progress.at > patienceMs) return false;
      await setTimeout(lookEveryMs);
    }
  }
}
