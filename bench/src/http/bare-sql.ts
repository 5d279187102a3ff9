import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { serveHelper } from '../house/helper-process.ts';
import type { RegisteredCase } from '../house/straight-road.ts';
import { underPressure, type LoadFigures, type Pressure } from './load.ts';
import { renamed, type Statement } from './statement-log.ts';

export interface SqlLoad {
  readonly databaseUrl: string;
  /** The case that was recorded, and what each of its commands asked of the database. */
  readonly recorded: RegisteredCase;
  readonly commands: readonly (readonly Statement[])[];
  readonly pressure: Pressure;
}

/**
 * The baseline: the statements of the same commands, recorded from the service, by bare `pg`: one after the other on
 * one connection a lane, as the service sends them, and nothing else.
 */
serveHelper<SqlLoad, LoadFigures>(async ({ databaseUrl, recorded, commands, pressure }) => {
  const clients = Array.from({ length: pressure.concurrency }, () => new pg.Client(databaseUrl));
  await Promise.all(clients.map((client) => client.connect()));
  const figures = await underPressure(pressure, async (lane, timed) => {
    const id = randomUUID();
    // Never a number of intake's own.
    const names = [[recorded.id, id] as const, [recorded.number, `bare-${id}`] as const];
    for (const command of commands) {
      const statements = renamed(command, names);
      await timed(async () => {
        for (const { text, values } of statements) await clients[lane]?.query(text, [...values]);
      });
    }
  });
  await Promise.all(clients.map((client) => client.end()));
  return figures;
});
