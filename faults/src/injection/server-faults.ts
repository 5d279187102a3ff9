import { setTimeout as pause } from 'node:timers/promises';
import { streamOf } from '@fengqiao/contracts/events/envelope';
import { DiscardPolicy, jetstreamManager, type StreamConfig } from '@nats-io/jetstream';
import { connectionTo } from '@fengqiao/nats/nats-target';
import { connect } from '@nats-io/transport-node';
import type { Fault } from './fault.ts';
import type { ServerName } from '../stack/outside-servers.ts';
import { countUnsent, owners, type OwnerName } from '../checks/aggregate-owner.ts';
import type { TestedStack } from '../stack/tested-stack.ts';
import { until } from '../stack/until.ts';
import { whenAtWork } from '../stack/when-at-work.ts';

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

const loseStreams: Fault = {
  name: "NATS's data deleted",
  lasts: () => 4_000,
  inject: async (stack) => {
    await whenAtWork(stack);
    await loseData(stack, 'nats');
  },
};

/** Longer than a rung must be past before its ladder is missed. */
const missedAfterMs = 75_000;

/** Ladders that have a rung due come back by themselves; the others when theirs is, or when an operator sends them. */
const loseLadders: Fault = {
  name: "Temporal's data deleted",
  lasts: ({ name }) => (name === 'full' ? missedAfterMs : 4_000),
  inject: async (stack, { name }) => {
    await whenAtWork(stack);
    await loseData(stack, 'temporal');
    // In the short form nobody waits until the ladders are missed.
    if (name === 'full') await pause(missedAfterMs);
    else await stack.rebuildLadders();
  },
  repair: (stack) => stack.rebuildLadders(),
};

async function loseData(stack: TestedStack, server: 'nats' | 'temporal'): Promise<void> {
  await stack.servers.kill(server);
  stack.servers.deleteData(server);
  await stack.servers.start(server);
}

const room = { max_bytes: 512 * 1024 * 1024 };

/** The streams of intake and mediation take nothing more until there is room again. */
const fillStreams: Fault = {
  name: 'streams at their limit, refusing',
  lasts: ({ frozenMs }) => frozenMs / 2,
  inject: async (stack, { frozenMs }) => {
    for (const service of owners) {
      const bytes = await changeStream(stack, service, { discard: DiscardPolicy.New });
      await changeStream(stack, service, { max_bytes: bytes + 10_000 });
    }
    for (const service of owners) {
      const database = stack.pools[service];
      await until(
        `${service}'s relay has events that the stream refuses`,
        async () => (await countUnsent({ database })) > 0,
      );
    }
    await pause(frozenMs / 2);
    for (const service of owners) await changeStream(stack, service, { ...room, discard: DiscardPolicy.Old });
  },
};

/** They drop their oldest messages before the reader had them. */
const dropFromStreams: Fault = {
  name: 'streams at their limit, dropping, reader away',
  lasts: ({ frozenMs }) => frozenMs / 2,
  inject: async (stack, { frozenMs }) => {
    stack.signalService('scoring', 'SIGSTOP');
    for (const service of owners) await changeStream(stack, service, { max_bytes: 20_000 });
    await whenAtWork(stack);
    await pause(frozenMs / 2);
    for (const service of owners) await changeStream(stack, service, room);
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
async function changeStream(
  stack: TestedStack,
  service: OwnerName,
  change: Partial<StreamConfig>,
): Promise<number> {
  const connection = await connect(connectionTo(stack.servers.nats, 'fengqiao-faults'));
  try {
    const manager = await jetstreamManager(connection);
    const info = await manager.streams.update(streamOf(service).name, change);
    return info.state.bytes;
  } finally {
    await connection.close();
  }
}

export const serverFaults: readonly Fault[] = [
  kill('nats'),
  kill('temporal'),
  kill('postgres'),
  freezePostgres,
  stopFor('temporal'),
  stopFor('nats'),
  fillStreams,
  dropFromStreams,
  loseStreams,
  loseLadders,
];

/** Last: cases that have seen the day after tomorrow stay there. */
export const clockFaults: readonly Fault[] = [jumpClock];
