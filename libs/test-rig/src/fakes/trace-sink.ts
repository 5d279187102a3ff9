import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { until } from '../harness/until.ts';

/** A span as OTLP's JSON has it; of its fields those that tests read. */
export interface ExportedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number;
  readonly attributes: readonly { key: string; value: Record<string, unknown> }[];
  readonly links?: readonly { traceId: string; spanId: string }[];
  /** 2: failed. */
  readonly status: { readonly code: number };
}

interface Export {
  readonly resourceSpans: readonly { scopeSpans: readonly { spans: readonly ExportedSpan[] }[] }[];
}

/** A collector that keeps what it is sent. */
export class TraceSink {
  private readonly exports: Export[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      void json(request).then((body) => {
        this.exports.push(body as Export);
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
  }

  static async start(): Promise<TraceSink> {
    const sink = new TraceSink();
    await new Promise<void>((resolve) => sink.server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get spans(): ExportedSpan[] {
    return this.exports.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    );
  }

  /** Everything that was sent, as it was sent. */
  get text(): string {
    return JSON.stringify(this.exports);
  }

  /** The spans of one trace, once there are so many. */
  async trace(traceId: string, count: number): Promise<ExportedSpan[]> {
    return until(`${count} spans of ${traceId}`, () => {
      const spans = this.spans.filter((span) => span.traceId === traceId);
      return Promise.resolve(spans.length >= count && spans);
    });
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve).closeAllConnections());
  }
}
