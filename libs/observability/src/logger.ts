import { pino, type Logger } from 'pino';

export type { Logger };

/**
 * Structured lines on standard output. They carry ids, codes, times and counts; whoever logs passes those fields
 * and nothing a citizen said. Errors are cut to their type, code and stack: a database's message may quote a row.
 */
export function createLogger(service: string, level = 'info'): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  });
}

export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  const cause = error.cause instanceof Error ? { cause: describeError(error.cause) } : {};
  return { type: error.constructor.name, code, stack: frames?.slice(0, 8).join('\n'), ...cause };
}
