import { Problem, RejectedImport } from '@fengqiao/contracts/problem';
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { tableTypes } from '../tables/table-types.ts';

interface Described {
  readonly summary: string;
  readonly answer: z.ZodType;
  readonly status?: number;
  /** Left out: the controller's and the method's names. */
  readonly operationId?: string;
}

const problemAnswer = ApiResponse({
  status: 'default',
  description: 'Anything else: RFC 9457 with a stable code',
  standardSchema: Problem,
});

/** How a call is described: what it does, what it answers, and that all else is a problem. */
export function Describe({ summary, answer, status = 200, operationId }: Described): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary, ...(operationId !== undefined && { operationId }) }),
    ApiResponse({ status, description: summary, standardSchema: answer }),
    problemAnswer,
  );
}

/** A call that answers with a file, in one of these forms. */
export function DescribeFile(summary: string, types: readonly string[]): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiProduces(...types),
    ApiResponse({ status: 200, description: summary, schema: { type: 'string' } }),
    problemAnswer,
  );
}

/** A call that answers 204, or leads elsewhere. */
export function DescribeEmpty(summary: string, status: 204 | 302 = 204): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({ status, description: summary }),
    problemAnswer,
  );
}

export const IdempotentByKey = ApiHeader({
  name: 'Idempotency-Key',
  required: false,
  description: 'Same key and body: same answer',
});

export function DescribeCommand(described: Described): MethodDecorator {
  return applyDecorators(
    Describe(described),
    IdempotentByKey,
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The ETag of what was read, as "7", W/"7" or a list; `*` is any. 412 when stale',
    }),
  );
}

export function DescribeImport(described: Described): MethodDecorator {
  return applyDecorators(
    Describe(described),
    ApiConsumes(...tableTypes),
    ApiBody({ schema: { type: 'string' } }),
    ApiResponse({ status: 422, description: 'Rejected; nothing written', standardSchema: RejectedImport }),
  );
}
