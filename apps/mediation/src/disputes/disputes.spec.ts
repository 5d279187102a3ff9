import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/manual-clock';
import { startTestNats, type TestNats } from '@fengqiao/test-rig/test-nats';
import { TestService, type Call } from '@fengqiao/test-rig/test-service';
import { until } from '@fengqiao/test-rig/until';
import { register, startIntake } from '../../../intake/src/intake.scenario.ts';
import { mediation } from '../mediation.service.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let nats: TestNats;
let intake: TestService;
let disputes: TestService;

beforeAll(async () => {
  nats = await startTestNats();
  intake = await startIntake(clock, { roles: ['api', 'relay'], natsUrl: nats.url });
  disputes = await TestService.start('mediation', mediation, { clock, roles: ['api', 'relay', 'worker'], natsUrl: nats.url });
  await until('mediation knows the places', async () => {
    const [{ count }] = await disputes.dataSource.query('select count(*)::int as count from known_unit');
    return count === 20;
  });
}, 60_000);
afterAll(async () => {
  await Promise.all([intake.stop(), disputes.stop()]);
  await nats.stop();
});

const quarrel = {
  title: '上下楼漏水赔偿',
  place: 'shifan.dongcheng.linjiang.hongqi',
  origin: 'police',
  complexity: 'general',
  colour: 'yellow',
  parties: [{ name: 'Party Li' }, { name: 'Party Wang' }],
};

function screen(call: Partial<Call> = {}) {
  return disputes.post('/v1/disputes', { as: 'linjiang-officer-a', body: quarrel, ...call });
}

describe('a dispute', () => {
  it('is written down where it is, community first', async () => {
    const { status, body, headers } = await screen();
    expect(status).toBe(201);
    expect(body).toMatchObject({ number: expect.stringMatching(/^JF-2026-\d{6}$/), status: 'screened', level: 'community', parties: quarrel.parties });
    expect(headers.get('etag')).toBe('"1"');
    const read = await disputes.get(`/v1/disputes/${body.id}`, { as: 'community-mediator' });
    expect(read.body).toEqual(body);
  });

  it('is there once for one key', async () => {
    const headers = { 'idempotency-key': 'dispute-1' };
    const first = await screen({ headers });
    expect((await screen({ headers })).body).toEqual(first.body);
    expect((await screen({ headers, body: { ...quarrel, colour: 'red' } })).body.code).toBe('idempotency-conflict');
  });

  it('is listed to those where it is and above, and to nobody beside', async () => {
    const { body } = await screen();
    const sees = async (as: string) => (await disputes.get('/v1/disputes', { as })).body.items.some((item: { id: string }) => item.id === body.id);
    expect(await Promise.all(['community-mediator', 'linjiang-chief', 'dongcheng-desk', 'supervisor'].map(sees))).toEqual([true, true, true, true]);
    expect(await Promise.all(['xuefu-mediator', 'hubin-chief', 'sifa-member'].map(sees))).toEqual([false, false, false]);
    expect((await disputes.get(`/v1/disputes/${body.id}`, { as: 'hubin-chief' })).status).toBe(404);
    expect((await disputes.get(`/v1/disputes/${body.id}/events`, { as: 'hubin-chief' })).status).toBe(404);
  });

  it('names no party in its event', async () => {
    const { body } = await screen();
    const { body: timeline } = await disputes.get(`/v1/disputes/${body.id}/events`, { as: 'linjiang-chief' });
    expect(timeline.items).toHaveLength(1);
    expect(JSON.stringify(timeline)).toContain(body.number);
    for (const secret of ['Party', quarrel.title]) expect(JSON.stringify(timeline)).not.toContain(secret);
  });

  it.each([
    ['a place that is no room', { body: { ...quarrel, place: 'shifan.dongcheng' }, as: 'bureau-desk' }, 'unknown-unit'],
    ['a place that is not theirs', { as: 'hubin-officer' }, 'forbidden'],
    ['a role that screens nothing', { as: 'linjiang-chief' }, 'forbidden'],
    ['one party', { body: { ...quarrel, parties: [{ name: 'alone' }] } }, 'validation'],
    ['nobody in particular', { as: undefined }, 'unauthenticated'],
  ])('is refused for %s', async (_, call, code) => {
    const [{ count }] = await disputes.dataSource.query('select count(*)::int as count from dispute');
    expect((await screen(call)).body.code).toBe(code);
    const [after] = await disputes.dataSource.query('select count(*)::int as count from dispute');
    expect(after.count).toBe(count);
  });
});

describe('a case and its disputes', () => {
  it('are told by the mediation service when intake asks, and unavailable when it is away', async () => {
    const { body: matter } = await register(intake);
    const { body: dispute } = await screen({ body: { ...quarrel, relatedCase: matter.id } });
    const path = `/v1/cases/${matter.id}/disputes`;
    const answer = await intake.get(path, { as: 'linjiang-desk' });
    expect([answer.status, answer.body.items]).toEqual([200, [{ id: dispute.id, number: dispute.number, status: 'screened' }]]);

    await disputes.running.app.close();
    const away = await intake.get(path, { as: 'linjiang-desk' });
    expect([away.status, away.body.code]).toEqual([503, 'unavailable']);
  });
});
