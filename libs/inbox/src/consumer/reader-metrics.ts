import { Counter, Gauge, type Registry } from 'prom-client';

/** What an operator watches on a reader; names and meanings are listed in docs/metrics.md. */
export class ReaderMetrics {
  readonly events: Counter<'owner'>;
  readonly failures: Counter<'owner'>;
  readonly parked: Counter<'owner'>;
  readonly marksRefused: Counter<'owner'>;
  readonly ahead: Counter<'owner'>;
  readonly lag: Gauge<'owner'>;
  private readonly countsOfParked = new Map<string, () => Promise<number>>();

  constructor(registry: Registry) {
    const common = { labelNames: ['owner'] as const, registers: [registry] };
    this.events = new Counter({
      name: 'fengqiao_reader_events_total',
      help: 'Events read and in effect or skipped',
      ...common,
    });
    this.failures = new Counter({
      name: 'fengqiao_reader_failures_total',
      help: 'Rounds that failed and were tried again',
      ...common,
    });
    this.parked = new Counter({
      name: 'fengqiao_reader_dead_letters_total',
      help: 'Aggregates parked for an event nobody could digest',
      ...common,
    });
    this.marksRefused = new Counter({
      name: 'fengqiao_reader_marks_refused_total',
      help: 'Marks from ahead of our clock that the owner did not confirm',
      ...common,
    });
    this.ahead = new Counter({
      name: 'fengqiao_reader_ahead_total',
      help: 'Aggregates found further on here than at their owner',
      ...common,
    });
    const { countsOfParked } = this;
    new Gauge({
      name: 'fengqiao_reader_parked',
      help: 'Aggregates parked now',
      ...common,
      async collect() {
        for (const [owner, count] of countsOfParked)
          // While the database is away the last count stands.
          await count().then(
            (parked) => this.set({ owner }, parked),
            () => undefined,
          );
      },
    });
    this.lag = new Gauge({
      name: 'fengqiao_reader_lag_messages',
      help: 'Messages on the stream behind the last one read',
      ...common,
    });
  }

  /** Counted whenever somebody looks: however many processes stand by, each tells the same. */
  countParked(owner: string, count: () => Promise<number>): void {
    this.countsOfParked.set(owner, count);
  }
}
