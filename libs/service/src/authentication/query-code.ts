import { createHash, randomInt } from 'node:crypto';
import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import { ProblemException } from '../problems/problem.ts';

/** Without letters and digits that are read for one another. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const length = 10;

/** A citizen's secret: 50 bits, shown once. Guessing is met by slowing down and locking out, not by length. */
export function newQueryCode(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** Only the hash is kept; the number salts it, so equal codes do not look equal. */
export function hashQueryCode(number: string, code: string): Buffer {
  return createHash('sha256').update(`${number}:${code.toUpperCase()}`).digest();
}

/** The secret a citizen got with the number; without one there is nothing to look for (`unauthenticated`). */
export const QueryCode = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  return requireQueryCode(context.switchToHttp().getRequest<Request>());
});

export function requireQueryCode({ headers }: Request): string {
  const code = headers['query-code'];
  if (typeof code !== 'string' || code.length > 64) throw new ProblemException('unauthenticated');
  return code;
}

/** Set on a handler that needs one, so that the guard may ask for it before a body is read. */
export const needsQueryCode = 'fengqiao:needs-query-code';

export const DescribeQueryCode = () =>
  applyDecorators(
    SetMetadata(needsQueryCode, true),
    ApiHeader({ name: 'Query-Code', required: true, description: 'The secret that came with the number' }),
  );
