import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@fengqiao/test-rig/harness/until';
import { Browser } from '../scenario/browser.scenario.ts';
import { Door } from '../scenario/gateway.scenario.ts';
import { servicePath } from './service-path.ts';

let door: Door;
beforeAll(async () => {
  door = await Door.open();
}, 60_000);
afterAll(() => door.close());

const api = (path: string) => `${door.url}/api/intake${path}`;

/** The line as written, without what a client's library would make of the address. */
function raw(
  path: string,
  headers: Record<string, string | string[]> = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ host: '127.0.0.1', port: door.config.port, path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.once('error', reject).end();
  });
}

describe('an address', () => {
  it('of a service is its own, query and all', () => {
    expect(servicePath('/api/intake/v1/cases?q=%E5%99%AA&limit=5?x')).toEqual({
      service: 'intake',
      target: '/v1/cases?q=%E5%99%AA&limit=5?x',
    });
    expect(servicePath('/api/scoring/v1/scores/shifan.dongcheng')?.target).toBe(
      '/v1/scores/shifan.dongcheng',
    );
  });

  it.each([
    '/api/intake/metrics',
    '/api/intake/v1/../metrics',
    '/api/intake/v1/%2e%2e/metrics',
    '/api/intake/v1/%2E%2E%2Fmetrics',
    '/api/intake/..%2f',
    '/api/intake/v1/x/..',
    '/api/intake/v1/./x',
    '/api/intake//v1/cases',
    '/api/intake/v1//cases',
    '/api//intake/v1/cases',
    '/api/intake/v1/..\\metrics',
    '/api/intake/v1/%5c..%5cmetrics',
    '/api/intake/v1/%00',
    '/api/intake/v1/%0d%0aX:1',
    '/api/intake/v1',
    '/api/intake/v1/',
    '/api/intake/v10/cases',
    '/api/intake/V1/cases',
    '/api/intake/docs',
    '/api/intake/openapi.json',
    '/api/intake/readyz',
    '/api/INTAKE/v1/cases',
    '/api/gateway/v1/cases',
    '/api/outreach/v1/cases',
    '/api/evil.example/v1/cases',
    '/api/intake@evil.example/v1/cases',
    '/api/__proto__/v1/cases',
    'http://evil.example/api/intake/v1/cases',
    '/API/intake/v1/cases',
  ])('%s leads nowhere', async (path) => {
    const before = door.stub.heard.length;
    const { status } = await raw(path, { accept: 'application/json' });
    expect([status, door.stub.heard.length - before]).toEqual([404, 0]);
  });
});

describe('what a service hears', () => {
  it('is the call with the token of the session, and nothing a caller says of himself', async () => {
    const browser = await door.signedIn();
    await browser.call(
      'POST',
      api('/v1/heard'),
      { a: 1 },
      {
        'x-forwarded-for': '6.6.6.6',
        'x-real-ip': '6.6.6.6',
        forwarded: 'for=6.6.6.6',
        'x-forwarded-host': 'evil.example',
        'x-http-method-override': 'DELETE',
        'idempotency-key': 'k',
        'if-match': '"3"',
        'accept-language': 'en',
        te: 'trailers',
      },
    );
    const { headers, bytes } = door.stub.last('/v1/heard');
    expect(headers).toMatchObject({
      authorization: expect.stringMatching(/^Bearer ey/),
      'x-forwarded-for': '127.0.0.1',
      'content-type': 'application/json',
      'idempotency-key': 'k',
      'if-match': '"3"',
      'accept-language': 'en',
      host: door.stub.url.host,
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
    });
    for (const name of [
      'cookie',
      'x-real-ip',
      'forwarded',
      'x-forwarded-host',
      'x-http-method-override',
      'te',
    ])
      expect(headers).not.toHaveProperty(name);
    expect(bytes).toBe(7);
  });

  it('is the caller’s own token where he brings one, whatever his browser has', async () => {
    const browser = await door.signedIn();
    const headers = { authorization: 'Bearer own', 'x-requested-with': '' };
    const answer = await door.json(browser.call('POST', api('/v1/own'), {}, headers));
    expect(answer.token).toBe('own');
  });

  it('is nobody’s where nobody is signed in', async () => {
    await new Browser().call('POST', api('/v1/nobody'), {});
    expect(door.stub.last('/v1/nobody').headers).not.toHaveProperty('authorization');
  });

  it('is the trace of whoever has one, and of nothing that is none', async () => {
    const mine = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    for (const [given, passes] of [
      [mine, true],
      ['rubbish', false],
      ['00-00000000000000000000000000000000-b7ad6b7169203331-01', false],
    ] as const) {
      await new Browser().call('GET', api('/v1/traced'), undefined, { traceparent: given });
      expect(door.stub.last('/v1/traced').headers.traceparent === given).toBe(passes);
    }
  });

  it('is no header that a caller says is for his neighbour alone', async () => {
    await raw('/api/intake/v1/hops', { connection: 'close, x-secret', 'x-secret': '1', 'keep-alive': '5' });
    expect(door.stub.last('/v1/hops').headers).not.toHaveProperty('x-secret');
  });
});

