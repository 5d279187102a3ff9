import type { Service } from '@fengqiao/contracts/events/envelope';
import type { ServiceDefinition } from '@fengqiao/service/bootstrap/start-service';
import type { Filling } from '@fengqiao/test-rig/databases/database';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleRows } from '@fengqiao/test-rig/harness/sample';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { startTestNats } from '@fengqiao/test-rig/servers/test-nats';
import type { DataSource } from 'typeorm';
import { startIntake } from './intake.scenario.ts';

/** The sample's directory as intake tells another service of it; with what that service holds besides. */
export function knownSample(
  reader: Service,
  definition: ServiceDefinition,
  besides: (dataSource: DataSource) => Promise<void> = () => Promise.resolve(),
): Filling {
  return {
    name: 'known_sample',
    async fill(databaseUrl) {
      const clock = new ManualClock('2026-01-01T00:00:00+08:00');
      const { url: natsUrl, ...nats } = await startTestNats();
      const intake = await startIntake(clock, { roles: ['api', 'relay'], natsUrl });
      const roles = ['api', 'relay', 'worker'] as const;
      const service = await TestService.start(reader, definition, { clock, roles, databaseUrl, natsUrl });
      const { dataSource } = service;
      const rows = async (query: string) => (await dataSource.query<unknown[]>(query)).length;
      await until(`${reader} knows the directory`, async () => {
        const units = await rows('select from known_unit');
        const people = await rows(`select from directory_fact where kind = 'person'`);
        return units === sampleRows('units.csv').length && people === sampleRows('people.csv').length;
      });
      await besides(dataSource);
      await Promise.all([service.stop(), intake.stop()]);
      await nats.stop();
    },
  };
}
