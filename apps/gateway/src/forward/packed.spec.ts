import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Door } from '../scenario/gateway.scenario.ts';

let door: Door;
beforeAll(async () => {
  door = await Door.open();
}, 60_000);
afterAll(() => door.close());

interface Line {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** As it comes over the line. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Line> {
  return new Promise((resolve, reject) => {
    const port = door.config.port;
    const asked = request(
      { host: '127.0.0.1', port, method, path: `/api/intake${path}`, headers },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      },
    );
    asked.once('error', reject).end();
  });
}

const both = { 'accept-encoding': 'gzip, br' };

describe('a long answer of a service', () => {
  it.each([
    ['br', both, brotliDecompressSync],
    ['gzip', { 'accept-encoding': 'gzip' }, gunzipSync],
  ])('comes packed by %s, whole, and is told from the bytes of before', async (coding, headers, unpack) => {
    const { headers: got, body } = await ask('/v1/much', headers);
    expect(got).toMatchObject({ 'content-encoding': coding, etag: 'W/"7"', vary: 'Accept-Encoding' });
    expect(got).not.toHaveProperty('content-length');
    const plain = unpack(body);
    expect(JSON.parse(plain.toString()).items).toHaveLength(400);
    expect(body.length * 5).toBeLessThan(plain.length);
  });

  it('comes as it is to whoever takes no coding, and says that it need not', async () => {
    const { headers } = await ask('/v1/much');
    expect(headers).toMatchObject({ etag: '"7"', vary: 'Accept-Encoding' });
    expect(headers).not.toHaveProperty('content-encoding');
  });

  it.each<[string, string, Record<string, string>?, string?]>([
    ['that was asked for by a code', '/v1/much', { 'query-code': 'ABCD' }],
    ['that a foreign page asked for', '/v1/much', { 'sec-fetch-site': 'cross-site' }],
    ['that a page of a neighbour asked for', '/v1/much', { 'sec-fetch-site': 'same-site' }],
    ['to a command, which may hold a secret', '/v1/much', {}, 'POST'],
    ['that is a file', '/v1/file'],
    ['that is a picture', '/v1/picture'],
    ['that is short', '/v1/public'],
  ])('is not packed: one %s', async (_, path, headers = {}, method = 'GET') => {
    const { status, headers: got } = await ask(path, { ...both, ...headers }, method);
    expect([status, got['content-encoding']]).toEqual([200, undefined]);
  });

  it('that breaks off is broken off', async () => {
    await expect(ask('/v1/breaks', both)).rejects.toThrow(/aborted|hang up|ECONNRESET/);
  });
});
