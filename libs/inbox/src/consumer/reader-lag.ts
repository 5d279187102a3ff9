import { setTimeout as pause } from 'node:timers/promises';
import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Service } from '@fengqiao/contracts/events/envelope';
import { Gauge, type Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { knownUntil } from '../marks/known-until.ts';

/** Whoever asks for metrics is not kept waiting for a database that does not answer. */
const askWithinMs = 1_000;

/**
 * How old what is known of each owner is, told whenever metrics are asked for. It grows whatever stands still on the
 * way, this service's own database included: then from the mark last seen.
 */
export class ReaderLag {
  private readonly seen = new Map<Service, number | null>();

  constructor(
    registry: Registry,
    private readonly dataSource: DataSource,
    private readonly clock: ClockPort,
  ) {
    const collect = () => this.measure(gauge);
    const gauge: Gauge<'owner'> = new Gauge({
      name: 'fengqiao_reader_lag_seconds',
      help: 'Age of the moment up to which everything of the owner is in effect here',
      labelNames: ['owner'],
      registers: [registry],
      collect,
    });
  }

  watch(owner: Service): void {
    this.seen.set(owner, null);
  }

  private async measure(gauge: Gauge<'owner'>): Promise<void> {
    for (const [owner, before] of this.seen) {
      const mark = await Promise.race([
        knownUntil(this.dataSource.manager, owner).catch(() => before),
        pause(askWithinMs, before, { ref: false }),
      ]);
      this.seen.set(owner, mark);
      if (mark !== null) gauge.set({ owner }, Math.max((await this.clock.now()) - mark, 0) / 1_000);
    }
  }
}
