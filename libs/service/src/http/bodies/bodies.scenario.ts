import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { systemClock } from '@fengqiao/contracts/clock-port';
import { outboxMigrations } from '@fengqiao/postgres/migrations/outbox-migrations';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { Body, Controller, HttpCode, Post, Req, SetMetadata } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { NeedsRole, OpenToAll } from '../../authentication/bearer.ts';
import { needsQueryCode } from '../../authentication/query-code.ts';
import { RejectedImportException } from '../../problems/problem.ts';

const Told = z.strictObject({ words: z.string().optional(), many: z.array(z.number()).optional() });
const Anything = z.object({ value: z.unknown() });

@ApiExcludeController()
@Controller('v1')
class BodiesController {
  @Post('open')
  @HttpCode(200)
  @OpenToAll()
  open(@Body({ schema: Told }) body: object) {
    return body;
  }

  @Post('anything')
  @HttpCode(200)
  @OpenToAll()
  anything(@Body({ schema: Anything }) body: object) {
    return body;
  }

  @Post('by-code')
  @HttpCode(200)
  @OpenToAll()
  @SetMetadata(needsQueryCode, true)
  byCode(@Body({ schema: Told }) body: object) {
    return body;
  }

  @Post('closed')
  @HttpCode(200)
  closed(@Body({ schema: Told }) body: object) {
    return body;
  }

  @Post('imports/rows')
  @HttpCode(200)
  @NeedsRole('admin')
  rows(@Req() { body }: Request) {
    const rows = String(body).split('\n').length;
    throw new RejectedImportException(
      Array.from({ length: rows }, (_, row) => ({ row, column: 'c'.repeat(5_000), code: 'invalid-value' })),
    );
  }
}

const definition = {
  description: 'takes bodies',
  entities: [],
  migrations: outboxMigrations,
  controllers: [BodiesController],
  rpcControllers: [],
  providers: [],
  background: () => undefined,
};

/** Long enough that a busy machine unpacks within them what it unpacks. */
export const limits = { headersWithinMs: 1_000, bodyWithinMs: 2_500, importWithinMs: 3_500 };

/** A service that takes bodies, and does nothing with them. */
export function startTaking(): Promise<TestService> {
  return TestService.start('intake', definition, { clock: systemClock, limits });
}

export function open(service: TestService): Socket {
  const { hostname, port } = new URL(service.running.url);
  return connect(Number(port), hostname).on('error', () => undefined);
}

interface Heard {
  readonly head: string;
  readonly body: { readonly code?: string; readonly title?: string; readonly status?: number };
}

/** What comes back until the other side ends the connection. */
export async function heard(socket: Socket): Promise<Heard> {
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  return { head, body: body === '' ? {} : (JSON.parse(body) as Heard['body']) };
}

export function headOf(path: string, length: number, headers: Record<string, string> = {}): string {
  const all = { Host: 'a', 'Content-Type': 'application/json', 'Content-Length': length, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

/** Throws when what a request holds is not let go of. */
export async function nothingIsHeld(service: TestService): Promise<void> {
  await until('no request is under way', async () =>
    /fengqiao_http_requests_under_way\{[^}]*\} 0$/m.test((await service.get('/metrics')).body),
  );
}
