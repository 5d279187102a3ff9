import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCacheDir, locateBinary } from '../binaries/binaries.ts';
import { freePortRange } from '../ports/free-port.ts';
import { listenersOn } from '../ports/port-listeners.ts';
import { makeMarker } from '../processes/supervisor-marker.ts';
import { startTemporal, type Temporal } from './temporal.ts';

let folder: string;
let base: number;
let binary: string;
let running: Temporal;

const start = () =>
  startTemporal({
    binary,
    dbFile: join(folder, 'data', 'temporal.db'),
    port: base,
    uiPort: base + 1,
    searchAttributes: { Kind: 'Keyword', Overdue: 'Bool', Level: 'Int' },
    retentionDays: 30,
    marker: makeMarker(),
    logFile: join(folder, 'temporal.log'),
  });

const ask = (...words: string[]) =>
  execFileSync(binary, [...words, '--address', running.address, '--output', 'json'], { encoding: 'utf8' });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fengqiao-temporal-'));
  base = await freePortRange(2);
  binary = await locateBinary('temporal', { cacheDir: defaultCacheDir(), say: () => undefined });
  running = await start();
}, 180_000);

afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true });
});

it('keeps closed workflows for thirty days and knows the search attributes as soon as it is ready', () => {
  const namespace = ask('operator', 'namespace', 'describe', '--namespace', 'default');
  expect(namespace).toMatch(/"workflowExecutionRetentionTtl":\s*"2592000s"/);
  const attributes = JSON.parse(ask('operator', 'search-attribute', 'list')) as {
    customAttributes: Record<string, string>;
  };
  expect(attributes.customAttributes).toEqual({
    Kind: expect.stringContaining('KEYWORD'),
    Overdue: expect.stringContaining('BOOL'),
    Level: expect.stringContaining('INT'),
  });
});

it('carries its marker on the command line of the process that holds its ports', () => {
  for (const port of [base, base + 1]) {
    expect(listenersOn(port)).toEqual([
      expect.objectContaining({ pid: running.pid, command: expect.stringContaining(makeMarker()) }),
    ]);
  }
});

it('starts again on the data it left', async () => {
  await running.stop();
  expect(existsSync(join(folder, 'data', 'temporal.db'))).toBe(true);
  running = await start();
  expect(ask('operator', 'search-attribute', 'list')).toContain('Overdue');
});
