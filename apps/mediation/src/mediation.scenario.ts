import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { cloneDatabase } from '@fengqiao/test-rig/database';
import { sampleRows } from '@fengqiao/test-rig/sample';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/test-nats';
import { TestService } from '@fengqiao/test-rig/test-service';
import { until } from '@fengqiao/test-rig/until';
import { startIntake } from '../../intake/src/intake.scenario.ts';
import { mediation } from './mediation.service.ts';

export const hongqi = 'shifan.dongcheng.linjiang.hongqi';

export const quarrel = {
  title: '楼道堆放杂物',
  place: hongqi,
  origin: 'visit',
  complexity: 'general',
  colour: 'yellow',
  parties: [{ name: 'Upstairs Party' }, { name: 'Downstairs Party' }],
};

/** An intake and a mediation on one NATS; mediation knows the sample's units. Mediation can be taken down and up. */
export class TwoServices {
  private constructor(
    readonly nats: TestNats,
    readonly intake: TestService,
    private readonly database: Awaited<ReturnType<typeof cloneDatabase>>,
    private readonly clock: ClockPort,
    public mediation: TestService,
  ) {}

  static async start(clock: ClockPort): Promise<TwoServices> {
    const nats = await startTestNats();
    const intake = await startIntake(clock, { roles: ['api', 'relay'], natsUrl: nats.url });
    const database = await cloneDatabase('mediation', mediation);
    const services = new TwoServices(
      nats,
      intake,
      database,
      clock,
      await startMediation(clock, nats, database.url),
    );
    await until('mediation knows the units', async () => {
      const query = (text: string) => services.mediation.dataSource.query<unknown[]>(text);
      const units = await query('select from known_unit');
      const people = await query(`select from directory_fact where kind = 'person'`);
      return (
        units.length === sampleRows('units.csv').length && people.length === sampleRows('people.csv').length
      );
    });
    await holdings(services.mediation);
    return services;
  }

  async mediationStops(): Promise<void> {
    await this.mediation.stop();
  }

  async mediationStarts(): Promise<void> {
    this.mediation = await startMediation(this.clock, this.nats, this.database.url);
  }

  async stop(): Promise<void> {
    await Promise.all([this.mediation.stop(), this.intake.stop()]);
    await this.database.drop();
    await this.nats.stop();
  }
}

/** Who is responsible where, as the sample has it. */
async function holdings(mediation: TestService): Promise<void> {
  for (const { place, countyLeader, stationHead, officer } of sampleRows('holdings.csv'))
    await mediation.dataSource.query(
      `insert into holding values ($1, nullif($2, ''), nullif($3, ''), nullif($4, ''))`,
      [place, countyLeader, stationHead, officer],
    );
  await mediation.dataSource.query('update world_version set version = version + 1');
}

function startMediation(clock: ClockPort, nats: TestNats, databaseUrl: string): Promise<TestService> {
  const roles = ['api', 'relay', 'worker'] as const;
  return TestService.start('mediation', mediation, { clock, roles, natsUrl: nats.url, databaseUrl });
}
