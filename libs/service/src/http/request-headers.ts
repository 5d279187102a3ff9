import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemException } from '../problems/problem.ts';

/** What a caller may say beside a command's body. */
export interface Preconditions {
  readonly idempotencyKey: string | null;
  /** From `If-Match: "<version>"`; null when any version will do. */
  readonly version: number | null;
}

export const CommandPreconditions = createParamDecorator(
  (_: unknown, context: ExecutionContext): Preconditions => {
    const { headers } = context.switchToHttp().getRequest<Request>();
    return { idempotencyKey: readKey(headers['idempotency-key']), version: readVersion(headers['if-match']) };
  },
);

function readKey(value: string | string[] | undefined): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value)) return value;
  throw new ProblemException('validation', [{ field: 'Idempotency-Key', code: 'invalid-value' }]);
}

function readVersion(value: string | undefined): number | null {
  if (value === undefined || value === '*') return null;
  const version = /^"(\d{1,9})"$/.exec(value)?.[1];
  if (version === undefined)
    throw new ProblemException('validation', [{ field: 'If-Match', code: 'invalid-value' }]);
  return Number(version);
}
