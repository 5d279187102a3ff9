import {
  applyDecorators,
  Injectable,
  SetMetadata,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { map, type Observable } from 'rxjs';
import { asCsv, type AnswerTable } from './answer-table.ts';
import { otherForms } from './openapi.ts';

const tableKey = 'fengqiao:answer-table';

type TableOf = (answer: never) => AnswerTable;

/**
 * A read of figures: JSON, or CSV by `Accept: text/csv` where `table` says how, with an ETag that is the same as long
 * as the figures are; whoever holds them is answered 304. Why these may be kept and others not: decision 0042.
 */
export function Figures(table: TableOf | null = null): MethodDecorator {
  return applyDecorators(
    SetMetadata(tableKey, table),
    UseInterceptors(AnswerForm),
    ApiExtension(otherForms, table ? ['text/csv'] : []),
  );
}

@Injectable()
class AnswerForm implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler<object>): Observable<unknown> {
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    const tableOf = this.reflector.get<TableOf | null>(tableKey, context.getHandler());
    const isCsv = tableOf && request.accepts(['application/json', 'text/csv']) === 'text/csv';
    return next.handle().pipe(
      map((answer) => {
        const tag = tagOf(answer, isCsv ? 'csv' : 'json');
        response.setHeader('ETag', tag);
        response.setHeader('Cache-Control', 'private, no-cache');
        response.setHeader('Vary', 'Accept, Authorization');
        if (holds(response.locals['ifNoneMatch'], tag)) {
          response.status(304);
          return undefined;
        }
        if (!isCsv) return answer;
        response.type('text/csv; charset=utf-8');
        return asCsv(tableOf(answer as never));
      }),
    );
  }
}

/** Weak: the two moments an answer names move on while its figures stay what they are. */
function tagOf(answer: object, form: string): string {
  const { asOf: _, knownAt: __, ...figures } = answer as Record<string, unknown>;
  const digest = createHash('sha256').update(form).update(JSON.stringify(figures)).digest('base64url');
  return `W/"${digest.slice(0, 27)}"`;
}

function holds(asked: unknown, tag: string): boolean {
  if (typeof asked !== 'string') return false;
  if (asked.trim() === '*') return true;
  return asked.split(',').some((each) => each.trim().replace(/^W\//, '') === tag.replace(/^W\//, ''));
}
