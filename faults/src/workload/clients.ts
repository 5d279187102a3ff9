import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { OwnerName } from '../checks/aggregate-owner.ts';

export const people = [
  'linjiang-desk',
  'linjiang-chief',
  'linjiang-officer-a',
  'community-mediator',
  'hq-analyst',
  'admin',
] as const;
export type Person = (typeof people)[number];
export type Tokens = Readonly<Record<Person, string>>;

/** A party shows the code it got, a person of the sample his or her token; null is anybody. */
export type Caller = Person | { readonly code: string } | null;

export interface Call {
  readonly to: OwnerName;
  readonly path: string;
  readonly by: Caller;
}

/** What answers have in common: each is looked at for some of it. */
export interface Answer {
  readonly id: string;
  readonly number: string;
  readonly serverTime: string;
  readonly parties?: readonly { readonly key: string }[];
  readonly receipt?: { readonly claim: string };
  /** What a receipt was exchanged for. */
  readonly queryCode?: string;
  readonly items?: readonly Pick<Answer, 'id' | 'number'>[];
}

const patienceMs = 240_000;
const retryMs = 150;

/** Clients as a bureau has them: each asks again (under the same key) until it is answered. */
export class Clients {
  commands = 0;
  /** Tries that were told `unavailable`, cut off, or not answered in time. */
  refused = 0;
  private tries = 0;

  constructor(
    private readonly addresses: Readonly<Record<Call['to'], readonly string[]>>,
    private readonly tokens: Tokens,
    private readonly answerWithinMs: number,
    /** As the services' clock says, epoch milliseconds. */
    readonly now: () => number,
  ) {}

  /** Null when it was refused with `notNow`; any other refusal by a rule is none we expect: it ends the run. */
  async command(call: Call, body: object, notNow?: string): Promise<Answer | null> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return this.untilAnswered(call, async () => {
      const answer = await this.ask(call, init, notNow);
      if (answer === 'unanswered') this.refused++;
      else if (answer !== null) this.commands++;
      return answer;
    });
  }

  /** Asks until the answer is fit. */
  async read(call: Call, isFit: (answer: Answer) => boolean): Promise<Answer> {
    return this.untilAnswered(call, async () => {
      const answer = await this.ask(call, { method: 'GET', headers: {} });
      return answer !== null && answer !== 'unanswered' && isFit(answer) ? answer : 'unanswered';
    });
  }

  private async untilAnswered<T>({ path }: Call, ask: () => Promise<T | 'unanswered'>): Promise<T> {
    const since = performance.now();
    while (performance.now() - since < patienceMs) {
      const answer = await ask();
      if (answer !== 'unanswered') return answer;
      await pause(retryMs);
    }
    throw new Error(`${path} was not answered within ${patienceMs / 1000} s`);
  }

  private async ask(
    { to, path, by }: Call,
    init: { method: string; headers: Record<string, string>; body?: string },
    notNow?: string,
  ): Promise<Answer | 'unanswered' | null> {
    const addresses = this.addresses[to];
    const address = addresses[this.tries++ % addresses.length] ?? '';
    let status = 0;
    let text = '';
    try {
      const response = await fetch(`${address}${path}`, {
        ...init,
        headers: { ...init.headers, ...this.credentials(by) },
        signal: AbortSignal.timeout(this.answerWithinMs),
      });
      status = response.status;
      text = await response.text();
    } catch {
      return 'unanswered';
    }
    if (status === 200 || status === 201) return JSON.parse(text) as Answer;
    // Also 429: while a server is away, calls pile up and their caller is asked to wait.
    if (status === 503 || status === 429) return 'unanswered';
    if (notNow !== undefined && (JSON.parse(text) as { code: string }).code === notNow) return null;
    throw new Error(`${path} answered ${status}: ${text.slice(0, 300)}`);
  }

  private credentials(by: Caller): Record<string, string> {
    if (by === null) return {};
    return typeof by === 'string'
      ? { authorization: `Bearer ${this.tokens[by]}` }
      : { 'query-code': by.code };
  }
}
