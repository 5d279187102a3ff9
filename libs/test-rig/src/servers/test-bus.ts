import { join } from 'node:path';
import { seedFileOf } from '@fengqiao/nats/bus-keys';
import type { BusUser } from '@fengqiao/nats/bus-users';
import { natsTarget, type NatsTarget } from '@fengqiao/nats/nats-target';
import { testEnvironment } from './test-environment.ts';

/** Keys of every NATS of this run, as the local stack makes them: what a service may not do it cannot do in a spec. */
export function testKeysFolder(): string {
  return join(testEnvironment.read().folder, 'nats-keys');
}

/** What a service process is told, to reach a spec's NATS as itself. */
export function testBusEnvironment(url: string) {
  return {
    FENGQIAO_LOCAL: '1',
    NATS_URL: url,
    NATS_NKEY_SEED_FILE: seedFileOf(testKeysFolder(), '{service}'),
  };
}

/** A spec's NATS, as one of its users: `operator` may do everything. */
export function testBus(url: string, user: BusUser = 'operator'): NatsTarget {
  return natsTarget(testBusEnvironment(url), user, true);
}
