import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault.ts';
import { countUnsent, owners, type OwnerName } from '../checks/aggregate-owner.ts';
import type { TestedStack } from '../stack/tested-stack.ts';
import { until } from '../stack/until.ts';
import { whenAtWork } from '../stack/when-at-work.ts';

const betweenKillsMs = 4_000;

/** Scoring gives no commands: it is at work when intake tells it of some. */
type Worker = OwnerName | 'scoring';
const sourceOf = (app: Worker) => (app === 'scoring' ? 'intake' : app);

function kill(app: Worker): Fault {
  return {
    name: `kill -9 of ${app}`,
    lasts: ({ kills }) => kills * betweenKillsMs,
    inject: async (stack, { kills }) => {
      for (let i = 0; i < kills; i++) {
        if (i > 0) await pause(betweenKillsMs);
        await whenAtWork(stack, sourceOf(app));
        await stack.endService(app, 'SIGKILL');
      }
    },
  };
}

function freeze(app: Worker): Fault {
  return {
    name: `${app} frozen`,
    lasts: ({ frozenMs }) => frozenMs,
    inject: async (stack, { frozenMs }) => {
      await whenAtWork(stack, sourceOf(app));
      stack.signalService(app, 'SIGSTOP');
      await pause(frozenMs);
      stack.signalService(app, 'SIGCONT');
    },
  };
}

const stopGracefully: Fault = {
  name: 'SIGTERM of intake under load',
  lasts: () => betweenKillsMs,
  inject: async (stack) => {
    await whenAtWork(stack);
    await stack.endService('intake', 'SIGTERM');
  },
};

/**
 * Both relays die, one after the other, with events stamped and committed that NATS never took: NATS is frozen so that
 * it takes none, and killed so that what waits in its socket is gone too.
 */
const dieBeforePublishing: Fault = {
  name: 'kill -9 of the relays between commit and publish',
  // Twice: a relay that was caught telling a mark is tried again, and commands must still come then.
  lasts: () => 2 * owners.length * betweenKillsMs,
  inject: async (stack) => {
    for (const service of owners) await killBeforePublishing(stack, service);
  },
};

async function killBeforePublishing(stack: TestedStack, service: OwnerName): Promise<void> {
  const database = stack.pools[service];
  // A relay caught while it tells a mark stamps nothing more: then NATS goes on, and is frozen another time.
  await until('events are stamped and not published', async () => {
    await whenAtWork(stack, service);
    stack.servers.freeze('nats');
    for (let look = 0; look < 10; look++) {
      await pause(100);
      if ((await countUnsent({ database })) > 0) return true;
    }
    stack.servers.thaw('nats');
    return false;
  });
  await stack.endService(service, 'SIGKILL', 'relay');
  await stack.servers.kill('nats');
  await stack.servers.start('nats');
}

/** Any number that is nobody's lock. */
const gate = 4_711;

/**
 * Both relays die with events acknowledged by NATS and not yet marked as sent: a trigger holds the mark, its session is
 * ended so that it can never be written, and the relay is killed.
 */
const dieBeforeMarking: Fault = {
  name: 'kill -9 of the relays between publish and mark',
  lasts: () => betweenKillsMs,
  inject: async (stack) => {
    await Promise.all(owners.map((service) => killBeforeMark(stack, service)));
  },
};

async function killBeforeMark(stack: TestedStack, service: OwnerName): Promise<void> {
  const holder = await stack.pools[service].connect();
  try {
    await holder.query(`
      select pg_advisory_lock(${gate});
      create function hold_mark() returns trigger language plpgsql as $$
        begin perform pg_advisory_xact_lock(${gate}); return new; end $$;
      create trigger hold_mark before update on relay_partition for each row
        when (new.sent_until > old.sent_until and new.stamped_until = old.stamped_until) execute function hold_mark()`);
    const held = await until('the relay waits to mark what was acknowledged', async () => {
      const { rows } = await holder.query<{ pid: number }>(
        `select pid from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory'
         and datname = current_database() and application_name like 'fengqiao-relay:%'`,
      );
      return rows.length > 0 && rows;
    });
    await stack.endService(service, 'SIGKILL', 'relay');
    for (const { pid } of held) await holder.query('select pg_terminate_backend($1)', [pid]);
  } finally {
    await holder.query(
      `select pg_advisory_unlock_all(); drop trigger if exists hold_mark on relay_partition; drop function if exists hold_mark()`,
    );
    holder.release();
  }
}

export const processFaults: readonly Fault[] = [
  kill('intake'),
  kill('mediation'),
  kill('scoring'),
  stopGracefully,
  freeze('intake'),
  freeze('mediation'),
  freeze('scoring'),
  dieBeforePublishing,
  dieBeforeMarking,
];
