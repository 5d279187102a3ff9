import { setImmediate } from 'node:timers/promises';

/** Rows read at a stretch, or written in one statement. */
const chunkSize = 500;

/** One after another: a file of fifty thousand rows must not keep every other caller waiting. */
export async function* unhurried<T>(all: Iterable<T>): AsyncGenerator<T> {
  let count = 0;
  for (const each of all) {
    yield each;
    count += 1;
    if (count % chunkSize === 0) await setImmediate();
  }
}

/** As many as one statement takes, in order. */
export async function* inChunks<T>(all: readonly T[]): AsyncGenerator<T[]> {
  for (let start = 0; start < all.length; start += chunkSize) {
    yield all.slice(start, start + chunkSize);
    await setImmediate();
  }
}
