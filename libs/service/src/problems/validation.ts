import { messageOf } from '@fengqiao/contracts/problem';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { ProblemException, type FieldError } from './problem.ts';

/** Errors named in one answer. */
const mostErrors = 50;

/** Checks bodies, queries and parameters against their zod schemas; names each field that does not fit. */
export const schemaValidation = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new ProblemException(
      'validation',
      (issues as z.core.$ZodIssue[])
        .flatMap(insideUnion)
        .slice(0, mostErrors)
        .map((issue) => ({ field: issue.path.map(String).join('.'), ...wrongWith(issue) })),
    ),
});

/** A rule with a code of its own says its words; of all others the message says what was expected. */
function wrongWith(issue: z.core.$ZodIssue): Omit<FieldError, 'field'> {
  const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  if (typeof code === 'string') return { code };
  return { code: 'invalid-value', message: { en: issue.message, 'zh-CN': inChinese(issue) } };
}

/** Where one shape of a union alone has the right type, what is wrong inside of it; else that none fits. */
function insideUnion(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [near, ...others] = issue.errors.filter((inside) => !inside.some(isOtherType));
  if (!near || others.length > 0) return [issue];
  return near.flatMap((inner) => insideUnion({ ...inner, path: [...issue.path, ...inner.path] }));
}

function isOtherType({ code, path }: z.core.$ZodIssue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

const { localeError } = z.locales.zhCN();

/** What was wrong, in Chinese; what was given is not repeated, since an issue no longer holds it. */
function inChinese(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `应为 ${issue.expected}`;
  const said = issue.code === 'custom' ? undefined : localeError(issue as z.core.$ZodRawIssue);
  const words = typeof said === 'string' ? said : said?.message;
  return words ?? messageOf('invalid-value', 'zh-CN');
}
