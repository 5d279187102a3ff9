import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { replays } from '@fengqiao/test-rig/harness/replay';
import { until as eventually } from '@fengqiao/test-rig/harness/until';
import { receiverSecret } from '@fengqiao/webhook/receiver-secret';
import { signatureOf } from '@fengqiao/webhook/webhook-call';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { complaint, matter, register, startIntake } from '../intake.scenario.ts';
import { DeliveryHarness, secret } from './delivery.scenario.ts';

let office: DeliveryHarness;

beforeAll(async () => {
  office = await DeliveryHarness.open();
}, 120_000);
afterAll(() => office.close());

/** Longer than usual: mail, web, Temporal and PostgreSQL all share the machine with other specs. */

const handleOf = (person: string) => office.temporal.env.client.workflow.getHandle(`notices/${person}`);

/** Until Temporal has been told of everything written for a person. */
async function told(person: string): Promise<void> {
  await eventually('Temporal is told', async () => {
    const [row] = await office.intake.dataSource.query(
      'select count(*)::int as n from notice where recipient = $1 and told_at is null',
      [person],
    );
    return row.n === 0;
  });
}

describe('notices written in the evening', () => {
  const officer = 'linjiang-officer-a';
  it('are held back until the unit opens, and go as one digest by each channel', async () => {
    await office.reachable(officer);
    await office.evening();
    const cases = [await office.handTo(officer), await office.handTo(officer), await office.handTo(officer)];
    await told(officer);
    const release = await office.nextRelease(officer);
    await office.sleepUntil(release - 60_000);
    expect(office.letters(officer)).toEqual([]);
    await office.sleepUntil(release + 60_000);
    const [email] = await eventually('the letter is there', async () => office.letters(officer));
    if (!email) throw new Error('no letter');
    for (const { id, number } of cases) {
      expect(email.text).toContain(number);
      expect(email.text).toContain(`https://console.example.org/cases/${id}`);
    }
    expect(email.subject).toBe('【枫桥】3 条通知 / 3 notices');
    expect(email.text).toMatch(/已交办[\s\S]*----[\s\S]*Assigned/);
    for (const secretWord of [matter.summary, matter.detail, matter.reporter.name, matter.reporter.phone])
      expect(email.text + email.subject).not.toContain(secretWord);

    await eventually('the call is there', async () => office.calls(officer).length > 0);
    const [call] = office.calls(officer);
    const body = JSON.parse(call?.body ?? '');
    expect(body.notices).toHaveLength(3);
    expect(body.notices[0]).toMatchObject({ cause: { type: 'assigned', rung: null }, clock: 'complete' });
    const at = Number(/^t=(\d+),/.exec(String(call?.headers['fengqiao-signature']))?.[1]) * 1000;
    const own = receiverSecret(secret, officer, `${office.web.url}/${officer}`);
    expect(call?.headers['fengqiao-signature']).toBe(signatureOf(call?.body ?? '', own, at));

    await eventually('both are on record', async () => {
      const all = await office.deliveries(officer);
      return all.length === 2 && all.every(({ state }) => state === 'delivered');
    });
    const [mailed, called] = await office.deliveries(officer);
    expect(email.messageId).toBe(`${mailed?.id}@localhost`);
    expect(call?.headers['fengqiao-delivery']).toBe(called?.id);
    const { body: inbox } = await office.intake.get('/v1/notices', { as: officer });
    expect(inbox.items[0].deliveries).toMatchObject([
      { channel: 'email', state: 'delivered' },
      { channel: 'webhook', state: 'delivered' },
    ]);
    expect([office.letters(officer).length, office.calls(officer).length]).toEqual([1, 1]);
  }, 120_000);

  it('left a workflow that has ended, holds no address and no word, and replays', async () => {
    await handleOf(officer).result();
    const lived = await handleOf(officer).fetchHistory();
    const text = JSON.stringify(historyToJSON(lived));
    const plain =
      text +
      Buffer.from(
        [...text.matchAll(/"data": ?\\?"([^"\\]+)/g)].map(([, data]) => data ?? '').join(''),
        'base64',
      ).toString();
    for (const secretWord of ['example.org', matter.summary, '127.0.0.1'])
      expect(plain).not.toContain(secretWord);
    await replays(workflowBundlePath, `notices/${officer}`, lived, 'notices');
  });
});

