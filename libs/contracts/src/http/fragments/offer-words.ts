import type { Offer } from '@fengqiao/domain/aggregate/command-table';
import { messageOf } from '../../problem.ts';

/** Offers as an answer shows them: why not, in both languages. */
export function offersInWords<Command extends string>(offers: readonly Offer<Command>[]) {
  return offers.map(({ command, allowed, code }) => {
    const message = code === null ? null : { 'zh-CN': messageOf(code, 'zh-CN'), en: messageOf(code, 'en') };
    return { command, allowed, code, message };
  });
}
