import type { Logger } from '@fengqiao/observability/logger';
import type { LoggerService } from '@nestjs/common';

/** Nest's own lines through our logger: trouble as warnings, its chatter as debug. An error's text is not ours to print. */
export function nestLogger(log: Logger): LoggerService {
  const context = (rest: unknown[]) => ({ context: rest.findLast((each) => typeof each === 'string') });
  const text = (message: unknown) => (typeof message === 'string' ? message : 'nest');
  return {
    log: (message: unknown, ...rest: unknown[]) => log.debug(context(rest), text(message)),
    debug: (message: unknown, ...rest: unknown[]) => log.debug(context(rest), text(message)),
    verbose: (message: unknown, ...rest: unknown[]) => log.debug(context(rest), text(message)),
    warn: (message: unknown, ...rest: unknown[]) => log.warn(context(rest), text(message)),
    error: (message: unknown, ...rest: unknown[]) =>
      message instanceof Error ? log.error({ err: message }, 'nest') : log.warn(context(rest), text(message)),
  };
}
