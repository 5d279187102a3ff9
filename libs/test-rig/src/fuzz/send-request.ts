import { Agent, request as open } from 'node:http';

/** One request as it goes over the wire. */
export interface FuzzRequest {
  readonly method: string;
  /** Path and query, exactly as sent. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | null;
}

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** Whoever answers later than this hangs. */
const answerWithinMs = 10_000;

/** Sends what `fetch` would refuse to send. Connections are kept, so that an answer is told from the one before. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly base: string) {}

  send({ method, target, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
    const { hostname, port } = new URL(this.base);
    return new Promise((resolve, reject) => {
      const sent = open({
        hostname,
        port,
        method,
        path: target,
        agent: this.agent,
        insecureHTTPParser: true,
      });
      // Of a header given twice both are sent.
      for (const [name] of headers)
        sent.setHeader(
          name,
          headers.filter(([each]) => each === name).map(([, value]) => value),
        );
      if (body) sent.setHeader('content-length', body.byteLength);
      const timer = setTimeout(
        () => sent.destroy(new Error(`no answer within ${answerWithinMs} ms`)),
        answerWithinMs,
      );
      sent.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          clearTimeout(timer);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers as FuzzAnswer['headers'],
            text: Buffer.concat(chunks).toString('utf8'),
          });
        });
        response.on('error', reject);
      });
      sent.on('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      sent.end(body ?? undefined);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
