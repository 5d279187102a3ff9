import { createHash } from 'node:crypto';
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
import { ApiResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { isUnchanged } from '../tables/table-negotiation.ts';

const ageKey = 'fengqiao:kept-for';

/**
 * A read whose answer is the same for everybody, token or none, and tells no time: caches on the way may keep it for so
 * many seconds, and whoever holds it is answered 304. Nothing that depends on who asks may be answered so.
 */
export function AlikeForAll(seconds: number): MethodDecorator {
  return applyDecorators(
    SetMetadata(ageKey, seconds),
    UseInterceptors(KeptForAWhile),
    ApiResponse({ status: 304, description: 'The answer is that of the ETag in If-None-Match' }),
  );
}

@Injectable()
class KeptForAWhile implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler<object>): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    const seconds = this.reflector.get<number>(ageKey, context.getHandler());
    return next.handle().pipe(
      map((answer) => {
        const digest = createHash('sha256').update(JSON.stringify(answer)).digest('base64url');
        const tag = `"${digest.slice(0, 27)}"`;
        response.setHeader('ETag', tag);
        response.setHeader('Cache-Control', `public, max-age=${seconds}`);
        if (!isUnchanged(response.locals['ifNoneMatch'], tag)) return answer;
        response.status(304);
        return undefined;
      }),
    );
  }
}
