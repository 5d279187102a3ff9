import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A web server that keeps what it is sent and answers as a test likes. */
export class HttpSink {
  readonly calls: ReceivedCall[] = [];
  /** The status each call is answered with. */
  answer: (call: ReceivedCall) => number = () => 204;
  answerHeaders: Record<string, string> = {};
  /** What stands in the answer. */
  answerBody: (call: ReceivedCall) => string = () => '';

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const call = {
          path: request.url ?? '',
          headers: request.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        };
        this.calls.push(call);
        const headers = { location: '/elsewhere', ...this.answerHeaders };
        response.writeHead(this.answer(call), headers).end(this.answerBody(call));
      });
    });
  }

  static async start(): Promise<HttpSink> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new HttpSink(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  at(path: string): ReceivedCall[] {
    return this.calls.filter((call) => call.path === path);
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()).closeAllConnections());
  }
}
