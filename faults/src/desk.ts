import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const unit = 'shifan.dongcheng.linjiang';

/** The straight road: what is said, by whom, and the event it must leave. */
const road = [
  { command: 'submit', by: 'linjiang-desk', leaves: 'submitted', body: { unit } },
  {
    command: 'assign',
    by: 'linjiang-chief',
    leaves: 'assigned',
    body: { unit, handler: 'linjiang-officer-a' },
  },
  {
    command: 'accept',
    by: 'linjiang-officer-a',
    leaves: 'accepted',
    body: { handler: 'linjiang-officer-a' },
  },
  {
    command: 'reply',
    by: 'linjiang-officer-a',
    leaves: 'replied',
    body: { result: '已劝止', evidence: [{ text: '现场记录' }] },
  },
  { command: 'follow-up', by: 'linjiang-desk', leaves: 'followed-up', body: { outcome: 'satisfied' } },
  { command: 'sign-off', by: 'linjiang-chief', leaves: 'signed-off', body: {} },
  { command: 'close', by: 'linjiang-desk', leaves: 'closed', body: { publicSummary: '噪声已劝止' } },
] as const;

export const people = [
  'linjiang-desk',
  'linjiang-chief',
  'linjiang-officer-a',
  'hq-analyst',
  'admin',
] as const;
export type Tokens = Readonly<Record<(typeof people)[number], string>>;

const patienceMs = 240_000;
const retryMs = 150;

/**
 * Clients as a bureau has them: many at once, each giving its commands in turn, and giving one again (under the same
 * key) until it is answered. What was accepted is written down here, to be looked for afterwards.
 */
export class Desk {
  /** Case id to the events its accepted commands must have left, in order. */
  readonly accepted = new Map<string, string[]>();
  commands = 0;
  /** Tries that were told `unavailable`, cut off, or not answered in time. */
  refused = 0;

  constructor(
    private readonly addresses: readonly string[],
    private readonly tokens: Tokens,
    private readonly answerWithinMs: number,
  ) {}

  /** Takes in so many matters spread over a time; a third goes the whole road, the others may be left lying on it. */
  async receive(matters: number, overMs: number, leaveLying = true): Promise<void> {
    const started = performance.now();
    const walks = Array.from({ length: matters }, async (_, i) => {
      await pause((overMs * i) / matters - (performance.now() - started));
      await this.walk(leaveLying && i % 3 > 0 ? (i * 5) % road.length : road.length);
    });
    const failed = (await Promise.allSettled(walks)).find((walk) => walk.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async walk(steps: number): Promise<void> {
    const matter = {
      ...{ ledger: 'claim', channel: 'portal', category: 'noise', summary: '夜间施工', detail: '连续三晚' },
      unit,
      reporter: { name: '张三', phone: '13800000000' },
    };
    const { id } = await this.command('/v1/cases', null, matter);
    const left = ['registered'];
    this.accepted.set(id, left);
    for (const { command, by, leaves, body } of road.slice(0, steps)) {
      await this.command(`/v1/cases/${id}/${command}`, by, body);
      left.push(leaves);
    }
  }

  private async command(path: string, by: keyof Tokens | null, body: object): Promise<{ id: string }> {
    const key = randomUUID();
    const since = performance.now();
    for (let attempt = 0; performance.now() - since < patienceMs; attempt++) {
      const address = this.addresses[(this.commands + attempt) % this.addresses.length] ?? '';
      const answer = await this.ask(`${address}${path}`, by, key, body);
      if (answer) {
        this.commands++;
        return answer;
      }
      this.refused++;
      await pause(retryMs);
    }
    throw new Error(`${path} was not answered within ${patienceMs / 1000} s`);
  }

  /** Null when it is worth asking again. A refusal by a rule is none we expect: it ends the run. */
  private async ask(
    url: string,
    by: keyof Tokens | null,
    key: string,
    body: object,
  ): Promise<{ id: string } | null> {
    let status = 0;
    let text = '';
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
          ...(by && { authorization: `Bearer ${this.tokens[by]}` }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(this.answerWithinMs),
      });
      status = response.status;
      text = await response.text();
    } catch {
      return null;
    }
    if (status === 200 || status === 201) return JSON.parse(text) as { id: string };
    if (status === 503) return null;
    throw new Error(`${new URL(url).pathname} answered ${status}: ${text.slice(0, 300)}`);
  }
}
