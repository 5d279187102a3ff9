import { StandardSchemaValidationPipe } from '@nestjs/common';
import { ProblemException } from './problem.ts';

/** Checks bodies, queries and parameters against their zod schemas; names each field that does not fit. */
export const schemaValidation = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new ProblemException(
      'validation',
      issues.slice(0, 50).map((issue) => ({
        field: (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
        code: 'invalid-value',
        message: issue.message,
      })),
    ),
});
