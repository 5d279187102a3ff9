import { Agent, request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { heard, headOf, limits, nothingIsHeld, open, startTaking } from './bodies.scenario.ts';
import { drainedWithinMs } from '../limits/http-limits.ts';

let service: TestService;

beforeAll(async () => {
  service = await startTaking();
});
afterAll(() => service.stop());

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
    const socket = open(service);
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
    const socket = open(service);
    const begun = performance.now();
    const token = await service.token('admin');
    socket.write(
      headOf('/v1/imports/rows', 100, { 'Content-Type': 'text/csv', Authorization: `Bearer ${token}` }) + 'a',
    );
    expect((await heard(socket)).body.code).toBe('request-timeout');
    expect(performance.now() - begun).toBeGreaterThanOrEqual(limits.importWithinMs);
  });

  it('what arrives slowly but in time is taken', async () => {
    const socket = open(service);
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
    const socket = open(service);
    socket.write(headOf(path, 1_000_000, await headers()) + '{');
    const first = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
    expect(String(first)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const since = performance.now();
    // It never comes: the connection is not held for it.
    await new Promise((resolve) => socket.once('close', resolve));
    expect(performance.now() - since).toBeGreaterThan(drainedWithinMs / 2);
  });

  it('the rest of a body nobody read is taken off, and the connection serves on', async () => {
    const socket = open(service);
    const late = '{}'.padEnd(50_000);
    socket.write(headOf('/v1/closed', late.length));
    await new Promise((resolve) => socket.once('data', resolve));
    socket.write(late + headOf('/v1/open', 2, { Connection: 'close' }) + '{}');
    expect((await heard(socket)).head).toMatch(/^HTTP\/1.1 200 /);
  });

  it('more than that is not', async () => {
    const socket = open(service);
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
    const socket = open(service);
    socket.end(headOf('/v1/open', 20) + '{"words":"ha');
    expect((await heard(socket)).head).not.toMatch(/ 200 /);
  });
});

it('what was held is let go of', () => nothingIsHeld(service));
