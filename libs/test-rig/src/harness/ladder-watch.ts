import type { DataSource } from 'typeorm';
import type { TestTemporal } from '../servers/test-temporal.ts';
import { replays } from './replay.ts';
import { until } from './until.ts';

// A signal, a task scheduled or started: the workflow has yet to handle something.
const pendingTypes = new Set([26, 5, 6]);

/** Looks at the ladders of one service's aggregates from both sides: its database, and Temporal's test server. */
export class LadderWatch {
  constructor(
    private readonly temporal: TestTemporal,
    private readonly dataSource: DataSource,
    private readonly kind: string,
    private readonly bundlePath: string,
  ) {}

  handle(id: string) {
    return this.temporal.env.client.workflow.getHandle(`${this.kind}/${id}`);
  }

  async history(id: string) {
    return this.handle(id).fetchHistory();
  }

  async countEvents(id: string): Promise<number> {
    return (await this.history(id)).events?.length ?? 0;
  }

  /** Waits until Temporal holds the newest plan and has handled it: the next signal then comes alone. */
  async settled(id: string): Promise<void> {
    await until(`the ladder of ${id} has handled its plan`, async () => {
      const [plan] = await this.dataSource.query(
        'select 1 from ladder_plan where aggregate_id = $1 and sent_version < version',
        [id],
      );
      if (plan) return false;
      const { events = [] } = await this.history(id);
      const last = events?.at(-1)?.eventType;
      return last !== undefined && !pendingTypes.has(Number(last));
    });
  }

  /** Ids of the rungs climbed so far, with the moment each happened at. */
  async climbs(id: string): Promise<{ rung: string; at: number }[]> {
    const rows: { rung: string; at: Date }[] = await this.dataSource.query(
      `select data -> 'fact' -> 'rung' ->> 'id' as rung, occurred_at as at from event
       where aggregate_id = $1 and type = 'rung-climbed' order by seq`,
      [id],
    );
    return rows.map(({ rung, at }) => ({ rung, at: at.getTime() }));
  }

  async climbed(id: string): Promise<string[]> {
    return (await this.climbs(id)).map(({ rung }) => rung);
  }

  /** Lets days go by until so many rungs are climbed: which day that is depends on weekends and holidays ahead. */
  async sleepUntilClimbed(id: string, rungs: number): Promise<void> {
    const enough = async () => (await this.climbed(id)).length >= rungs;
    for (let day = 0; day < 60 && !(await enough()); day++) {
      await this.temporal.env.sleep('1 day');
      await until('what fell due today is climbed', enough, 700).catch(() => undefined);
    }
    if (!(await enough()))
      throw new Error(`only ${(await this.climbed(id)).length} rungs of ${id} are climbed`);
  }

  async replays(id: string, name: string): Promise<void> {
    await replays(this.bundlePath, `${this.kind}/${id}`, await this.history(id), name);
  }

  /** What an operator reads under "current details". */
  async details(id: string): Promise<string> {
    const { currentDetails = '' } = await this.handle(id).query<{ currentDetails?: string }>(
      '__temporal_workflow_metadata',
    );
    return currentDetails;
  }
}
