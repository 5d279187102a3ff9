import type { Request } from 'express';
import { ProblemException } from '../problems/problem.ts';

const longest = 200;

/**
 * The header with a citizen's secret, as it came. Without it `query-code-missing`: no login would help. What is longer
 * than any code is one that opens nothing (`not-found`).
 */
export function requireQueryCode({ headers }: Request): string {
  const code = headers['query-code'];
  if (typeof code !== 'string' || code.trim() === '') throw new ProblemException('query-code-missing');
  if (code.length > longest) throw new ProblemException('not-found');
  return code;
}

/** Set on a handler that needs one, so that the guard may ask for it before a body is read. */
export const needsQueryCode = 'fengqiao:needs-query-code';
