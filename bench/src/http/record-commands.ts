import { readFileSync, statSync } from 'node:fs';
import type { House } from '../house/house.ts';
import { walkRoad, type RegisteredCase, type SignedStep } from '../house/straight-road.ts';
import { statementsIn, type Statement } from './statement-log.ts';

export interface RecordedCommands {
  readonly recorded: RegisteredCase;
  readonly commands: Statement[][];
}

/** What each command of one walked case asks of PostgreSQL, as the server's own log has it. */
export async function recordCommands(house: House, road: readonly SignedStep[]): Promise<RecordedCommands> {
  // Taken up by new sessions only: those of the intake that is started here, and of no other.
  const logging = (on: boolean) =>
    house.onDatabase('postgres', (client) =>
      client.query(`alter database intake ${on ? `set log_statement = 'all'` : 'reset log_statement'}`),
    );
  await logging(true);
  const intake = await house.startService({ app: 'intake', roles: ['api'] });
  await logging(false);
  // The first case of a process also reads the directory; what is recorded is what every later one asks.
  await walkRoad(intake.url, road, () => Promise.resolve());
  const commands: Statement[][] = [];
  let read = sizeOf(house.postgresLog);
  const recorded = await walkRoad(intake.url, road, () => {
    const log = readFileSync(house.postgresLog);
    commands.push(statementsIn(log.subarray(read).toString()));
    read = log.length;
    return Promise.resolve();
  });
  await intake.stop();
  return { recorded, commands };
}

function sizeOf(file: string): number {
  return statSync(file).size;
}
