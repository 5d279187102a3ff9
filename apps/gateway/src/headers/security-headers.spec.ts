import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from '../scenario/browser.scenario.ts';
import { Door } from '../scenario/gateway.scenario.ts';

const pages = mkdtempSync(join(tmpdir(), 'fengqiao-pages-'));
const script = 'console.log("枫桥");\n'.repeat(100);
let door: Door;
beforeAll(async () => {
  for (const folder of ['citizen', 'assets']) mkdirSync(join(pages, folder));
  writeFileSync(
    join(pages, 'citizen', 'index.html'),
    '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script><p>citizen</p>',
  );
  writeFileSync(join(pages, 'assets', 'index-4f1c2b.js'), script);
  writeFileSync(join(pages, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  door = await Door.open({ config: { pages } });
}, 60_000);
afterAll(async () => {
  await door.close();
  rmSync(pages, { recursive: true });
});

const policyOf = ({ headers }: Response) =>
  Object.fromEntries(
    (headers.get('content-security-policy') ?? '').split('; ').map((part) => {
      const [name = '', ...values] = part.split(' ');
      return [name, values.join(' ')];
    }),
  );

/** As it comes over the line. */
function bytes(
  path: string,
  headers: Record<string, string>,
): Promise<{ headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: door.config.port, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('end', () => resolve({ headers: answer.headers, body: Buffer.concat(chunks) }));
    })
      .once('error', reject)
      .end();
  });
}

describe('every page', () => {
  it.each(['/', '/track', '/ledger?q=x', '/dispute/sign'])('%s bears these headers', async (path) => {
    const { headers } = await new Browser().get(`${door.url}${path}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'x-dns-prefetch-control': 'off',
      'x-download-options': 'noopen',
      'x-permitted-cross-domain-policies': 'none',
      'x-xss-protection': '0',
      'permissions-policy': expect.stringContaining('geolocation=()'),
    });
    expect(headers.has('strict-transport-security')).toBe(false);
    expect(headers.has('x-powered-by')).toBe(false);
    expect(headers.has('server')).toBe(false);
  });

  it('runs what is ours or bears the nonce, and stands in nobody’s frame', async () => {
    const [one, other] = [await new Browser().get(door.url), await new Browser().get(door.url)];
    const policy = policyOf(one);
    const nonce = /'nonce-([^']+)'/.exec(policy['script-src'] ?? '')?.[1] ?? '';
    expect(policy).toEqual({
      'default-src': "'self'",
      'script-src': `'self' 'nonce-${nonce}'`,
      'style-src': `'self' 'nonce-${nonce}'`,
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'form-action': `'self' ${door.provider.issuer}`,
    });
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
    expect(policyOf(other)['script-src']).not.toBe(policy['script-src']);
    expect(await one.text()).toBe(
      `<!doctype html><meta property="csp-nonce" nonce="${nonce}"><script nonce="${nonce}"></script><p>citizen</p>`,
    );
  });
});

describe('under TLS', () => {
  let secure: Door;
  beforeAll(async () => {
    secure = await Door.open({ config: { publicUrl: new URL('https://fengqiao.example') } });
  }, 60_000);
  afterAll(() => secure.close());

  it('a browser is told to stay there, and the cookie is this very host’s', async () => {
    const { headers } = await new Browser().get(`${secure.first.url}/sign-in`);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    expect(headers.getSetCookie()[0]).toMatch(
      /^__Host-fengqiao-sign-in-[\w-]{8}=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
    );
  });
});

describe('everything that is no page', () => {
  it.each([
    '/session',
    '/healthz',
    '/readyz',
    '/api/intake/v1/cases',
    '/api/gateway/v1/sessions',
    '/nothing.js',
  ])('%s may do nothing in a browser and is kept by nobody', async (path) => {
    const { headers } = await new Browser().call('GET', `${door.url}${path}`);
    expect(headers.get('cache-control')).toMatch(/no-store/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('is counted behind a door of its own', async () => {
    expect((await new Browser().get(`${door.url}/metrics`)).status).toBe(404);
    expect(await (await fetch(door.first.metricsUrl)).text()).toContain('fengqiao_http_request_seconds');
  });
});

describe('a file', () => {
  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip;q=0.5, br;q=0', gunzipSync],
    [undefined, 'identity', (body: Buffer) => body],
    [undefined, '', (body: Buffer) => body],
  ])('comes as %s to whoever takes %j, and is kept for ever', async (coding, accepted, unpack) => {
    const { headers, body } = await bytes('/assets/index-4f1c2b.js', { 'accept-encoding': accepted });
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    expect(headers['content-encoding']).toBe(coding);
    expect(unpack(body).toString()).toBe(script);
  });

  it('that somebody has is not sent again', async () => {
    const first = await fetch(`${door.url}/assets/index-4f1c2b.js`);
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${door.url}/assets/index-4f1c2b.js`, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('beside the pages may change under its name', async () => {
    const { headers } = await fetch(`${door.url}/favicon.svg`);
    expect([headers.get('content-type'), headers.get('cache-control')]).toEqual([
      'image/svg+xml',
      'public, max-age=3600',
    ]);
  });

  it.each([
    '/assets/nothing-1.js',
    '/../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/citizen/index.html',
    '/assets/',
  ])('that is none of ours is not found: %s', async (path) => {
    const { status } = await new Browser().get(`${door.url}${path}`, { accept: 'application/javascript' });
    expect(status).toBe(404);
  });

  it('that a new build brings is there without a restart', async () => {
    writeFileSync(join(pages, 'assets', 'index-999999.js'), '1');
    expect((await fetch(`${door.url}/assets/index-999999.js`)).status).toBe(200);
  });
});
