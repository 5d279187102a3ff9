import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemException } from '../problems/problem.ts';

const mostTags = 50;

/** What a caller may say beside a command's body. */
export interface Preconditions {
  readonly idempotencyKey: string | null;
  /** From `If-Match`: the caller has read one of these; null when any version will do. */
  readonly versions: readonly number[] | null;
}

/** Whether somebody else has changed it since the caller read it. */
export function isStale({ versions }: Pick<Preconditions, 'versions'>, current: number): boolean {
  return versions !== null && !versions.includes(current);
}

export const CommandPreconditions = createParamDecorator(
  (_: unknown, context: ExecutionContext): Preconditions => {
    const { headers } = context.switchToHttp().getRequest<Request>();
    return {
      idempotencyKey: readKey(headers['idempotency-key']),
      versions: readVersions(headers['if-match']),
    };
  },
);

function readKey(value: string | string[] | undefined): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string' && /^[\x21-\x7e]{1,200}$/.test(value)) return value;
  throw new ProblemException('validation', [{ field: 'Idempotency-Key', code: 'invalid-value' }]);
}

/**
 * `*`, or a list of entity tags. One that is marked weak is taken for what it was before a proxy packed the answer and
 * marked it so: our tags name a version, and the same version is the same state (decision 0079).
 */
function readVersions(value: string | undefined): readonly number[] | null {
  const told = value?.trim();
  if (told === undefined || told === '*') return null;
  const tags = told.split(',').map((tag) => /^[ \t]*(?:W\/)?"(\d{1,9})"[ \t]*$/.exec(tag)?.[1]);
  const versions = tags.flatMap((version) => (version === undefined ? [] : [Number(version)]));
  if (versions.length === tags.length && tags.length <= mostTags) return versions;
  throw new ProblemException('validation', [{ field: 'If-Match', code: 'invalid-value' }]);
}
