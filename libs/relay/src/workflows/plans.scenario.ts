import { createLogger } from '@fengqiao/observability/logger';
import { createDataSource } from '@fengqiao/postgres/connection/data-source';
import { outboxMigrations } from '@fengqiao/postgres/migrations/outbox-migrations';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

const outbox = { entities: [], migrations: outboxMigrations };
const start = '2026-11-20T10:00:00+08:00';
export const log = createLogger('intake', 'silent');

interface PlanGiven {
  /** Minutes from now; null: none is to come. */
  readonly rungIn: number | null;
  readonly urgent?: true;
  readonly isTaken?: true;
}

/** A database with ladder plans as commands and imports leave them, and a clock that stands. */
export class PlansHarness {
  readonly clock = new ManualClock(start);

  private constructor(
    private readonly database: TestDatabase,
    readonly dataSource: DataSource,
  ) {}

  static async start(): Promise<PlansHarness> {
    const database = await cloneDatabase('outbox', outbox);
    const dataSource = createDataSource({ ...outbox, url: database.url, applicationName: 'spec' });
    await dataSource.initialize();
    return new PlansHarness(database, dataSource);
  }

  async stop(): Promise<void> {
    await this.dataSource.destroy();
    await this.database.drop();
  }

  /** Gives the aggregate's id. */
  async plan({ rungIn, urgent, isTaken }: PlanGiven, kind = 'case'): Promise<string> {
    const id = uuidv7();
    const at = rungIn === null ? null : (await this.clock.now()) + rungIn * 60_000;
    const rungs = at === null ? [] : [{ id: 'assign/1/breach/1', kind: 'breach', at }];
    const card = { number: id, stage: 'registered', unit: 'city', overdue: false, level: 0, clocks: [] };
    const plan = { version: 1, status: 'open', rungs, card, ...(urgent && { urgent }) };
    await this.dataSource.query(
      `insert into ladder_plan (aggregate_id, aggregate_type, partition, version, plan, next_rung_at, urgent, sent_version)
       values ($1, $2, 0, 1, $3, $4, $5, $6)`,
      [id, kind, plan, at === null ? null : new Date(at), urgent ?? false, isTaken ? 1 : 0],
    );
    return id;
  }

  /** What a climb does to the plan: its next rung is a day away. */
  async climbed(id: string): Promise<void> {
    await this.dataSource.query(
      `update ladder_plan set next_rung_at = next_rung_at + interval '1 day' where aggregate_id = $1`,
      [id],
    );
  }
}
