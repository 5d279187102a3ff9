import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { replayAll } from '@fengqiao/test-rig/harness/replay';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { workflowBundlePath } from './workflow-bundle.ts';

const folder = fileURLToPath(new URL('../histories/', import.meta.url));
const saved = readdirSync(folder).filter((file) => file.endsWith('.json'));

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** Ladders run for months: code of today must go on where code of then left off. */
describe('histories of earlier releases', () => {
  let errors: Map<string, Error | undefined>;

  beforeAll(async () => {
    const lived = saved.map((file) => ({
      workflowId: file,
      history: JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as unknown,
    }));
    errors = await replayAll(workflowBundlePath, lived);
  });

  it('are there', () => {
    expect(saved.length).toBeGreaterThanOrEqual(2);
  });

  it.each(saved)('%s', (file) => {
    expect([...errors]).toContainEqual([file, undefined]);
  });
});