describe('a call for help', () => {
  it('reaches people at any hour', async () => {
    await office.reachable('linjiang-chief', { webhook: false });
    await office.evening();
    await register(office.intake, { body: { ...matter, responseClass: 'help' } });
    await office.sleepUntil((await office.now()) + 4 * 60_000);
    const [email] = await eventually('the letter is there', async () => {
      // What was begun only after those minutes waits for more of them to pass.
      await office.sleepUntil((await office.now()) + 10_000);
      const all = office.letters('linjiang-chief').filter(({ text }) => text.includes('breach'));
      return all.length > 0 && all;
    });
    expect(email?.text).toContain('assign/1/breach/1');
    expect(email?.text).toMatch(/超时[\s\S]*Limit missed/);
  }, 120_000);
});

describe('an address that takes nothing', () => {
  it('is recorded as failed, for the person to see, and not tried again', async () => {
    const desk = 'hubin-desk';
    await office.reachable(desk);
    office.mail.receive = (to) => (to.startsWith(desk) ? 'never' : 'take');
    office.web.answer = ({ path }) => (path === `/${desk}` ? 307 : 204);
    await office.evening();
    await register(office.intake, {
      body: { ...matter, unit: 'shifan.dongcheng.hubin', responseClass: 'help' },
    });
    await office.sleepUntil((await office.now()) + 4 * 60_000);
    const isRefused = ({ state, reason }: { state: string; reason: string | null }) =>
      state === 'failed' && reason === 'refused';
    await eventually('both have failed', async () => {
      // Whoever was too slow to refuse is asked again, a while later.
      await office.sleepUntil((await office.now()) + 60_000);
      const all = await office.deliveries(desk);
      return new Set(all.map(({ channel }) => channel)).size === 2 && all.every(isRefused);
    });
    office.mail.receive = () => 'take';
    const { body } = await office.intake.get('/v1/notices', { as: desk });
    expect(body.items.at(-1).deliveries).toMatchObject([
      { channel: 'email', state: 'failed', reason: 'refused' },
      { channel: 'webhook', state: 'failed', reason: 'refused' },
    ]);
    // A redirect is not followed.
    expect(office.web.at('/elsewhere')).toEqual([]);
  }, 120_000);
});

describe('a notice of a case that is hidden from its recipient by then', () => {
  it('does not leave the service', async () => {
    const desk = 'dongcheng-desk';
    await office.reachable(desk);
    const { body } = await office.intake.post('/v1/cases', { body: complaint });
    await office.sleepUntil(Date.parse(body.clocks[0].dueAt) + 60_000);
    const unoffered = async () => {
      const [row] = await office.intake.dataSource.query(
        `select count(*)::int as n from notice where recipient = $1 and rung like '%breach%' and offered_at is null`,
        [desk],
      );
      return row.n as number;
    };
    await eventually('the breach is held back for the desk', async () => (await unoffered()) === 1);
    await told(desk);
    const release = await office.nextRelease(desk);
    // What the desk was told before, of the new matter and on the way to the breach, is on its way by itself.
    await eventually('what may leave has left', async () => {
      const sent = (await office.deliveries(desk)).filter(({ channel }) => channel === 'email');
      return sent.every(({ state }) => state === 'delivered') && sent.length <= office.letters(desk).length;
    });
    const subjects = () => office.letters(desk).map(({ subject }) => subject);
    const before = subjects();
    const moved = { role: 'desk', unit: 'shifan.dongcheng.hubin' };
    await office.intake.post(`/v1/directory/people/${desk}/change`, { as: 'admin', body: moved });
    await office.sleepUntil(release + 60_000);
    await eventually('it was looked at', async () => (await unoffered()) === 0);
    expect(subjects()).toEqual(before);
  }, 120_000);
});

/** An intake on the same database that nobody relays for, so that Temporal hears nothing of what it writes. */
async function withoutTemporal(write: (apart: TestService) => Promise<void>): Promise<void> {
  const { temporal, intake, mail } = office;
  const apart = await startIntake(temporal.clock, {
    roles: ['api'],
    databaseUrl: intake.databaseUrl,
    notices: { smtpUrl: mail.url },
  });
  await write(apart);
  await apart.stop();
}

