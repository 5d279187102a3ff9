import { messageOf } from '../problem.ts';

/** What a reader may do now; of the rest, why not, as a refusal's code. */
interface Offer<Command extends string> {
  readonly command: Command;
  readonly allowed: boolean;
  readonly code: string | null;
}

/** Offers as an answer shows them: why not, in both languages. */
export function offersInWords<Command extends string>(offers: readonly Offer<Command>[]) {
  return offers.map(({ command, allowed, code }) => {
    const message = code === null ? null : { 'zh-CN': messageOf(code, 'zh-CN'), en: messageOf(code, 'en') };
    return { command, allowed, code, message };
  });
}
