import { Agent, request } from 'node:http';

/** An answer as it came. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What `fetch` says of itself where a caller says nothing, for the services' answers to be the same. */
const unsaid = { accept: '*/*', 'accept-language': '*', 'user-agent': 'node' };

/**
 * Calls a service over connections that are kept. `fetch` does the same for two and a half times the computing, which tens
 * of thousands of calls a run add up.
 */
export class HttpCaller {
  // Sooner than the service closes a connection that nobody uses: else a call might meet it closing.
  private readonly agent = new Agent({ keepAlive: true, timeout: 2_000 });

  call(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    body?: string | Uint8Array,
  ): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const sent = request(new URL(url), { method, agent: this.agent, headers: { ...unsaid, ...headers } });
      sent.on('error', reject);
      sent.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('error', reject);
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: headersOf(response.rawHeaders),
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Names and values in turn; of a header given twice both are kept. */
function headersOf(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let n = 0; n < raw.length; n += 2) headers.append(raw[n] ?? '', raw[n + 1] ?? '');
  return headers;
}