async function handAtHubin(service: TestService, handler: string): Promise<void> {
  const unit = 'shifan.dongcheng.hubin';
  const { body } = await register(service, { body: { ...matter, unit } });
  await service.post(`/v1/cases/${body.id}/submit`, { as: 'hubin-desk', body: { unit } });
  const command = { as: 'hubin-chief', body: { unit, handler } };
  expect((await service.post(`/v1/cases/${body.id}/assign`, command)).status).toBe(200);
}

describe('while Temporal is away', () => {
  const officer = 'hubin-officer';
  it('notices wait, and come when it is back', async () => {
    await office.reachable(officer, { webhook: false });
    await office.evening();
    await withoutTemporal((apart) => handAtHubin(apart, officer));
    await told(officer);
    await office.sleepUntil((await office.nextRelease(officer)) + 60_000);
    await eventually('the letter is there', async () => office.letters(officer).length === 1);
  }, 120_000);

  it('a workflow that it lost is found again from the database', async () => {
    await office.evening();
    const before = office.letters(officer).length;
    const marked = `create function mark() returns trigger language plpgsql as
      $$ begin new.told_at := new.created_at; return new; end $$;
      create trigger as_if_told before insert on notice for each row execute function mark()`;
    await office.intake.dataSource.query(marked);
    await withoutTemporal((apart) => handAtHubin(apart, officer));
    await office.intake.dataSource.query('drop trigger as_if_told on notice; drop function mark');
    await office.sleepUntil((await office.nextRelease(officer)) + 3 * 60_000);
    await eventually('the letter is there', async () => office.letters(officer).length === before + 1);
  }, 120_000);
});

describe('a channel that is down', () => {
  it('does not hold up the other, and is tried until it is back, under the same id', async () => {
    const officer = 'linjiang-officer-b';
    await office.reachable(officer);
    await office.evening();
    office.mail.receive = (to) => (to.startsWith(officer) ? 'later' : 'take');
    await office.handTo(officer);
    await told(officer);
    await office.sleepUntil((await office.nextRelease(officer)) + 60_000);
    await eventually('the webhook has it', async () => office.calls(officer).length > 0);
    await eventually('the mail server was tried', async () => {
      const [mail] = await office.deliveries(officer);
      return mail?.state === 'waiting' && mail.reason === 'unreachable';
    });
    const { body } = await office.intake.get('/metrics');
    expect(body).toMatch(/fengqiao_notice_deliveries_total\{channel="email",outcome="retried"[^}]*\} [1-9]/);
    const [waiting] = await office.deliveries(officer);
    office.mail.receive = () => 'take';
    await office.sleepUntil((await office.now()) + 1_800_000);
    const [email] = await eventually(
      'the letter is there',
      async () => office.letters(officer).length > 0 && office.letters(officer),
    );
    expect(email?.messageId).toBe(`${waiting?.id}@localhost`);
  }, 120_000);
});

describe('a webhook that asks for a rest', () => {
  it('gets it', async () => {
    const officer = 'linjiang-officer-b';
    const rest = 2_400_000;
    const path = `/${officer}`;
    const tried: number[] = [];
    await office.reachable(officer, { email: false });
    await office.evening();
    const before = office.calls(officer).length;
    office.web.answerHeaders = { 'retry-after': String(rest / 1_000) };
    office.web.answer = (call) => {
      if (call.path !== path) return 204;
      tried.push(Number(/^t=(\d+)/.exec(String(call.headers['fengqiao-signature']))?.[1]) * 1_000);
      return tried.length === 1 ? 503 : 204;
    };
    await office.handTo(officer);
    await told(officer);
    await office.sleepUntil((await office.nextRelease(officer)) + 60_000);
    await eventually('it waits', async () => {
      const all = await office.deliveries(officer);
      return all.some(({ state, reason }) => state === 'waiting' && reason === 'answered-503');
    });
    // Five seconds, fifteen, forty-five: the pauses it would get of ourselves are over long before.
    await office.sleepUntil((await office.now()) + rest / 2);
    expect(tried).toHaveLength(1);
    await office.sleepUntil((await office.now()) + rest);
    await eventually('it has it', async () => office.calls(officer).length === before + 2);
    office.web.answerHeaders = {};
    office.web.answer = () => 204;
    const [first = 0, second = 0] = tried;
    expect(second - first).toBeGreaterThanOrEqual(rest - 1_000);
  }, 120_000);
});
