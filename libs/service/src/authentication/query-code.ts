import type { Request } from 'express';
import { ProblemException } from '../problems/problem.ts';

const longest = 200;

/** The header with a citizen's secret, as it came; without one there is nothing to look for (`unauthenticated`). */
export function requireQueryCode({ headers }: Request): string {
  const code = headers['query-code'];
  if (typeof code !== 'string' || code.length > longest) throw new ProblemException('unauthenticated');
  return code;
}

/** Set on a handler that needs one, so that the guard may ask for it before a body is read. */
export const needsQueryCode = 'fengqiao:needs-query-code';
