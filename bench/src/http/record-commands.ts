import { readFileSync, statSync } from 'node:fs';
import type { BenchStack } from '../stack/bench-stack.ts';
import { walkRoad, type RegisteredCase, type SignedStep } from '../stack/straight-road.ts';
import { idsMadeBy } from './own-names.ts';
import type { Recording } from './replay.ts';
import { statementsIn, type Statement } from './statement-log.ts';

/** What each command of one walked case asks of PostgreSQL, as the server's own log has it. */
export async function recordCommands(stack: BenchStack, road: readonly SignedStep[]): Promise<Recording> {
  // Taken up by new sessions only: those of the intake that is started here, and of no other.
  const logging = (on: boolean) =>
    stack.onDatabase('postgres', (client) =>
      client.query(`alter database intake ${on ? `set log_statement = 'all'` : 'reset log_statement'}`),
    );
  await logging(true);
  const intake = await stack.startService({ app: 'intake', roles: ['api'] });
  await logging(false);
  // The first case of a process also reads the directory; what is recorded is what every later one asks.
  const first = await walkLogged(stack, intake.url, road);
  const { commands, walked } = await walkLogged(stack, intake.url, road);
  await intake.stop();
  return { commands, madeIds: idsMadeBy(commands.flat(), first.commands.flat()), number: walked.number };
}

interface LoggedWalk {
  readonly walked: RegisteredCase;
  readonly commands: Statement[][];
}

async function walkLogged(stack: BenchStack, url: string, road: readonly SignedStep[]): Promise<LoggedWalk> {
  const commands: Statement[][] = [];
  let read = statSync(stack.postgresLog).size;
  const walked = await walkRoad(url, road, () => {
    const log = readFileSync(stack.postgresLog);
    commands.push(statementsIn(log.subarray(read).toString()));
    read = log.length;
    return Promise.resolve();
  });
  return { walked, commands };
}
