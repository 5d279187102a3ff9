import { Agent, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@fengqiao/contracts/clock-port';
import { outboxMigrations } from '@fengqiao/postgres/migrations/outbox-migrations';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { Body, Controller, HttpCode, Post, Req, SetMetadata } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { NeedsRole, OpenToAll } from '../authentication/bearer.ts';
import { needsQueryCode } from '../authentication/query-code.ts';
import { RejectedImportException } from '../problems/problem.ts';
import { deepestNesting, drainedWithinMs, errorsShown, importErrorsShown } from './http-limits.ts';

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

// Long enough for a process that is busy with other things meanwhile.
/** Long enough that a busy machine unpacks within them what it unpacks. */
const limits = { headersWithinMs: 1_000, bodyWithinMs: 2_500, importWithinMs: 3_500 };
// Made before anybody waits: packing holds the process.
const bomb = gzipSync(Buffer.alloc(20_000_000, ' '));
let service: TestService;

beforeAll(async () => {
  service = await TestService.start('intake', definition, { clock: systemClock, limits });
});
afterAll(() => service.stop());

function open(): Socket {
  const { hostname, port } = new URL(service.running.url);
  return connect(Number(port), hostname).on('error', () => undefined);
}

interface Heard {
  readonly head: string;
  readonly body: { readonly code?: string; readonly title?: string; readonly status?: number };
}

/** What comes back until the other side ends the connection. */
async function heard(socket: Socket): Promise<Heard> {
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  return { head, body: body === '' ? {} : (JSON.parse(body) as Heard['body']) };
}

function headOf(path: string, length: number, headers: Record<string, string> = {}): string {
  const all = { Host: 'a', 'Content-Type': 'application/json', 'Content-Length': length, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

describe('what does not arrive in time', () => {
  it.each([
    ['a body', headOf('/v1/open', 100) + '{"words":'],
    [
      'a body in chunks',
      headOf('/v1/open', 100).replace(/Content-Length.*\r\n/, 'Transfer-Encoding: chunked\r\n'),
    ],
    ['headers', 'POST /v1/open HTTP/1.1\r\nHost: a\r\n'],
    ['a request', ''],
  ])('%s: is answered, and its connection ended', async (_, bytes) => {
    const socket = open();
    socket.write(bytes);
    const { head, body } = await heard(socket);
    expect(head).toMatch(/^HTTP\/1.1 408 /);
    expect(head).toMatch(/^content-type: application\/problem\+json/im);
    expect(body).toMatchObject({
      status: 408,
      code: 'request-timeout',
      title: expect.stringMatching(/时间/),
    });
  });

  it('a file has longer than a command, and is told the same', async () => {
    const socket = open();
    const begun = performance.now();
    const token = await service.token('admin');
    socket.write(
      headOf('/v1/imports/rows', 100, { 'Content-Type': 'text/csv', Authorization: `Bearer ${token}` }) + 'a',
    );
    expect((await heard(socket)).body.code).toBe('request-timeout');
    expect(performance.now() - begun).toBeGreaterThanOrEqual(limits.importWithinMs);
  });

  it('what arrives slowly but in time is taken', async () => {
    const socket = open();
    socket.write(headOf('/v1/open', 15, { Connection: 'close' }) + '{"words"');
    setTimeout(() => socket.write(':"yes"}'), limits.bodyWithinMs / 4);
    expect((await heard(socket)).head).toMatch(/^HTTP\/1.1 200 /);
  });
});

describe('who calls is known before a body is read', () => {
  it.each<[string, number, string, () => Promise<Record<string, string>>]>([
    ['nobody, where a token is needed', 401, '/v1/closed', async () => ({})],
    ['a false token', 401, '/v1/open', async () => ({ Authorization: 'Bearer x.y.z' })],
    [
      'an importer who is no administrator',
      403,
      '/v1/imports/rows',
      async () => ({ Authorization: `Bearer ${await service.token('linjiang-desk')}` }),
    ],
    ['a citizen without the code', 400, '/v1/by-code', async () => ({})],
    ['an address nobody has', 404, '/v1/nowhere', async () => ({})],
  ])('%s is answered %i with the body still to come', async (_, status, path, headers) => {
    const socket = open();
    socket.write(headOf(path, 1_000_000, await headers()) + '{');
    const first = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
    expect(String(first)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const since = performance.now();
    // It never comes: the connection is not held for it.
    await new Promise((resolve) => socket.once('close', resolve));
    expect(performance.now() - since).toBeGreaterThan(drainedWithinMs / 2);
  });

  it('the rest of a body nobody read is taken off, and the connection serves on', async () => {
    const socket = open();
    const late = '{}'.padEnd(50_000);
    socket.write(headOf('/v1/closed', late.length));
    await new Promise((resolve) => socket.once('data', resolve));
    socket.write(late + headOf('/v1/open', 2, { Connection: 'close' }) + '{}');
    expect((await heard(socket)).head).toMatch(/^HTTP\/1.1 200 /);
  });

  it('more than that is not', async () => {
    const socket = open();
    socket.write(headOf('/v1/closed', 1e9));
    await new Promise((resolve) => socket.once('data', resolve));
    const block = Buffer.alloc(65_536, ' ');
    let sent = 0;
    let isOver = false;
    const send = () => {
      if (isOver) return;
      sent += block.length;
      socket.write(block, () => setImmediate(send));
    };
    const closed = new Promise((resolve) => socket.once('close', resolve)).then(() => (isOver = true));
    send();
    await closed;
    expect(sent).toBeLessThan(1e9);
  });

  it('whoever asks first whether to send is told to go on, or why not', async () => {
    const ask = (path: string) =>
      new Promise<string>((resolve, reject) => {
        const asked = httpRequest(`${service.running.url}${path}`, {
          method: 'POST',
          agent: new Agent(),
          headers: { 'content-type': 'application/json', 'content-length': 2, expect: '100-continue' },
        });
        asked.once('continue', () => asked.end('{}'));
        asked.once('response', (answer) => {
          answer.resume();
          resolve(`${answer.statusCode} ${asked.writableEnded ? 'sent' : 'not sent'}`);
          asked.destroy();
        });
        asked.once('error', reject);
        asked.flushHeaders();
      });
    expect(await ask('/v1/open')).toBe('200 sent');
    expect(await ask('/v1/closed')).toBe('401 not sent');
  });

  it('half a command is none, though the caller is gone', async () => {
    const socket = open();
    socket.end(headOf('/v1/open', 20) + '{"words":"ha');
    expect((await heard(socket)).head).not.toMatch(/ 200 /);
  });
});

describe('arrays and objects inside one another', () => {
  const nested = (deep: number) => '['.repeat(deep) + ']'.repeat(deep);
  it.each([
    ['as deep as may be', `{"value":${nested(deepestNesting - 1)}}`, 200],
    ['one deeper', `{"value":${nested(deepestNesting)}}`, 400],
    ['half a million deep', `{"value":${nested(499_000)}}`, 400],
    ['as deep, and never closed', '['.repeat(1_000_000), 400],
    ['objects', '{"value":'.repeat(50_000) + '1' + '}'.repeat(50_000), 400],
    ['many side by side', `{"value":[${'[],'.repeat(300_000)}[]]}`, 200],
    ['in a text', JSON.stringify({ value: `\\"${'['.repeat(500_000)}` }), 200],
  ])('%s', async (_, body, status) => {
    for (const [language, words] of [
      ['en', /levels deep/],
      ['zh-CN', /嵌套/],
    ] as const) {
      const answer = await service.post('/v1/anything', {
        headers: { 'content-type': 'application/json', 'accept-language': language },
        body: Buffer.from(body),
      });
      expect(answer.status).toBe(status);
      if (status === 400) {
        expect(answer.body.code).toBe('too-deeply-nested');
        expect(answer.body.title).toMatch(words);
      }
    }
  });
});

describe('a body that is too large, or no body', () => {
  const send = (body: Uint8Array, headers: Record<string, string> = {}) =>
    service.post('/v1/anything', { body, headers: { 'content-type': 'application/json', ...headers } });

  it('by its own word is refused unread', async () => {
    const socket = open();
    socket.write(headOf('/v1/open', 2_000_000) + '{');
    const first = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
    expect(String(first)).toMatch(/^HTTP\/1.1 413 /);
    socket.destroy();
  });

  it('is refused when it has become so, though it goes on', async () => {
    const socket = open();
    socket.write(
      headOf('/v1/open', 0).replace(/Content-Length.*\r\n/, 'Transfer-Encoding: chunked\r\n') +
        `120000\r\n${' '.repeat(0x120000)}\r\n`,
    );
    const first = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
    expect(String(first)).toMatch(/^HTTP\/1.1 413 /);
    socket.destroy();
  });

  it('is refused when it becomes so unpacked', async () => {
    expect((await send(bomb, { 'content-encoding': 'gzip' })).body.code).toBe('too-large');
    const fair = gzipSync(JSON.stringify({ value: 1 }));
    expect((await send(fair, { 'content-encoding': 'gzip' })).status).toBe(200);
  });

  it.each([
    ['what was never packed', { 'content-encoding': 'gzip' }, 400],
    ['half of what was', { 'content-encoding': 'br' }, 400],
    ['in a way nobody knows', { 'content-encoding': 'zip' }, 415],
    ['no JSON', {}, 400],
  ])('%s', async (_, headers, status) => {
    expect((await send(Buffer.from('{"value"'), headers)).status).toBe(status);
  });

  it('is JSON in UTF-8, or not taken', async () => {
    const { status, body } = await send(Buffer.from('{}', 'utf16le'), {
      'content-type': 'application/json; charset=utf-16',
    });
    expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
  });
});

describe('an answer repeats so much and no more', () => {
  const wrong = (body: object, language: string) =>
    service.post('/v1/open', { body, headers: { 'accept-language': language } });

  it('of keys nobody knows: five, cut, and how many more', async () => {
    const keys = Object.fromEntries(Array.from({ length: 90_000 }, (_, i) => [`k${i}`, 1]));
    for (const [language, more] of [
      ['en', 'and 89995 more'],
      ['zh-CN', '另有 89995 个'],
    ] as const) {
      const { status, body } = await wrong(keys, language);
      expect([status, body.code]).toEqual([400, 'validation']);
      expect(body.errors).toHaveLength(1);
      expect(body.errors[0].message).toContain('"k4"');
      expect(body.errors[0].message).not.toContain('"k5"');
      expect(body.errors[0].message).toContain(more);
    }
    const { body } = await wrong({ ['长'.repeat(300_000)]: 1 }, 'zh-CN');
    expect(JSON.stringify(body).length).toBeLessThan(1_000);
  });

  it('of errors: fifty, and how many there are', async () => {
    const { body } = await wrong({ many: Array.from({ length: 1_000 }, () => 'x') }, 'en');
    expect(body.errors).toHaveLength(errorsShown);
    expect(body.errorCount).toBe(1_000);
    expect((await wrong({ many: ['x'] }, 'en')).body.errorCount).toBeUndefined();
  });

  it('of a file: a thousand, and how many there are', async () => {
    const { status, body } = await service.post('/v1/imports/rows', {
      as: 'admin',
      body: '\n'.repeat(49_999),
    });
    expect(status).toBe(422);
    expect(body.errors).toHaveLength(importErrorsShown);
    expect(body.errorCount).toBe(50_000);
    expect(JSON.stringify(body).length).toBeLessThan(300_000);
  });
});

it('what was held is let go of', async () => {
  await until('no request is under way', async () =>
    /fengqiao_http_requests_under_way\{[^}]*\} 0$/m.test((await service.get('/metrics')).body),
  );
});
