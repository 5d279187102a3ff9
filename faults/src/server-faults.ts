import { setTimeout as pause } from 'node:timers/promises';
import { streamOf } from '@fengqiao/contracts/events/envelope';
import { DiscardPolicy, jetstreamManager, type StreamConfig } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { Fault } from './fault.ts';
import type { ServerName } from './outside-servers.ts';
import type { TestedStack } from './tested-stack.ts';
import { until, whenAtWork } from './until.ts';

const names: Record<ServerName, string> = { postgres: 'PostgreSQL', nats: 'NATS', temporal: 'Temporal' };

function kill(server: ServerName): Fault {
  return {
    name: `kill -9 of ${names[server]}`,
    lasts: () => 4_000,
    inject: async (stack) => {
      await whenAtWork(stack);
      await stack.servers.kill(server);
      await stack.servers.start(server);
    },
  };
}

function stopFor(server: 'nats' | 'temporal'): Fault {
  return {
    name: `${names[server]} stopped`,
    lasts: ({ awayMs }) => awayMs,
    inject: async (stack, { awayMs }) => {
      await whenAtWork(stack);
      await stack.servers.stop(server);
      await pause(awayMs);
      await stack.servers.start(server);
    },
  };
}

const freezePostgres: Fault = {
  name: 'PostgreSQL frozen',
  lasts: ({ frozenMs }) => frozenMs / 3,
  inject: async (stack, { frozenMs }) => {
    await whenAtWork(stack);
    stack.servers.freeze('postgres');
    await pause(frozenMs / 3);
    stack.servers.thaw('postgres');
  },
};

function loseData(server: 'nats' | 'temporal'): Fault {
  return {
    name: `${names[server]}'s data deleted`,
    lasts: () => 4_000,
    inject: async (stack, { name }) => {
      await whenAtWork(stack);
      await stack.servers.kill(server);
      stack.servers.deleteData(server);
      await stack.servers.start(server);
      // In the short form nobody waits a minute for the ladders to be missed.
      if (server === 'temporal' && name === 'short') await stack.rebuildLadders();
    },
    // Ladders that have a rung due come back by themselves; the others when theirs is, or by this.
    ...(server === 'temporal' && { repair: (stack: TestedStack) => stack.rebuildLadders() }),
  };
}

/** The stream takes nothing more until there is room again. */
const fillStream: Fault = {
  name: 'stream at its limit, refusing',
  lasts: ({ frozenMs }) => frozenMs / 2,
  inject: async (stack, { frozenMs }) => {
    const bytes = await changeStream(stack, { discard: DiscardPolicy.New });
    await changeStream(stack, { max_bytes: bytes + 10_000 });
    await until('the relay has events that the stream refuses', async () => (await unsent(stack)) > 0);
    await pause(frozenMs / 2);
    await changeStream(stack, { max_bytes: 512 * 1024 * 1024, discard: DiscardPolicy.Old });
  },
};

/** The stream drops its oldest messages before the reader had them. */
const dropFromStream: Fault = {
  name: 'stream at its limit, dropping, reader away',
  lasts: ({ frozenMs }) => frozenMs / 2,
  inject: async (stack, { frozenMs }) => {
    stack.signalService('scoring', 'SIGSTOP');
    await changeStream(stack, { max_bytes: 20_000 });
    await whenAtWork(stack);
    await pause(frozenMs / 2);
    await changeStream(stack, { max_bytes: 512 * 1024 * 1024 });
    stack.signalService('scoring', 'SIGCONT');
  },
};

const hourMs = 3_600_000;

const jumpClock: Fault = {
  name: 'the clock jumps 26 h ahead, 2 h behind, and back',
  lasts: () => 6_000,
  inject: async (stack) => {
    for (const offset of [26 * hourMs, -2 * hourMs, 0]) {
      await whenAtWork(stack);
      await stack.setClock(offset);
    }
  },
};

/** The bytes the stream holds after the change. */
async function changeStream(stack: TestedStack, change: Partial<StreamConfig>): Promise<number> {
  const connection = await connect({ servers: stack.servers.natsUrl });
  try {
    const manager = await jetstreamManager(connection);
    const info = await manager.streams.update(streamOf('intake').name, change);
    return info.state.bytes;
  } finally {
    await connection.close();
  }
}

async function unsent(stack: TestedStack): Promise<number> {
  const { rows } = await stack.intake.query<{ events: number }>(
    'select count(*)::int as events from event join relay_partition using (partition) where recorded_at > sent_until',
  );
  return rows[0]?.events ?? 0;
}

export const serverFaults: readonly Fault[] = [
  kill('nats'),
  kill('temporal'),
  kill('postgres'),
  freezePostgres,
  stopFor('temporal'),
  stopFor('nats'),
  fillStream,
  dropFromStream,
  loseData('nats'),
  loseData('temporal'),
];

/** Last: cases that have seen the day after tomorrow stay there. */
export const clockFaults: readonly Fault[] = [jumpClock];
