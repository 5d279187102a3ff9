import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { KnownUntil, Service } from '@fengqiao/contracts/events/envelope';
import { listMarksSubject, Marks } from '@fengqiao/contracts/rpc/list-marks';
import { RpcUnanswered, type RpcClient } from '@fengqiao/nats/rpc-client';

export type Mark = KnownUntil['partitions'][number];

/** How far ahead of our clock a mark is believed unasked: clocks of two machines differ by less. */
const believedAheadMs = 2_000;

/**
 * A mark once believed is never taken back, so one from years ahead would make `knownAt` lie for as long. What lies
 * ahead of our own clock is believed only when the owner itself has said so: its clock may have jumped.
 */
export class MarkCheck {
  constructor(
    private readonly owner: Service,
    private readonly rpc: RpcClient,
    private readonly clock: ClockPort,
  ) {}

  async believable(marks: readonly Mark[]): Promise<Mark[]> {
    const latest = (await this.clock.now()) + believedAheadMs;
    if (marks.every((mark) => momentOf(mark) <= latest)) return [...marks];
    const said = await this.askOwner();
    return marks.filter((mark) => momentOf(mark) <= Math.max(latest, said.get(mark.partition) ?? latest));
  }

  /** Nothing, when the owner cannot be asked: another mark comes within the second. */
  private async askOwner(): Promise<ReadonlyMap<number, number>> {
    try {
      const { partitions } = await this.rpc.ask(listMarksSubject(this.owner), {}, Marks);
      return new Map(partitions.map((mark) => [mark.partition, momentOf(mark)]));
    } catch (error) {
      if (error instanceof RpcUnanswered) return new Map();
      throw error;
    }
  }
}

/** Epoch milliseconds. */
export function momentOf(mark: Mark): number {
  return Date.parse(mark.knownUntil);
}
