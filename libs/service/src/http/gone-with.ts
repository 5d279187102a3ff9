import type { Response } from 'express';

/** Aborted when whoever asked goes away before the answer is given. */
export function goneWith(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
