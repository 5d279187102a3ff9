import { isRefused, type Answer } from '../api/problem.ts';

/** Asks once a page visit: the catalogue and the names of units do not change under a reader's eyes. */
export function askedOnce<Data>(ask: () => Promise<Answer<Data>>): () => Promise<Answer<Data>> {
  let kept: Promise<Answer<Data>> | null = null;
  return async () => {
    kept ??= ask();
    const answer = await kept;
    if (isRefused(answer)) kept = null;
    return answer;
  };
}
