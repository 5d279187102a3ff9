import pg from 'pg';
import { serveHelper } from '../stack/helper-process.ts';
import { underPressure, type LoadFigures, type Pressure } from './load.ts';
import { anotherCase, send, type Recording } from './replay.ts';

export interface SqlLoad {
  readonly databaseUrl: string;
  readonly recording: Recording;
  readonly pressure: Pressure;
}

/**
 * The baseline: the statements of the same commands, recorded from the service, by bare `pg`: one after the other on
 * one connection a lane, as the service sends them, and nothing else.
 */
serveHelper<SqlLoad, LoadFigures>(async ({ databaseUrl, recording, pressure }) => {
  const clients = Array.from({ length: pressure.concurrency }, () => new pg.Client(databaseUrl));
  await Promise.all(clients.map((client) => client.connect()));
  const figures = await underPressure(pressure, async (lane, timed) => {
    const client = clients[lane];
    if (client === undefined) throw new RangeError(`no connection for lane ${lane}`);
    for (const command of anotherCase(recording)) await timed(() => send(client, command));
  });
  await Promise.all(clients.map((client) => client.end()));
  return figures;
});
