import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { DeliveryChannel } from '@fengqiao/contracts/temporal/notices';
import { CLOCK, METRICS } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge, type Registry } from 'prom-client';
import { DataSource } from 'typeorm';

const lateMs = 120_000;

/** What an operator watches on deliveries; names and meanings are listed in docs/metrics.md. */
@Injectable()
export class DeliveryMetrics {
  private readonly tries: Counter;

  constructor(dataSource: DataSource, @Inject(CLOCK) clock: ClockPort, @Inject(METRICS) metrics: Registry) {
    const registers = [metrics];
    this.tries = new Counter({
      name: 'fengqiao_notice_deliveries_total',
      help: 'Tries to deliver notices, by channel and what came of them',
      labelNames: ['channel', 'outcome'],
      registers,
    });
    new Gauge({
      name: 'fengqiao_notices_late',
      help: 'Notices that may be read for two minutes and that no delivery has taken up',
      registers,
      async collect() {
        // While the database is away the last count stands.
        await clock
          .now()
          .then((now) =>
            dataSource.query<{ late: number }[]>(
              'select count(*)::int as late from notice where offered_at is null and release_at < $1',
              [new Date(now - lateMs)],
            ),
          )
          .then(
            ([row]) => this.set(row?.late ?? 0),
            () => undefined,
          );
      },
    });
  }

  tried(channel: DeliveryChannel, outcome: 'delivered' | 'failed' | 'retried'): void {
    this.tries.inc({ channel, outcome });
  }
}
