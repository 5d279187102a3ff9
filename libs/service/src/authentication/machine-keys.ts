import type { Identity } from '@fengqiao/identity/token-verifier';

/** Injection token of a service that knows keys for machines, beside tokens for people. */
export const MACHINE_KEYS = Symbol('machine keys');

export interface MachineKeys {
  /** Null for a key that is unknown, expired or revoked. `now` in epoch milliseconds. */
  identify(key: string, now: number): Promise<Identity | null>;
}

/** Tells a key from a JWT. */
export const machineKeyPrefix = 'fqk_';
