import type { NextFunction, Request, Response } from 'express';
import { drainedBytes, drainedWithinMs } from '../limits/http-limits.ts';

const lookedAfterMs = 50;

/**
 * Whoever is answered before his body was read may still be sending it. Ended at once, the connection would take the
 * answer with it; left open, it would be read for as long as he likes.
 */
export function boundUnreadBody(request: Request, response: Response, next: NextFunction): void {
  response.once('finish', () => {
    if (!request.complete && !request.destroyed) drain(request);
  });
  next();
}

function drain(request: Request): void {
  const { socket } = request;
  const [readBefore, since] = [socket.bytesRead, performance.now()];
  const looking = setInterval(() => {
    if (request.complete || socket.destroyed) clearInterval(looking);
    else if (socket.bytesRead - readBefore > drainedBytes || performance.now() - since > drainedWithinMs)
      socket.destroy();
  }, lookedAfterMs).unref();
}
