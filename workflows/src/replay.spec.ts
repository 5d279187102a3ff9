import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { workflowBundlePath } from './workflow-bundle.ts';

const folder = fileURLToPath(new URL('../histories/', import.meta.url));
const saved = readdirSync(folder).filter((file) => file.endsWith('.json'));

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** Ladders run for months: code of today must go on where code of then left off. */
describe('histories of earlier releases', () => {
  it('are there', () => {
    expect(saved.length).toBeGreaterThanOrEqual(2);
  });

  it.each(saved)('%s', async (file) => {
    const history: unknown = JSON.parse(readFileSync(`${folder}${file}`, 'utf8'));
    await Worker.runReplayHistory(
      { workflowBundle: { codePath: workflowBundlePath } },
      history,
      'case/saved',
    );
  });
});
