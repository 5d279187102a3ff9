import { Counter, Gauge, type Registry } from 'prom-client';

/** What an operator watches on a relay; names and meanings are listed in docs/metrics.md. */
export class RelayMetrics {
  readonly eventsSent: Counter;
  readonly failures: Counter;
  readonly plansSent: Counter;
  readonly ladderHeals: Counter;
  readonly partitionsHeld: Gauge;
  readonly unsentEvents: Gauge;
  readonly lagSeconds: Gauge;
  readonly unsentPlans: Gauge;
  readonly unclimbedDueRungs: Gauge;

  constructor(registry: Registry) {
    const registers = [registry];
    const counter = (name: string, help: string) => new Counter({ name, help, registers });
    const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
    this.eventsSent = counter('fengqiao_relay_events_sent_total', 'Events acknowledged by the stream');
    this.failures = counter(
      'fengqiao_relay_failures_total',
      'Rounds of the relay that failed and were tried again',
    );
    this.plansSent = counter('fengqiao_relay_plans_sent_total', 'Ladder plans taken by Temporal');
    this.ladderHeals = counter(
      'fengqiao_ladder_heals_total',
      'Plans sent again because a due rung stayed unclimbed',
    );
    this.partitionsHeld = gauge('fengqiao_relay_partitions', 'Hash partitions this relay answers for');
    this.unsentEvents = gauge('fengqiao_relay_unsent_events', 'Committed events not yet on the stream');
    this.lagSeconds = gauge('fengqiao_relay_lag_seconds', 'Age of the oldest event not yet on the stream');
    this.unsentPlans = gauge('fengqiao_relay_unsent_plans', 'Ladder plans Temporal has not been told of');
    this.unclimbedDueRungs = gauge(
      'fengqiao_ladder_unclimbed_due',
      'Aggregates whose next rung is over a minute past',
    );
  }
}
