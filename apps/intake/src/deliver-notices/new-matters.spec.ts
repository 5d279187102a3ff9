import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@fengqiao/test-rig/harness/until';
import { complaint, matter, register } from '../intake.scenario.ts';
import { DeliveryHarness } from './delivery.scenario.ts';
import { DeliveryQueue } from './delivery-queue.ts';

let office: DeliveryHarness;
const desk = 'linjiang-desk';

beforeAll(async () => {
  office = await DeliveryHarness.open();
  await office.reachable(desk);
  await office.evening();
}, 120_000);
afterAll(() => office.close());

const inbox = async (as: string) => (await office.intake.get('/v1/notices', { as })).body.items;

describe('in the evening', () => {
  it('a new case is in the inbox of its desk at once, and leaves the house when the unit opens', async () => {
    const { body } = await register(office.intake);
    const [notice] = await inbox(desk);
    expect(notice).toMatchObject({
      case: { id: body.id },
      cause: { type: 'registered', words: { 'zh-CN': '新事项，请办理', en: 'A new matter' } },
      ...{ seat: 'shifan.dongcheng.linjiang#desk', clock: 'assign', deliveries: [] },
    });
    expect(await inbox('linjiang-chief')).toEqual([]);
    const [row] = await office.intake.dataSource.query(
      'select release_at = created_at as at_once, send_at from notice where recipient = $1',
      [desk],
    );
    expect(row.at_once).toBe(true);
    await office.sleepUntil((row.send_at as Date).getTime() - 60_000);
    expect([office.letters(desk), office.calls(desk)]).toEqual([[], []]);
    await office.sleepUntil((row.send_at as Date).getTime() + 60_000);
    await until('the letter is there', async () => office.letters(desk).length === 1);
    expect(office.letters(desk)[0]?.subject).toContain('新事项，请办理');
    await until('and the call', async () => office.calls(desk).length === 1);
  }, 120_000);

  it('a call for help goes by every channel while the unit is closed', async () => {
    await office.evening();
    const evening = await office.now();
    const { body } = await register(office.intake, { body: { ...matter, responseClass: '1-3-5' } });
    const here = <T extends { text?: string; body?: string }>(sent: readonly T[]) =>
      sent.some((each) => `${each.text ?? ''}${each.body ?? ''}`.includes(body.number));
    await until('both are there', async () => here(office.letters(desk)) && here(office.calls(desk)));
    // On the skipped clock, which stands where it is while nobody sleeps.
    expect((await office.now()) - evening).toBeLessThan(3_600_000);
    expect((await inbox(desk))[0]).toMatchObject({ case: { id: body.id }, clock: 'acknowledge' });
  }, 60_000);

  it('a complaint is told to the receiving desk alone', async () => {
    const { body } = await register(office.intake, { body: complaint });
    const [told] = await inbox('dongcheng-desk');
    expect(told).toMatchObject({ case: { id: body.id }, cause: { type: 'registered' } });
    const rows = await office.intake.dataSource.query('select recipient from notice where case_id = $1', [
      body.id,
    ]);
    expect(rows).toEqual([{ recipient: 'dongcheng-desk' }]);
  });
});

it('what does not wait for opening hours is sent before what was written earlier', async () => {
  const { intake } = office;
  await office.reachable('linjiang-officer-b', { webhook: false });
  const person = 'linjiang-officer-b';
  const notice = `insert into notice (id, recipient, cause_type, seat, cases, breached, escalated, created_at, release_at,
    offered_at, at_any_hour, email_delivery, changed_in)
    values (gen_random_uuid(), $1, 'assigned', 's', 1, 0, 0, now(), now(), now(), $2, $3, 0)`;
  const ids = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
  for (const [index, id] of ids.entries()) {
    await intake.dataSource.query(
      `insert into delivery (id, person, channel, created_at, tried_at, urgent)
       values ($1, $2, 'email', now(), now(), $3)`,
      [id, person, index === 1],
    );
    await intake.dataSource.query(notice, [person, index === 1, id]);
  }
  const next = await intake.running.app.get(DeliveryQueue).next({ person, channel: 'email' });
  expect(next?.id).toBe(ids[1]);
});
