import { messageOf } from '@fengqiao/contracts/problem';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { ProblemException } from './problem.ts';

/** Errors named in one answer. */
const mostErrors = 50;

/** Checks bodies, queries and parameters against their zod schemas; names each field that does not fit. */
export const schemaValidation = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new ProblemException(
      'validation',
      issues.slice(0, mostErrors).map((issue) => ({
        field: (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
        code: 'invalid-value',
        message: { en: issue.message, 'zh-CN': inChinese(issue as z.core.$ZodIssue) },
      })),
    ),
});

const { localeError } = z.locales.zhCN();

/** What was wrong, in Chinese; what was given is not repeated, since an issue no longer holds it. */
function inChinese(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `应为 ${issue.expected}`;
  const said = issue.code === 'custom' ? undefined : localeError(issue as z.core.$ZodRawIssue);
  const words = typeof said === 'string' ? said : said?.message;
  return words ?? messageOf('invalid-value', 'zh-CN');
}
