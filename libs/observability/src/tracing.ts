import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
} from '@opentelemetry/api';
import type { Logger } from './logger.ts';

/** What a span is; its attributes hold ids, codes and counts, as log lines do, and nothing a citizen said. */
export interface SpanDescription {
  readonly kind: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
  /** W3C `traceparent` of what caused it; null: nothing did. Left out: whatever this code runs in. */
  readonly parent?: string | null;
  /** `traceparent`s of other things it has to do with. */
  readonly links?: readonly string[];
  readonly attributes?: Attributes;
}

export interface SpanEnd {
  readonly name?: string;
  readonly attributes?: Attributes;
  readonly failed?: boolean;
}

export interface OpenSpan {
  /** What `work` starts, and whatever follows from it, belongs to this span. */
  run<T>(work: () => T): T;
  end(how?: SpanEnd): void;
}

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

let tracing = false;

/** False where nobody asked for traces: then nothing of the SDK is loaded, and spans need not be begun. */
export function isTracing(): boolean {
  return tracing;
}

/**
 * Sends spans to where OpenTelemetry's own variables say, when they say so. Gives what ends it: spans still held
 * are sent first, for a few seconds at most.
 */
export async function startTracing(service: string, log: Logger): Promise<() => Promise<void>> {
  if (!isWanted(process.env)) return () => Promise.resolve();
  const { startSdk } = await import('./tracing-sdk.ts');
  const shutDown = startSdk(service, log);
  tracing = true;
  return async () => {
    tracing = false;
    await shutDown();
  };
}

function isWanted(environment: NodeJS.ProcessEnv): boolean {
  const endpoint =
    environment['OTEL_EXPORTER_OTLP_ENDPOINT'] || environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'];
  const isOff =
    environment['OTEL_SDK_DISABLED']?.toLowerCase() === 'true' ||
    environment['OTEL_TRACES_EXPORTER'] === 'none';
  return Boolean(endpoint) && !isOff;
}

export function startSpan(name: string, { kind, parent, links, attributes }: SpanDescription): OpenSpan {
  const around = parent === undefined ? context.active() : contextOf(parent);
  const linked = (links ?? []).flatMap((each) => trace.getSpanContext(contextOf(each)) ?? []);
  const span = trace
    .getTracer('fengqiao')
    .startSpan(
      name,
      { kind: kinds[kind], links: linked.map((each) => ({ context: each })), attributes },
      around,
    );
  return {
    run: (work) => context.with(trace.setSpan(around, span), work),
    end: (how = {}) => {
      if (how.name !== undefined) span.updateName(how.name);
      if (how.attributes) span.setAttributes(how.attributes);
      // Without its message: an error's words may quote what a citizen said.
      if (how.failed) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

/** Work as a span, failed where it throws; where there is no tracing, the work alone. */
export async function inSpan<T>(
  name: string,
  description: SpanDescription,
  work: () => Promise<T>,
): Promise<T> {
  if (!tracing) return work();
  const span = startSpan(name, description);
  try {
    const answer = await span.run(work);
    span.end();
    return answer;
  } catch (error) {
    span.end({ failed: true });
    throw error;
  }
}

/** The `traceparent` of what this code runs in; null outside a span, and in one that is not recorded. */
export function currentTraceparent(): string | null {
  if (!tracing || !trace.getActiveSpan()?.isRecording()) return null;
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
}

/** Nothing but the ids is taken over: `tracestate` and `baggage` are a stranger's words. */
function contextOf(traceparent: string | null): Context {
  return traceparent === null ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent });
}
