import { setTimeout as pause } from 'node:timers/promises';
import { matter, roadToMediation, straightRoad, type CaseStep } from './case-path.ts';
import type { Answer, Call, Caller, Clients } from './clients.ts';
import { disputeRoads, quarrel, settledAtOnce } from './dispute-path.ts';
import { walkDispute, type WrittenDispute } from './walk-dispute.ts';

/** How much comes in. */
export interface Arrivals {
  readonly matters: number;
  readonly disputes: number;
}

/**
 * Many clients at once, each giving its commands in turn. What was accepted is written down here, to be looked for
 * afterwards.
 */
export class Workload {
  /** Of each aggregate: its id to the events its accepted commands must have left, in order. */
  readonly accepted = { case: new Map<string, string[]>(), dispute: new Map<string, string[]>() };
  private disputesReceived = 0;

  constructor(readonly clients: Clients) {}

  /** Takes in so much spread over a time; a third goes the whole road, the others may be left lying on it. */
  async run({ matters, disputes }: Arrivals, overMs: number, leaveLying = true): Promise<void> {
    const stepsOf = (n: number, length: number) => (leaveLying && n % 3 > 0 ? (n * 5) % length : length);
    const walks = [
      ...spread(matters, overMs, (i) =>
        this.walkCase(straightRoad.slice(0, stepsOf(i, straightRoad.length))),
      ),
      ...spread(disputes, overMs, () => this.receiveDispute(this.disputesReceived++, stepsOf)),
    ];
    const failed = (await Promise.allSettled(walks)).find((walk) => walk.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async walkCase(road: readonly CaseStep[]): Promise<string> {
    const { id } = await this.told('intake', '/v1/cases', null, matter);
    const left = this.booked('case', id, 'registered');
    for (const { command, by, leaves, body } of road) {
      await this.told('intake', `/v1/cases/${id}/${command}`, by, body);
      left.push(leaves);
    }
    return id;
  }

  /** In turn: three written down at the desk, one by a case that is referred, one settled on the spot. */
  private async receiveDispute(n: number, stepsOf: (n: number, length: number) => number): Promise<void> {
    if (n % 5 === 3) return this.settleAtOnce();
    const written = n % 5 === 1 ? await this.refer() : await this.screen();
    const left = this.leftBy(written.id);
    const road = disputeRoads[n % disputeRoads.length] ?? [];
    await walkDispute(this.clients, written, road.slice(0, stepsOf(n, road.length)), left);
  }

  private async screen(): Promise<WrittenDispute> {
    const answer = await this.told('mediation', '/v1/disputes', 'linjiang-desk', quarrel);
    const { id, number, parties = [] } = answer;
    const codes: Record<string, string> = {};
    const left = this.booked('dispute', id, 'screened');
    for (const { key } of parties) {
      codes[key] = await this.codeFor(id, number, key);
      left.push('receipt-issued', 'code-issued', 'identity-shown');
    }
    return { id, number, codes };
  }

  /** A party at the counter: a receipt, the code for it, and who it is. */
  private async codeFor(id: string, number: string, party: string): Promise<string> {
    const desk = `/v1/disputes/${id}`;
    const { receipt } = await this.told('mediation', `${desk}/issue-receipt`, 'linjiang-desk', { party });
    const claimed = await this.told('mediation', `/v1/public/disputes/${number}/claim`, null, {
      claim: receipt?.claim ?? '',
    });
    const shown = { party, means: '身份证' };
    await this.told('mediation', `${desk}/record-identity`, 'linjiang-desk', shown);
    return claimed.queryCode ?? '';
  }

  /** One that came from a case was written down by nobody here. */
  private leftBy(dispute: string): string[] {
    return this.accepted.dispute.get(dispute) ?? this.booked('dispute', dispute, 'screened');
  }

  private async settleAtOnce(): Promise<void> {
    const { body, leaves } = settledAtOnce;
    const { id } = await this.told('mediation', '/v1/disputes/settle-at-once', 'linjiang-desk', body);
    this.booked('dispute', id, ...leaves);
  }

  /** The dispute comes by an event, some time after the case was referred. */
  private async refer(): Promise<WrittenDispute> {
    const path = `/v1/disputes?relatedCase=${await this.walkCase(roadToMediation)}`;
    const call = { to: 'mediation', path, by: 'linjiang-desk' } as const;
    const { items = [] } = await this.clients.read(call, (answer) => answer.items?.[0] !== undefined);
    return { ...(items[0] as Pick<Answer, 'id' | 'number'>), codes: {} };
  }

  private async told(to: Call['to'], path: string, by: Caller, body: object): Promise<Answer> {
    const answer = await this.clients.command({ to, path, by }, body);
    if (!answer) throw new Error(`${path} was refused`);
    return answer;
  }

  private booked(aggregate: keyof Workload['accepted'], id: string, ...left: string[]): string[] {
    this.accepted[aggregate].set(id, left);
    return left;
  }
}

function spread(count: number, overMs: number, walk: (i: number) => Promise<unknown>): Promise<unknown>[] {
  const started = performance.now();
  return Array.from({ length: count }, async (_, i) => {
    await pause((overMs * i) / count - (performance.now() - started));
    await walk(i);
  });
}
