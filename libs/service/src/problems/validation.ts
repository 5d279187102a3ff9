import { messageOf, type Language } from '@fengqiao/contracts/problem';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { errorsShown, keysShown, longestKeyShown, longestMessage } from '../http/limits/http-limits.ts';
import { cut } from './cut.ts';
import { ProblemException, type FieldError } from './problem.ts';

/** Checks bodies, queries and parameters against their zod schemas; names each field that does not fit. */
export const schemaValidation = new StandardSchemaValidationPipe({
  exceptionFactory: (given) => {
    const issues = (given as z.core.$ZodIssue[]).flatMap(insideUnion);
    const errors = issues
      .slice(0, errorsShown)
      .map((issue) => ({ field: issue.path.map(String).join('.'), ...wrongWith(issue) }));
    return new ProblemException(
      'validation',
      errors,
      issues.length > errors.length ? { errorCount: issues.length } : {},
    );
  },
});

/** A rule with a code of its own says its words; of all others the message says what was expected. */
function wrongWith(issue: z.core.$ZodIssue): Omit<FieldError, 'field'> {
  const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  if (typeof code === 'string') return { code };
  const message =
    issue.code === 'unrecognized_keys'
      ? unknownKeys(issue)
      : { en: cut(issue.message, longestMessage), 'zh-CN': cut(inChinese(issue), longestMessage) };
  return { code: 'invalid-value', message };
}

/** A few by name, and how many more. */
function unknownKeys({ keys }: z.core.$ZodIssueUnrecognizedKeys): Record<Language, string> {
  const named = keys
    .slice(0, keysShown)
    .map((key) => JSON.stringify(cut(key, longestKeyShown)))
    .join(', ');
  const more = keys.length - keysShown;
  return {
    en: `Unrecognized keys: ${named}${more > 0 ? ` and ${more} more` : ''}`,
    'zh-CN': `出现未知的键: ${named}${more > 0 ? `，另有 ${more} 个` : ''}`,
  };
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
