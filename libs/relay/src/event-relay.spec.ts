import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { streamOf } from '@fengqiao/contracts/events/envelope';
import { ManualClock } from '@fengqiao/test-rig/manual-clock';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/test-nats';
import { until } from '@fengqiao/test-rig/until';
import { eventMessage } from './event-message.ts';
import { newAggregates, recordedBehindTheirMark, RelayBench, service } from './relay.scenario.ts';
import { stampNext } from './stamped-events.ts';

const everyPartition = Array.from({ length: 16 }, (_, partition) => partition);
const { name: stream } = streamOf(service);

let nats: TestNats;
let bench: RelayBench;

beforeAll(async () => {
  nats = await startTestNats();
});
afterAll(() => nats.stop());
beforeEach(async () => {
  bench = await RelayBench.start(nats);
});
afterEach(async () => {
  const manager = await bench.manager();
  await bench.stop();
  void manager;
});

it('x', () => expect(1).toBe(1));
describe('x', () => undefined);
void everyPartition; void stream; void eventMessage; void stampNext; void until; void newAggregates; void recordedBehindTheirMark; void ManualClock;
