import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SmsSink } from '@fengqiao/test-rig/fakes/sms-sink';
import { replays } from '@fengqiao/test-rig/harness/replay';
import { until as eventually } from '@fengqiao/test-rig/harness/until';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { DeliveryHarness } from '../deliver-notices/delivery.scenario.ts';
import { matter } from '../intake.scenario.ts';

const phone = '13800000000';
const email = 'li@example.org';
let sms: SmsSink;
let office: DeliveryHarness;

beforeAll(async () => {
  sms = await SmsSink.start();
  office = await DeliveryHarness.open({ sms: sms.template });
}, 120_000);
afterAll(async () => {
  await office.close();
  await sms.stop();
});

const reporter = { name: 'Reporter Li', phone, email, messages: ['email', 'sms'] };
const raised = async () => (await office.intake.post('/v1/cases', { body: { ...matter, reporter } })).body;
const letters = (number: string) => office.mail.to(email).filter(({ text }) => text.includes(number));
const texts = (number: string) => sms.to(phone).filter(({ text }) => text.includes(number));

describe('by the workflow', () => {
  it('what is raised late at night is answered at eight, by both channels, once each', async () => {
    await office.evening();
    await office.sleepUntil((await office.now()) + 2 * 3_600_000);
    const { id, number } = await raised();
    const [{ at }] = await office.intake.dataSource.query(
      'select send_at as at from citizen_message where case_id = $1',
      [id],
    );
    await eventually('Temporal is told', async () => {
      const [row] = await office.intake.dataSource.query(
        'select told_at from citizen_message where case_id = $1',
        [id],
      );
      return row.told_at !== null;
    });
    await office.sleepUntil((at as Date).getTime() - 60_000);
    expect([letters(number), texts(number)]).toEqual([[], []]);
    await office.sleepUntil((at as Date).getTime() + 60_000);
    await eventually('both are there', async () => letters(number).length > 0 && texts(number).length > 0);
    await eventually('both are on record', async () => {
      const all = await office.deliveries(`citizen/${id}`);
      return all.length === 2 && all.every(({ state }) => state === 'delivered');
    });
    expect([letters(number).length, texts(number).length]).toEqual([1, 1]);

    const handle = office.temporal.env.client.workflow.getHandle(`notices/citizen/${id}`);
    await handle.result();
    const lived = await handle.fetchHistory();
    const plain = JSON.stringify(historyToJSON(lived));
    for (const secretWord of [phone, email, number, matter.summary]) expect(plain).not.toContain(secretWord);
    await replays(workflowBundlePath, `notices/citizen/${id}`, lived);
  }, 120_000);

  it('a gateway that is away delays a text, not the letter, and gets it under the same id when it is back', async () => {
    const ids = new Set<string>();
    sms.code = ({ id }) => {
      ids.add(id);
      return 9;
    };
    const { id, number } = await raised();
    await eventually('the letter is there', async () => letters(number).length === 1);
    await eventually('the gateway was tried', async () => ids.size > 0);
    expect(texts(number)).toEqual([]);
    sms.code = () => 0;
    await eventually('the text is there', async () => {
      await office.sleepUntil((await office.now()) + 60_000);
      return texts(number).length === 1;
    });
    expect([...ids]).toEqual([texts(number)[0]?.id]);
    const { body } = await office.intake.get(`/v1/cases/${id}/messages`, { as: 'linjiang-desk' });
    expect(body.undelivered).toBe(0);
  }, 120_000);
});
