import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { startTestTemporal } from '@fengqiao/test-rig/servers/test-temporal';
import { startIntake } from './intake.scenario.ts';

/** An intake with all it needs to carry out its workflows, in a time that a test skips. */
export class IntakeInSkippedTime {
  private constructor(
    readonly temporal: Awaited<ReturnType<typeof startTestTemporal>>,
    readonly nats: TestNats,
    readonly intake: TestService,
  ) {}

  static async start(): Promise<IntakeInSkippedTime> {
    const [temporal, nats] = await Promise.all([startTestTemporal(), startTestNats()]);
    const intake = await startIntake(temporal.clock, {
      roles: ['api', 'relay', 'worker'],
      natsUrl: nats.url,
      temporalAddress: temporal.address,
    });
    return new IntakeInSkippedTime(temporal, nats, intake);
  }

  async stop(): Promise<void> {
    await this.intake.stop();
    await this.nats.stop();
    await this.temporal.env.teardown();
  }
}
