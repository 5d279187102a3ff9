import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { pdfWorker, type FromPdf, type ToPdf } from './pdf-worker.ts';

const require = createRequire(import.meta.url);
const withinMs = 10_000;
const megabytes = 512;
const mostBytes = 128 * 1_048_576;

/** A PDF written anew without what does not show on its pages. `gone`: nobody waits for it any more. */
export async function rewrite(
  from: string,
  to: string,
  mostPages: number,
  gone: AbortSignal,
): Promise<Refusal | null> {
  const library = require.resolve('@cantoo/pdf-lib');
  const decoding = join(dirname(library), 'core', 'streams', 'DecodeStream.js');
  const task: ToPdf = { library, decoding, from, to, mostPages, mostBytes };
  const worker = new Worker(pdfWorker, {
    eval: true,
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    // What the library says of a file that is not as it should be is nobody's to read.
    stdout: true,
    stderr: true,
  });
  try {
    const signal = AbortSignal.any([gone, AbortSignal.timeout(withinMs)]);
    const [said] = (await once(worker, 'message', { signal })) as [FromPdf];
    if ('done' in said) return null;
    return said.wrong === 'unreadable'
      ? refuse('attachment-unreadable')
      : refuse('attachment-too-complex', [], { pages: mostPages });
  } catch {
    if (gone.aborted) return refuse('attachment-broken-off');
    // It ran out of time or memory.
    return refuse('attachment-too-complex', [], { pages: mostPages });
  } finally {
    await worker.terminate();
  }
}
