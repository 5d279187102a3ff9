import { randomBytes } from 'node:crypto';
import { currentTraceparent } from '@fengqiao/observability/tracing';
import type { Request } from 'express';

const wellFormed = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * By which a call is followed from the browser to its event: our own span where traces are kept here, else the caller's
 * `traceparent`, else a new one.
 */
export function traceparentOf(request: Request): string {
  const own = currentTraceparent();
  if (own) return own;
  const given = request.headers['traceparent'];
  if (typeof given === 'string' && wellFormed.test(given)) return given;
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}
