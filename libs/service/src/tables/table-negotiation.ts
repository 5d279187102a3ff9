import {
  applyDecorators,
  Injectable,
  SetMetadata,
  StreamableFile,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension, ApiResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { mergeMap, type Observable } from 'rxjs';
import { asCsv, asXlsx, type AnswerTable } from './answer-table.ts';
import { csvType, xlsxType } from './table-types.ts';
import { otherMediaTypes } from '../openapi/openapi.ts';

const answerTypes = [csvType, xlsxType];
const tableKey = 'fengqiao:answer-table';

type TableOf = (answer: never) => AnswerTable;

/**
 * A read of figures: JSON, or where `table` says how CSV or XLSX by `Accept`, with an ETag that is the same as long as
 * the figures are; whoever holds them is answered 304. Why these may be kept and others not: decision 0042.
 */
export function Figures(table: TableOf | null = null): MethodDecorator {
  return applyDecorators(
    SetMetadata(tableKey, table),
    UseInterceptors(TableNegotiation),
    ApiExtension(otherMediaTypes, table ? answerTypes : []),
    ApiResponse({ status: 304, description: 'The figures are those of the ETag in If-None-Match' }),
  );
}

@Injectable()
class TableNegotiation implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler<object>): Observable<unknown> {
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    const tableOf = this.reflector.get<TableOf | null>(tableKey, context.getHandler());
    const wanted = tableOf ? request.accepts(['application/json', ...answerTypes]) : false;
    const form = answerTypes.find((type) => type === wanted) ?? 'application/json';
    return next.handle().pipe(
      mergeMap(async (answer) => {
        const tag = tagOf(answer, form);
        response.setHeader('ETag', tag);
        response.setHeader('Cache-Control', 'private, no-cache');
        response.setHeader('Vary', 'Accept, Authorization');
        if (isUnchanged(response.locals['ifNoneMatch'], tag)) {
          response.status(304);
          return undefined;
        }
        if (!tableOf || form === 'application/json') return answer;
        const table = tableOf(answer as never);
        return sendTable(table, form, 'figures', response);
      }),
    );
  }
}

/** A table as the body of an answer: CSV, or XLSX as a file of that name. */
export async function sendTable(
  table: AnswerTable,
  type: string,
  name: string,
  response: Response,
): Promise<string | StreamableFile> {
  if (type !== xlsxType) {
    response.type('text/csv; charset=utf-8');
    return asCsv(table);
  }
  response.type(xlsxType);
  response.setHeader('Content-Disposition', `attachment; filename="${name}.xlsx"`);
  return new StreamableFile(await asXlsx(table), { type: xlsxType });
}

/** Weak: the two moments an answer names move on while its figures stay what they are. */
function tagOf(answer: object, form: string): string {
  const { asOf: _, knownAt: __, ...figures } = answer as Record<string, unknown>;
  const digest = createHash('sha256').update(form).update(JSON.stringify(figures)).digest('base64url');
  return `W/"${digest.slice(0, 27)}"`;
}

export function isUnchanged(asked: unknown, tag: string): boolean {
  if (typeof asked !== 'string') return false;
  if (asked.trim() === '*') return true;
  return asked.split(',').some((each) => each.trim().replace(/^W\//, '') === tag.replace(/^W\//, ''));
}
