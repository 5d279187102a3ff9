import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { sampleFile } from '@fengqiao/test-rig/sample';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/test-nats';
import { TestService } from '@fengqiao/test-rig/test-service';
import { startIntake } from '../../intake/src/intake.scenario.ts';
import { scoring } from './scoring.service.ts';

export interface Headquarters {
  readonly nats: TestNats;
  readonly intake: TestService;
  readonly scoring: TestService;
  stop(): Promise<void>;
}

/** An intake that relays and a scoring that reads it, over a NATS of their own, before any case. */
export async function startHeadquarters(clock: ClockPort): Promise<Headquarters> {
  const nats = await startTestNats();
  const intake = await startIntake(clock, { roles: ['api', 'relay'], natsUrl: nats.url });
  const reader = await TestService.start('scoring', scoring, {
    clock,
    roles: ['api', 'worker'],
    natsUrl: nats.url,
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
