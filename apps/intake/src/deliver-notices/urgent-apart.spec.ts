import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { replays } from '@fengqiao/test-rig/harness/replay';
import { until as eventually } from '@fengqiao/test-rig/harness/until';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { matter, register } from '../intake.scenario.ts';
import { DeliveryHarness } from './delivery.scenario.ts';

const desk = 'linjiang-desk';
let office: DeliveryHarness;

beforeAll(async () => {
  office = await DeliveryHarness.open();
  await office.reachable(desk, { webhook: false });
}, 120_000);
afterAll(() => office.close());

const letterOf = (number: string) => office.letters(desk).find(({ text }) => text.includes(number));

async function call(): Promise<string> {
  const { body } = await register(office.intake, { body: { ...matter, responseClass: '1-3-5' } });
  return body.number;
}

/** Numbers go up by one. */
const nextNumber = (number: string) =>
  number.replace(/\d{6}$/, (digits) => String(Number(digits) + 1).padStart(6, '0'));

/** The letters that the mail server has put off, by the number that stands in them. */
const putOff = new Map<string, number>();
const putsOff = (number: string) => putOff.set(number, 0);

it('a letter that is put off holds up no call for help, nor one call another', async () => {
  office.mail.afterData = ({ text }) => {
    const number = [...putOff.keys()].find((each) => text.includes(each));
    if (number === undefined) return undefined;
    putOff.set(number, (putOff.get(number) ?? 0) + 1);
    return 451;
  };
  const { body } = await register(office.intake);
  const ordinary: string = body.number;
  putsOff(ordinary);
  const [row] = await office.intake.dataSource.query(
    'select max(send_at) as at from notice where recipient = $1',
    [desk],
  );
  await office.sleepUntil((row.at as Date).getTime() + 60_000);
  // Its pauses grow: the next is minutes away by then.
  await eventually('it was tried again and again', async () => {
    await office.sleepUntil((await office.now()) + 60_000);
    return (putOff.get(ordinary) ?? 0) >= 4;
  });

  const first = await call();
  await eventually('the call is there', async () => letterOf(first) !== undefined);
  expect(letterOf(ordinary)).toBeUndefined();

  const second = nextNumber(first);
  putsOff(second);
  expect(await call()).toBe(second);
  await eventually('it was put off', async () => (putOff.get(second) ?? 0) > 0);
  const third = await call();
  await eventually('the third is there', async () => letterOf(third) !== undefined);
  expect([letterOf(ordinary), letterOf(second)]).toEqual([undefined, undefined]);

  const waiting = (await office.deliveries(desk)).filter(({ state }) => state === 'waiting');
  putOff.clear();
  await eventually('what was put off comes, once and under its own id', async () => {
    await office.sleepUntil((await office.now()) + 60_000);
    return [ordinary, second].every((number) => letterOf(number) !== undefined);
  });
  const ids = office.letters(desk).map(({ messageId }) => messageId.split('@')[0]);
  for (const { id } of waiting) expect(ids.filter((each) => each === id)).toHaveLength(1);
}, 180_000);

it('left a history that replays', async () => {
  const lived = await office.temporal.env.client.workflow.getHandle(`notices/${desk}`).fetchHistory();
  await replays(workflowBundlePath, `notices/${desk}`, lived, 'urgent-notices');
});
