import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { testEnvironment } from './test-environment.ts';

/** Temporal's test server, which skips time while a result is awaited; time is the server's, so clocks follow it. */
export async function startTestTemporal(): Promise<{ env: TestWorkflowEnvironment; clock: ClockPort; address: string }> {
  const { testServer } = testEnvironment.read();
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: testServer } },
  });
  return { env, clock: { now: () => env.currentTimeMs() }, address: env.address };
}
