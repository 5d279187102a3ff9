import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createUser, fromSeed } from '@nats-io/nkeys';
import { busUsers, permissionsOf, type BusPermissions, type BusUser } from './bus-users.ts';

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
  return fromSeed(seed).getPublicKey();
}

/** A link to a finished file appears whole or not at all: of two who make it at once, one wins and both agree. */
function make(file: string): Uint8Array {
  const half = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(half, createUser().getSeed(), { mode: 0o600 });
  try {
    linkSync(half, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(half);
  }
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
