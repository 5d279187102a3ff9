import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/servers/test-nats';
import { v7 as uuidv7 } from 'uuid';
import { ReaderHarness } from '../consumer/reader.scenario.ts';

let nats: TestNats;
let bench: ReaderHarness;

beforeAll(async () => {
  nats = await startTestNats();
});
afterAll(() => nats.stop());
beforeEach(async () => {
  bench = await ReaderHarness.start(nats);
});
afterEach(() => bench.stop());

it('the comparison with the owner names what somebody else published in its name, and nothing else', async () => {
  const [honest, continued, phantom] = [uuidv7(), uuidv7(), uuidv7()];
  bench.reader('reader');
  const [last] = (await bench.record(continued, 1, 2)).slice(-1);
  const forged = (subject: string, seq: number) => ({ ...last!, subject, seq, id: `${subject}:${seq}` });
  await bench.publish(...(await bench.record(honest, 1, 3)), forged(continued, 1), last!);
  await bench.publish(forged(continued, 3), forged(phantom, 1), forged(phantom, 2));
  await bench.settled();
  const { headCheck } = bench.processorOf('comparing');
  expect(await headCheck.run()).toBe(true);
  expect(bench.ahead).toEqual(
    new Map([
      [continued, 3],
      [phantom, 2],
    ]),
  );
});