describe('a change in somebody’s name', () => {
  it.each([
    ['from another site', { origin: 'https://evil.example', 'x-requested-with': 'fengqiao' }],
    ['from the provider’s site', { origin: 'http://localhost:1', 'x-requested-with': 'fengqiao' }],
    ['from a frame without an origin', { origin: 'null', 'x-requested-with': 'fengqiao' }],
    ['by a form, which brings no header', { 'content-type': 'text/plain' }],
    ['by a call whose header says another thing', { 'x-requested-with': 'XMLHttpRequest' }],
    ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site', 'x-requested-with': 'fengqiao' }],
    [
      'from beside, on another name below the same',
      { 'sec-fetch-site': 'same-site', 'x-requested-with': 'fengqiao' },
    ],
  ])('%s is not made', async (_, headers) => {
    const browser = await door.signedIn();
    const before = door.stub.heard.length;
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await browser.send(method, api('/v1/changed'), {
        headers: headers as Record<string, string>,
      });
      expect([answer.status, (await door.json(answer)).code]).toEqual([403, 'cross-site-request']);
    }
    expect(door.stub.heard.length).toBe(before);
  });

  it('from our own page is', async () => {
    const browser = await door.signedIn();
    const headers = { origin: door.url, 'sec-fetch-site': 'same-origin' };
    expect((await browser.call('POST', api('/v1/changed'), {}, headers)).status).toBe(200);
  });
});

describe('an answer', () => {
  it('is kept for no other reader, whatever its service forgot to say', async () => {
    const browser = await door.signedIn();
    const answer = await browser.call('GET', api('/v1/careless'));
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    for (const name of ['set-cookie', 'access-control-allow-origin', 'x-powered-by'])
      expect(answer.headers.has(name)).toBe(false);
    expect((await browser.call('GET', api('/v1/public'))).headers.get('cache-control')).toBe(
      'private, no-store',
    );
    const anybody = await new Browser().call('GET', api('/v1/public'));
    expect(anybody.headers.get('cache-control')).toBe('public, max-age=60');
  });

  it('that does not come in time is given up, and one that is away is said to be', async () => {
    const late = await new Browser().call('GET', api('/v1/never'));
    expect([late.status, late.headers.get('content-type'), (await door.json(late)).code]).toEqual([
      504,
      'application/problem+json; charset=utf-8',
      'upstream-timeout',
    ]);
    const away = await new Browser().call('GET', `${door.url}/api/mediation/v1/disputes`);
    expect([away.status, (await door.json(away)).code]).toEqual([503, 'unavailable']);
  });

  it.each(['/v1/half', '/v1/breaks'])('that breaks off (%s) is not taken for whole', async (path) => {
    await expect(new Browser().call('GET', api(path)).then((answer) => answer.text())).rejects.toThrow();
  });

  it('that comes before the body was read is given', async () => {
    const answer = await new Browser().send('POST', api('/v1/early'), {
      headers: { 'content-type': 'text/plain' },
      body: Buffer.alloc(400_000),
    });
    expect(answer.status).toBe(415);
  });
});

describe('a body', () => {
  it('goes through piece by piece, as long as it is', async () => {
    const bytes = 24 * 1_048_576;
    const answer = await new Browser().send('POST', api('/v1/upload'), { body: Buffer.alloc(bytes, 1) });
    expect([answer.status, door.stub.last('/v1/upload').bytes]).toEqual([200, bytes]);
  });

  it('that is broken off is no whole one to the service', async () => {
    const aborted = new AbortController();
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(100_000)),
    });
    const asked = fetch(api('/v1/broken'), {
      method: 'POST',
      body,
      signal: aborted.signal,
      duplex: 'half',
    } as RequestInit);
    await until('the service hears of it', async () =>
      door.stub.heard.some(({ url }) => url === '/v1/broken'),
    );
    aborted.abort();
    await expect(asked).rejects.toThrow();
    const heard = await until('it is gone', async () => {
      const each = door.stub.last('/v1/broken');
      return each.isGone && each;
    });
    expect(heard.isWhole).toBe(false);
  });

  it('whose asker goes away is asked of the service no longer', async () => {
    const aborted = new AbortController();
    const asked = fetch(api('/v1/never?gone'), { signal: aborted.signal });
    await until('it is asked', async () => door.stub.heard.some(({ url }) => url === '/v1/never?gone'));
    aborted.abort();
    await expect(asked).rejects.toThrow();
    await until('it is gone', async () => door.stub.last('/v1/never?gone').isGone);
  });
});

describe('many', () => {
  it('half-open connections keep nobody out', async () => {
    const sockets: Socket[] = [];
    for (let i = 0; i < 300; i += 1) {
      const socket = connect(door.config.port, '127.0.0.1').on('error', () => undefined);
      socket.write('GET /api/intake/v1/cases HTTP/1.1\r\nHost: x\r\nX-Slow: ');
      sockets.push(socket);
    }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => new Browser().call('GET', api('/v1/cases'))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    for (const socket of sockets) socket.destroy();
  });
});
