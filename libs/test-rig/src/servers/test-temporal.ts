import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { testEnvironment } from './test-environment.ts';

export interface TestTemporal {
  readonly env: TestWorkflowEnvironment;
  /** The server's time: it skips, so whoever works with it must follow. */
  readonly clock: ClockPort;
  readonly address: string;
}

/** Temporal's test server, which skips time while somebody sleeps or awaits a result. */
export async function startTestTemporal(): Promise<TestTemporal> {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }), forward: {} },
    },
  });
  const path = testEnvironment.read().testServer;
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  return { env, clock: { now: () => env.currentTimeMs() }, address: env.address };
}
