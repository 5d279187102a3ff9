import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@fengqiao/contracts/clock-port';
import { outboxMigrations } from '@fengqiao/postgres/migrations/outbox-migrations';
import { TestService } from '@fengqiao/test-rig/harness/test-service';

const nothing = {
  description: 'serves its health alone',
  entities: [],
  migrations: outboxMigrations,
  controllers: [],
  rpcControllers: [],
  providers: [],
  background: () => undefined,
};

let service: TestService;

beforeAll(async () => {
  service = await TestService.start('intake', nothing, { clock: systemClock });
});
afterAll(() => service.stop());

/** Everything that comes back until the other side ends the connection. */
async function say(bytes: string): Promise<string> {
  const { hostname, port } = new URL(service.running.url);
  const socket = connect(Number(port), hostname);
  socket.write(Buffer.from(bytes, 'latin1'));
  return text(socket);
}

describe('what is no HTTP', () => {
  it.each<[string, string, number, string]>([
    ['a greeting', 'HELO localhost\r\n\r\n', 400, 'validation'],
    ['bytes of TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n', 400, 'validation'],
    ['an address of other bytes', 'GET /v1?\u00ff=\u00ff HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'validation'],
    ['NUL in a header', 'GET / HTTP/1.1\r\nHost: a\r\nX-A: \u0000\r\n\r\n', 400, 'validation'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'validation',
    ],
    ['a length below zero', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n', 400, 'validation'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: a\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`,
      413,
      'too-large',
    ],
  ])('%s is refused as everything else is', async (_, bytes, status, code) => {
    const [head = '', body = ''] = (await say(bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('Content-Type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, code, title: expect.stringMatching(/\p{Script=Han}/u) });
    expect((await service.get('/healthz')).status).toBe(200);
  });
});

it('an answer is of its moment: nobody keeps it, and nobody is told that what he kept still holds', async () => {
  const { status, headers } = await service.get('/healthz', { headers: { 'if-none-match': '*' } });
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
});
