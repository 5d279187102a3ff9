import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { LadderWatch } from '@fengqiao/test-rig/harness/ladder-watch';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { startTestTemporal } from '@fengqiao/test-rig/servers/test-temporal';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { found, looked, move, officer, outreachSample, startOutreach } from '../outreach.scenario.ts';
import { outreach as definition } from '../outreach.service.ts';

let temporal: Awaited<ReturnType<typeof startTestTemporal>>;
let nats: TestNats;
let database: TestDatabase;
let outreach: TestService;
let ladder: LadderWatch;

beforeAll(async () => {
  database = await cloneDatabase('outreach', definition, outreachSample);
  [temporal, nats] = await Promise.all([startTestTemporal(), startTestNats()]);
  outreach = await startOutreach(temporal.clock, {
    ...{ roles: ['api', 'relay', 'worker'], databaseUrl: database.url },
    ...{ natsUrl: nats.url, temporalAddress: temporal.address },
  });
  ladder = new LadderWatch(temporal, outreach.dataSource, 'hazard', workflowBundlePath);
}, 120_000);
afterAll(async () => {
  await outreach.stop();
  await database.drop();
  await nats.stop();
  await temporal.env.teardown();
});

it('climbs to the end of the limit, where the re-check begins by itself, and ends with the hazard', async () => {
  const id = await found(outreach);
  const noticed = await move(outreach, id, [['notice', officer]]);
  const due = Date.parse(noticed.notices[0].rectifyBy);
  await ladder.settled(id);
  await temporal.env.sleep(due + 60_000 - (await temporal.clock.now()));
  await until('the limit is over', async () => (await ladder.climbs(id)).length >= 3);
  expect((await ladder.climbs(id)).slice(0, 3).map(({ rung }) => rung)).toEqual([
    ...['rectify/1/reminder/1', 'rectify/1/warning/1', 'rectify/1/breach/1'],
  ]);
  await ladder.settled(id);
  const { searchAttributes } = await ladder.handle(id).describe();
  expect(searchAttributes).toMatchObject({ Kind: ['hazard'], Number: [noticed.number] });
  const closed = await move(outreach, id, [['re-check', officer, looked('passed')]]);
  expect(closed.clocks).toMatchObject([
    { name: 'notice', state: 'met' },
    { name: 'rectify', state: 'missed' },
    { name: 're-check', state: 'met' },
  ]);
  // Awaiting a result lets time skip: not before the ladder has been told that it is over.
  await ladder.settled(id);
  await ladder.handle(id).result();
  await ladder.replays(id, 'hazard');
}, 60_000);
