import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Referral, showReferralSubject } from '@fengqiao/contracts/rpc/show-referral';
import { RpcClient } from '@fengqiao/nats/rpc-client';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { linjiang, matter, startIntake, walk } from '../intake.scenario.ts';

let nats: TestNats;
let intake: TestService;
let rpc: RpcClient;

beforeAll(async () => {
  nats = await startTestNats();
  intake = await startIntake(new ManualClock('2026-11-16T10:00:00+08:00'), { natsUrl: nats.url });
  rpc = new RpcClient(nats.as('mediation'), 'mediation');
}, 60_000);
afterAll(async () => {
  await rpc.close();
  await intake.stop();
  await nats.stop();
});

/** Asked again until intake has come to listen. */
async function ask(caseId: string, seq: number) {
  return until('intake answers', () =>
    rpc.ask(showReferralSubject, { caseId, seq }, Referral).catch(() => null),
  );
}

it('a referral is told with who quarrels, by its event', async () => {
  const id = await walk(intake, 'accept');
  const parties = [{ name: 'Upstairs Party', phone: '13800000001' }, { name: 'Downstairs Party' }];
  const { body } = await intake.post(`/v1/cases/${id}/refer`, {
    as: 'linjiang-officer-a',
    body: { place: `${linjiang}.hongqi`, parties },
  });
  expect((await ask(id, body.version)).referral).toEqual({
    title: matter.summary,
    category: matter.category,
    parties: [parties[0], { name: 'Downstairs Party', phone: null }],
  });
  // Before it, after it, and of a case nobody has: no referral.
  for (const seq of [body.version - 1, body.version + 1]) expect((await ask(id, seq)).referral).toBeNull();
  expect((await ask('00000000-0000-7000-8000-000000000000', 1)).referral).toBeNull();
});
