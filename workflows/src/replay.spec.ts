import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { workflowBundlePath } from './workflow-bundle.ts';

const folder = fileURLToPath(new URL('../histories/', import.meta.url));
const saved = readdirSync(folder).filter((file) => file.endsWith('.json'));

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** By one worker: one made for each file would find the runtime that the former is about to end. */
async function replayed(): Promise<Map<string, Error | undefined>> {
  const histories = saved.map((file) => ({
    workflowId: file,
    history: JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as unknown,
  }));
  const results = Worker.runReplayHistories({ workflowBundle: { codePath: workflowBundlePath } }, histories);
  const errors = new Map<string, Error | undefined>();
  for await (const { workflowId, error } of results) errors.set(workflowId, error);
  return errors;
}

/** Ladders run for months: code of today must go on where code of then left off. */
describe('histories of earlier releases', () => {
  let errors: Map<string, Error | undefined>;

  beforeAll(async () => {
    errors = await replayed();
  });

  it('are there', () => {
    expect(saved.length).toBeGreaterThanOrEqual(2);
  });

  it.each(saved)('%s', (file) => {
    expect([...errors]).toContainEqual([file, undefined]);
  });
});
