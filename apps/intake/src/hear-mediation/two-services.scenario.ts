import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { StreamHarness } from '@fengqiao/test-rig/harness/stream-harness';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { give, sampleDirectory, startIntake, walk, type Step } from '../intake.scenario.ts';
import { intake } from '../intake.service.ts';
import { hongqi, FakeMediation } from './fake-mediation.scenario.ts';

const officer = 'linjiang-officer-a';
export const refer: Step = ['refer', officer, { place: hongqi, parties: [{ name: '甲' }, { name: '乙' }] }];

/** An intake that reads mediation's stream, and what stands in for mediation. Intake can be taken down and up. */
export class TwoServices {
  private isUp = true;

  private constructor(
    readonly clock: ManualClock,
    readonly nats: TestNats,
    readonly mediation: FakeMediation,
    private readonly database: TestDatabase,
    public intake: TestService,
  ) {}

  static async start(now: string): Promise<TwoServices> {
    const clock = new ManualClock(now);
    const nats = await startTestNats();
    const mediation = await FakeMediation.start(nats.url);
    const database = await cloneDatabase('intake', intake, sampleDirectory);
    const service = await startReader(clock, nats, database);
    return new TwoServices(clock, nats, mediation, database, service);
  }

  async stop(): Promise<void> {
    if (this.isUp) await this.intakeStops();
    await this.mediation.stop();
    await this.database.drop();
    await this.nats.stop();
  }

  async intakeStops(): Promise<void> {
    await this.intake.stop();
    this.isUp = false;
  }

  async intakeStarts(): Promise<void> {
    this.isUp = true;
    this.intake = await startReader(this.clock, this.nats, this.database);
  }

  /** A case that waits for mediation. */
  async referred(): Promise<string> {
    const id = await walk(this.intake, 'accept');
    await give(this.intake, id, [refer]);
    return id;
  }

  async caseOf(id: string) {
    return (await this.intake.get(`/v1/cases/${id}`, { as: officer })).body;
  }

  async clockOf(id: string) {
    const { clocks } = await this.caseOf(id);
    return clocks.find(({ name }: { name: string }) => name === 'complete');
  }

  /** The events by which a case was told what its dispute came to. */
  async heard(id: string): Promise<{ at: Date; data: { by: string | null; fact: object } }[]> {
    return this.intake.dataSource.query(
      `select occurred_at as at, data from event where aggregate_id = $1 and type = 'mediation-ended' order by seq`,
      [id],
    );
  }

  /** The events by which it was referred, in order. */
  async referrals(id: string): Promise<number[]> {
    const rows: { seq: number }[] = await this.intake.dataSource.query(
      `select seq from event where aggregate_id = $1 and type = 'referred' order by seq`,
      [id],
    );
    return rows.map(({ seq }) => seq);
  }

  async hasHeard(id: string): Promise<void> {
    await until(`${id} has heard`, async () => (await this.heard(id)).length > 0);
  }

  /** Who was told of an event, by what it is about, as on record: also what is held back still. */
  async told(about: string, type: string): Promise<string[]> {
    const rows: { recipient: string }[] = await this.intake.dataSource.query(
      'select recipient from notice where coalesce(case_id, about_id) = $1 and cause_type = $2 order by recipient',
      [about, type],
    );
    return rows.map(({ recipient }) => recipient);
  }

  /** How intake fares with mediation's stream. */
  bench(): Promise<StreamHarness> {
    const inbox = this.intake.dataSource;
    return StreamHarness.connect(this.nats.url, { owner: 'mediation', reader: 'intake', inbox });
  }
}

function startReader(clock: ManualClock, { url }: TestNats, database: TestDatabase): Promise<TestService> {
  const roles = ['api', 'worker'] as const;
  return startIntake(clock, { roles, natsUrl: url, databaseUrl: database.url });
}
