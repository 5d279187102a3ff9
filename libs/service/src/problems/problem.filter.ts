import { messageOf, statusOf, type Language } from '@fengqiao/contracts/problem';
import { KeysUnavailable } from '@fengqiao/identity/token-verifier';
import type { Logger } from '@fengqiao/observability/logger';
import { isUnavailable } from '@fengqiao/postgres/connection/unavailable';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { errorsShown, importErrorsShown, longestKeyShown } from '../http/limits/http-limits.ts';
import { cut } from './cut.ts';
import { ProblemException, RejectedImportException, type FieldError } from './problem.ts';
import { languageOf } from '../http/request-language.ts';

/** Everything that goes wrong leaves here, as `application/problem+json` in the caller's language. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.end();
      return;
    }
    const language = languageOf(request);
    if (error instanceof RejectedImportException) {
      const errors = error.errors.slice(0, importErrorsShown).map((each) => ({
        ...each,
        column: cut(each.column, longestKeyShown),
        message: messageOf(each.code, language),
      }));
      send(response, language, 'import-rejected', { errorCount: error.errors.length, errors });
      return;
    }
    const problem = problemOf(error);
    if (problem.code === 'internal')
      this.log.error({ err: error, path: request.route?.path }, 'unexpected error');
    if (problem.code === 'unavailable') response.setHeader('Retry-After', '2');
    if ('retryAfterSeconds' in problem.details)
      response.setHeader('Retry-After', String(problem.details.retryAfterSeconds));
    if (problem.code === 'unauthenticated') response.setHeader('WWW-Authenticate', 'Bearer');
    const errors = problem.errors.slice(0, errorsShown).map(({ field, code, message }) => ({
      field: cut(field, longestKeyShown),
      code,
      message: message?.[language] ?? messageOf(code, language),
    }));
    const errorCount = problem.errors.length;
    send(response, language, problem.code, {
      ...(errorCount > errors.length && { errorCount }),
      ...problem.details,
      ...(errorCount > 0 && { errors }),
    });
  }
}

function send(response: Response, language: Language, code: string, extra: object): void {
  const { status, text } = problemBody(language, code, extra);
  response.status(status).setHeader('Content-Language', language).type(problemType).send(text);
}

export const problemType = 'application/problem+json';

/** A problem as it is sent, whoever sends it. */
export function problemBody(
  language: Language,
  code: string,
  extra: object,
): { status: number; text: string } {
  const status = statusOf(code);
  const title = messageOf(code, language);
  return { status, text: JSON.stringify({ ...extra, type: 'about:blank', title, status, code }) };
}

interface KnownProblem {
  readonly code: string;
  readonly errors: readonly FieldError[];
  readonly details: object;
}

function problemOf(error: unknown): KnownProblem {
  const plain = (code: string): KnownProblem => ({ code, errors: [], details: {} });
  if (error instanceof ProblemException) return error;
  if (error instanceof KeysUnavailable || isUnavailable(error)) return plain('unavailable');
  const status = error instanceof HttpException ? error.getStatus() : 500;
  switch (status) {
    case 404:
      return plain('not-found');
    case 413:
      return plain('too-large');
    case 415:
      return plain('unsupported-media-type');
    default:
      return plain(status >= 400 && status < 500 ? 'validation' : 'internal');
  }
}
