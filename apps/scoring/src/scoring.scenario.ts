import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { ProcessRole } from '@fengqiao/service/bootstrap/config';
import { sampleFile, sampleRows } from '@fengqiao/test-rig/harness/sample';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { TestService, type TestServiceOptions } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { startIntake } from '../../intake/src/intake.scenario.ts';
import { scoring } from './scoring.service.ts';

export interface Headquarters {
  readonly nats: TestNats;
  readonly intake: TestService;
  readonly scoring: TestService;
  stop(): Promise<void>;
}

/** An intake that relays and a scoring that reads it, over a NATS of their own, before any case. */
export async function startHeadquarters(
  clock: ClockPort,
  options: Partial<TestServiceOptions> = {},
  intakeRoles: readonly ProcessRole[] = ['api', 'relay'],
): Promise<Headquarters> {
  const nats = await startTestNats();
  const intake = await startIntake(clock, { roles: intakeRoles, natsUrl: nats.url });
  const reader = await TestService.start('scoring', scoring, {
    clock,
    roles: ['api', 'worker'],
    natsUrl: nats.url,
    ...options,
  });
  if (options.roles === undefined || options.roles.includes('worker'))
    await until('scoring knows who is who', async () => {
      const { dataSource } = reader;
      const people = await dataSource.query(`select from directory_fact where kind = 'person'`);
      return people.length === sampleRows('people.csv').length;
    });
  const stop = async () => {
    await Promise.all([intake.stop(), reader.stop()]);
    await nats.stop();
  };
  return { nats, intake, scoring: reader, stop };
}

export async function importLedger(intake: TestService): Promise<void> {
  const { status } = await intake.post('/v1/imports/ledger', { as: 'admin', body: sampleFile('ledger.csv') });
  if (status !== 200) throw new Error(`the sample was refused: ${status}`);
}

/** A headquarters that knows the sample's 26 matters. */
export async function startWithSample(
  clock: ClockPort,
  options: Partial<TestServiceOptions> = {},
  intakeRoles?: readonly ProcessRole[],
): Promise<Headquarters> {
  const headquarters = await startHeadquarters(clock, options, intakeRoles);
  await importLedger(headquarters.intake);
  await until('the ledger is known', async () => {
    const { body } = await headquarters.scoring.get('/v1/ledgers/totals?unit=shifan', { as: 'hq-analyst' });
    const items = (body.items ?? []) as { unit: string; received: number }[];
    return items.reduce((sum, { unit, received }) => sum + (unit === 'shifan' ? received : 0), 0) === 26;
  });
  return headquarters;
}
