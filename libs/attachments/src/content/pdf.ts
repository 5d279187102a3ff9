import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Refusal } from '@fengqiao/domain/refusal';
import { madeAnew } from './made-anew.ts';
import { rewriting, type ToPdf } from './rewriting.ts';

const require = createRequire(import.meta.url);
const bounds = { megabytes: 512, seconds: 10 };
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
  return madeAnew(rewriting, task, { ...bounds, gone }, { pages: mostPages });
}
