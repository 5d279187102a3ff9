import { createRequire } from 'node:module';
import type { Refusal } from '@fengqiao/domain/refusal';
import { drawing, type ToPicture } from './drawing.ts';
import { madeAnew } from './made-anew.ts';

const require = createRequire(import.meta.url);
/** The picture itself lies outside the heap; `megapixels` bounds it. */
const bounds = { megabytes: 128, seconds: 30 };

export interface PictureLimits {
  readonly megapixels: number;
}

/**
 * The picture drawn anew, upright, in its own format: nothing of the file it came in is left but what can be seen. So
 * place, device and whatever else was hidden in it or hung on to it are gone. Colours become sRGB. `gone`: nobody waits for
 * it any more.
 */
export async function redraw(
  from: string,
  to: string,
  { megapixels }: PictureLimits,
  gone: AbortSignal,
): Promise<Refusal | null> {
  const { seconds } = bounds;
  const library = require.resolve('sharp');
  const task: ToPicture = { library, from, to, mostPixels: megapixels * 1_000_000, seconds };
  return madeAnew(drawing, task, { ...bounds, gone }, { megapixels });
}
