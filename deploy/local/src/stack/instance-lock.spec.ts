import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { makeMarker } from '@fengqiao/embedded-servers/processes/supervisor-marker';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockHome } from './instance-lock.ts';

const DEAD = 'fengqiao-supervisor-999999999';
let home: string;
const say = () => undefined;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'fengqiao-lock-'));
});
afterEach(() => rmSync(home, { recursive: true }));

it('keeps a second starter out while the first lives, and lets it in afterwards', async () => {
  const unlock = await lockHome(home, makeMarker(), say);
  await expect(lockHome(home, makeMarker(), say)).rejects.toThrow(
    `in use by the starter with process id ${process.pid}`,
  );
  unlock();
  await lockHome(home, makeMarker(), say);
});

it.each([
  ['a dead starter', DEAD],
  ['nobody that can be named', 'rubbish'],
])('takes over the lock of %s', async (_, content) => {
  writeFileSync(join(home, 'starter.lock'), content);
  await lockHome(home, makeMarker(), say);
  expect(readFileSync(join(home, 'starter.lock'), 'utf8')).toBe(makeMarker());
  expect(readdirSync(home)).toEqual(['starter.lock']);
});

it('lets one of several have a stale lock', async () => {
  writeFileSync(join(home, 'starter.lock'), DEAD);
  const attempts = await Promise.allSettled(
    Array.from({ length: 5 }, () => lockHome(home, makeMarker(), say)),
  );
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
