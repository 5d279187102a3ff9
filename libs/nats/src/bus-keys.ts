import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createUser } from '@nats-io/nkeys';
import { keepOnce } from '../kept-once.mjs';
import { busUsers, permissionsOf, type BusPermissions, type BusUser } from './bus-users.ts';
import { publicKeyOf } from './seed-signer.ts';

/** A user as the server's configuration names it. */
export interface AdmittedUser extends BusPermissions {
  readonly name: BusUser;
  /** What its signature is checked with; no secret. */
  readonly publicKey: string;
}

/** Where a user's secret key is, in a folder of keys. */
export function seedFileOf(folder: string, user: string): string {
  return join(folder, `${user}.nk`);
}

/**
 * A key for each user in the folder, ed25519, readable by its owner alone; those that are missing are made. Gives what
 * a server has to know to admit them.
 */
export function busKeys(folder: string): AdmittedUser[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return busUsers.map((name) => ({ name, publicKey: publicKeyIn(folder, name), ...permissionsOf(name) }));
}

function publicKeyIn(folder: string, user: BusUser): string {
  const file = seedFileOf(folder, user);
  const seed = readIfThere(file) ?? make(file);
  return publicKeyOf(seed);
}

/** Of two who make it at once, one wins and both agree. */
function make(file: string): Uint8Array {
  keepOnce(file, createUser().getSeed());
  return readFileSync(file);
}

function readIfThere(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
