import type { Offer } from '@fengqiao/domain/aggregate/command-table';
import { messagesOf } from '../../problem.ts';

/** Offers as an answer shows them: why not, in both languages. */
export function offersInWords<Command extends string>(offers: readonly Offer<Command>[]) {
  return offers.map(({ command, allowed, code }) => {
    const message = code === null ? null : messagesOf(code);
    return { command, allowed, code, message };
  });
}
