import { join } from 'node:path';
import { seedFileOf } from '@fengqiao/nats/bus-keys';
import { natsTarget, type NatsTarget } from '@fengqiao/nats/nats-target';
import type { Settings } from './settings/settings.ts';

/** Secret keys of the embedded bus's users, one file each; made at the first start and kept. */
export function busKeysFolder(home: string): string {
  return join(home, 'keys', 'nats');
}

/** What a service of the stack is told of the bus. Outside, what the caller was told: `{service}` in a path is its name. */
export function busEnvironment({ home, outside, ports, env }: Settings): NodeJS.ProcessEnv {
  const local = { FENGQIAO_LOCAL: '1' };
  if (outside.nats)
    return {
      ...local,
      ...Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('NATS_'))),
    };
  return {
    ...local,
    NATS_URL: `nats://127.0.0.1:${ports.nats}`,
    NATS_NKEY_SEED_FILE: seedFileOf(busKeysFolder(home), '{service}'),
  };
}

/** The stack's bus, as the one who may do everything on it. */
export function operatorOf(settings: Settings): NatsTarget {
  return natsTarget(busEnvironment(settings), 'operator', true);
}
