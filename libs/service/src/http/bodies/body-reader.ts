import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import express, { type Request, type RequestHandler, type Response } from 'express';
import type { Observable } from 'rxjs';
import { callerOf } from '../../authentication/bearer.ts';
import { ProblemException } from '../../problems/problem.ts';
import { BodyPlaces } from './body-places.ts';
import { importBytes, jsonBytes, type HttpLimits } from '../limits/http-limits.ts';
import { refuseDeepNesting } from './nesting.ts';
import { tableTypes } from '../../tables/table-types.ts';
import { isImport, isUpload } from '../routes.ts';

/** What a body may be: of which types, how large, how long it may take, and who makes a value of it. */
interface BodyForm {
  readonly type: string[];
  readonly bytes: number;
  readonly withinMs: number;
  readonly parse: RequestHandler;
}

const parseJson = express.json({
  limit: jsonBytes,
  verify: (_request, _response, bytes, encoding) => {
    // JSON between systems is UTF-8 (RFC 8259, 8.1).
    if (encoding !== 'utf-8') throw new ProblemException('unsupported-media-type');
    refuseDeepNesting(bytes);
  },
});

/**
 * Reads a body once its caller is known and may call: interceptors come after guards. So what nobody asked for, and what
 * comes without a token where one is needed, costs no memory and no place.
 */
@Injectable()
export class BodyReader implements NestInterceptor {
  private readonly json: BodyForm;
  private readonly file: BodyForm;

  constructor(
    private readonly places: BodyPlaces,
    { bodyWithinMs, importWithinMs }: HttpLimits,
  ) {
    this.json = { type: ['application/json'], bytes: jsonBytes, withinMs: bodyWithinMs, parse: parseJson };
    this.file = {
      type: tableTypes,
      bytes: importBytes,
      withinMs: importWithinMs,
      parse: express.raw({ limit: importBytes, type: tableTypes }),
    };
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() === 'http') {
      const http = context.switchToHttp();
      await this.read(http.getRequest<Request>(), http.getResponse<Response>());
    }
    return next.handle();
  }

  private async read(request: Request, response: Response): Promise<void> {
    const { headers } = request;
    const length = Number(headers['content-length'] ?? 0);
    if (length === 0 && !('transfer-encoding' in headers)) {
      // A command whose body holds nothing but an optional note may leave it out.
      request.body = {};
      return;
    }
    if (isUpload(request)) {
      this.hold(request, response, false);
      if (headers.expect !== undefined) response.writeContinue();
      return;
    }
    const form = isImport(request) ? this.file : this.json;
    if (!request.is(form.type)) throw new ProblemException('unsupported-media-type');
    if (length > form.bytes) throw new ProblemException('too-large');
    this.hold(request, response, isImport(request));
    if (headers.expect !== undefined) response.writeContinue();
    await parsed(request, response, form);
    // The parser passes over a request whose connection has ended; half a command is none.
    if (request.body === undefined) throw new ProblemException('validation');
  }

  /** Its place, until it is answered. */
  private hold(request: Request, response: Response, isFile: boolean): void {
    const release = this.places.take(callerOf(request), isFile);
    // Whoever went away while it was asked who he is.
    if (response.closed) release();
    else response.once('close', release);
  }
}

/** Settles when the body is a value, is refused, is larger than it may be, or has taken too long. */
async function parsed(request: Request, response: Response, form: BodyForm): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      late = setTimeout(() => {
        response.setHeader('Connection', 'close');
        reject(new ProblemException('request-timeout'));
      }, form.withinMs);
      form.parse(request, response, (error?: unknown) => (error ? reject(refusalOf(error)) : resolve()));
      // The parser answers for what is too large when all of it has come, which may be never.
      let bytes = 0;
      request.on('data', ({ length }: Buffer) => {
        bytes += length;
        if (bytes > form.bytes) reject(new ProblemException('too-large'));
      });
    });
  } finally {
    clearTimeout(late);
  }
}

/** The parser's errors carry a status; whatever it stumbled over, the body was at fault. */
function refusalOf(error: unknown): ProblemException {
  if (error instanceof ProblemException) return error;
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 400;
  if (status === 413) return new ProblemException('too-large');
  return new ProblemException(status === 415 ? 'unsupported-media-type' : 'validation');
}
