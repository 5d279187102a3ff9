import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { headOf, nothingIsHeld, open, startTaking } from './bodies.scenario.ts';
import { deepestNesting, errorsShown, importErrorsShown } from '../limits/http-limits.ts';

// Made before anybody waits: packing holds the process.
const bomb = gzipSync(Buffer.alloc(20_000_000, ' '));
let service: TestService;

beforeAll(async () => {
  service = await startTaking();
});
afterAll(() => service.stop());

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
    const socket = open(service);
    socket.write(headOf('/v1/open', 2_000_000) + '{');
    const first = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
    expect(String(first)).toMatch(/^HTTP\/1.1 413 /);
    socket.destroy();
  });

  it('is refused when it has become so, though it goes on', async () => {
    const socket = open(service);
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

it('what was held is let go of', () => nothingIsHeld(service));
