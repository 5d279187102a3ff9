import { context, diag, DiagLogLevel, propagation, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Logger } from './logger.ts';

/** A collector that is away must not hold up a stop; what it then misses are spans, not events. */
const longestFlushMs = 3_000;

/**
 * OpenTelemetry's SDK: loaded only where traces are wanted. Address, headers, sampling, batching, limits and further
 * names of the process are read by it from its own `OTEL_` variables.
 */
export function startSdk(service: string, log: Logger): () => Promise<void> {
  const warn = (message: string) => log.warn({ opentelemetry: message }, 'traces are not being delivered');
  const ignore = () => undefined;
  diag.setLogger({ error: warn, warn, info: ignore, debug: ignore, verbose: ignore }, DiagLogLevel.WARN);
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': `fengqiao-${service}` }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  return async () => {
    const late = new Promise<void>((resolve) => setTimeout(resolve, longestFlushMs).unref());
    await Promise.race([provider.shutdown().catch(() => undefined), late]);
    for (const each of [trace, context, propagation, diag]) each.disable();
  };
}
