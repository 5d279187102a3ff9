import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt } from 'jose';

/** What somebody asked, as it arrived. */
export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  bytes: number;
  isWhole: boolean;
  isGone: boolean;
}

/** A service behind the door that does what a real one does only on a bad day. */
export class StubService {
  readonly heard: Heard[] = [];
  /** Tokens it takes no more. */
  readonly refused = new Set<string>();
  roles: string[] = ['desk'];

  private constructor(
    private readonly server: Server,
    readonly url: URL,
  ) {}

  static async start(): Promise<StubService> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const stub = new StubService(server, new URL(`http://127.0.0.1:${port}`));
    server.on('request', (request, response) => stub.answer(request, response));
    return stub;
  }

  last(url: string): Heard {
    const found = this.heard.findLast((each) => each.url.startsWith(url));
    if (!found) throw new Error(`nobody asked for ${url}`);
    return found;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()).closeAllConnections());
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '', headers } = request;
    const heard: Heard = { method, url, headers, bytes: 0, isWhole: false, isGone: false };
    this.heard.push(heard);
    request.on('data', (chunk: Buffer) => (heard.bytes += chunk.length));
    request.once('end', () => (heard.isWhole = true));
    response.once('close', () => (heard.isGone = !response.writableFinished));
    const json = (status: number, body: object, extra: Record<string, string> = {}) => {
      const text = JSON.stringify(body);
      const length = { 'content-length': String(Buffer.byteLength(text)) };
      response.writeHead(status, { 'content-type': 'application/json', ...length, ...extra });
      response.end(text);
    };
    const token = headers.authorization?.replace(/^Bearer /, '');
    if (token !== undefined && this.refused.has(token)) return json(401, { code: 'unauthenticated' });
    const path = url.split('?')[0];
    if (path === '/v1/directory/me') {
      const { employee, sub } = decodeJwt(token ?? '');
      const id = String(employee ?? sub);
      return json(200, { id, nameZh: `人员 ${id}`, roles: this.roles, unit: 'shifan', seats: [] });
    }
    if (path === '/v1/never') return;
    if (path === '/v1/half') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"half":');
      return;
    }
    if (path === '/v1/breaks') {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '1000' });
      response.write('begun');
      setImmediate(() => response.destroy());
      return;
    }
    if (path === '/v1/much' || path === '/v1/file') {
      const much = { items: Array.from({ length: 400 }, (_, n) => ({ n, stage: 'handling' })) };
      return json(200, much, {
        etag: '"7"',
        ...(path === '/v1/file' && { 'content-disposition': 'attachment' }),
      });
    }
    if (path === '/v1/picture') {
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      return void response.end(Buffer.alloc(20_000));
    }
    if (path === '/v1/early') return json(415, { code: 'unsupported-media-type' });
    if (path === '/v1/public') return json(200, { for: 'all' }, { 'cache-control': 'public, max-age=60' });
    if (path === '/v1/careless')
      return json(
        200,
        { for: token ?? null },
        {
          'cache-control': 'max-age=600',
          'set-cookie': 'fengqiao-session=stolen',
          'access-control-allow-origin': '*',
          'x-powered-by': 'x',
        },
      );
    request.once('end', () => json(200, { ok: true, token: token ?? null }));
  }
}
