import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';

const histories = fileURLToPath(new URL('../../../../workflows/histories/', import.meta.url));

/**
 * What came of replaying each history, by its workflow's id, in one worker: one made for each would find the runtime
 * that the former is about to end.
 */
export async function replayAll(
  codePath: string,
  lived: Iterable<{ workflowId: string; history: unknown }>,
): Promise<Map<string, Error | undefined>> {
  // A replaying worker runs workflows on this very thread unless told otherwise, which its types leave out. What it hooks
  // into every promise there stays, and slows each spec that comes after in this process.
  const options = { workflowBundle: { codePath }, workflowThreadPoolSize: 1, debugMode: false };
  const errors = new Map<string, Error | undefined>();
  for await (const { workflowId, error } of Worker.runReplayHistories(options, lived))
    errors.set(workflowId, error);
  return errors;
}

/** Replays at once; with FENGQIAO_SAVE_HISTORIES a release keeps the history for later ones to replay. */
export async function replays(
  codePath: string,
  workflowId: string,
  history: Parameters<typeof historyToJSON>[0],
  name?: string,
): Promise<void> {
  const error = (await replayAll(codePath, [{ workflowId, history }])).get(workflowId);
  if (error) throw error;
  const release = process.env['FENGQIAO_SAVE_HISTORIES'];
  if (release && name) await writeFile(`${histories}${release}-${name}.json`, historyToJSON(history));
}
