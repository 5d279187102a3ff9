import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { streamOf } from '@fengqiao/contracts/events/envelope';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { Call } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { complaint, register } from '../../../intake/src/intake.scenario.ts';
import { hongqi, quarrel, TwoServices } from '../mediation.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let services: TwoServices;

beforeAll(async () => {
  services = await TwoServices.start(clock);
});
afterAll(() => services.stop());

function screen(call: Call = {}) {
  return services.mediation.post('/v1/disputes', { as: 'linjiang-desk', body: quarrel, ...call });
}

async function listed(as: string, query = ''): Promise<string[]> {
  const { body } = await services.mediation.get(`/v1/disputes?limit=200${query}`, { as });
  return body.items.map((item: { id: string }) => item.id);
}

describe('a dispute', () => {
  it('is written down where it is: 201 with its number, at the community, and read back', async () => {
    const { status, body, headers } = await screen();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...quarrel,
      version: 1,
      status: 'screened',
      level: 'community',
      relatedCase: null,
    });
    expect(body.number).toMatch(/^JF-2026-\d{6}$/);
    expect(body.screenedAt).toBe('2026-11-20T17:00:00+08:00');
    expect([headers.get('etag'), headers.get('location')]).toEqual(['"1"', `/v1/disputes/${body.id}`]);
    // Whoever writes it down is no party: nobody is told a code.
    expect(JSON.stringify(body)).not.toMatch(/queryCode|partyCodes|claim/);
    const read = await services.mediation.get(`/v1/disputes/${body.id}`, { as: 'linjiang-desk' });
    expect([read.status, read.body, read.headers.get('etag')]).toEqual([200, body, '"1"']);
  });

  it('has its number from the local year', async () => {
    clock.set('2027-01-01T00:30:00+08:00');
    const { body } = await screen();
    clock.set('2026-11-20T17:00:00+08:00');
    expect(body.number).toMatch(/^JF-2027-/);
  });

  it('is listed newest first, page by page, and by the case it is linked to', async () => {
    const { body: matter } = await register(services.intake);
    const linked = await screen({ body: { ...quarrel, relatedCase: matter.id } });
    const newest = await screen();
    const all = await listed('linjiang-desk');
    expect(all.slice(0, 2)).toEqual([newest.body.id, linked.body.id]);
    expect(await listed('linjiang-desk', `&relatedCase=${matter.id}`)).toEqual([linked.body.id]);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = `/v1/disputes?limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await services.mediation.get(path, { as: 'linjiang-desk' });
      seen.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.next;
    }
    expect(seen).toEqual(all);
  });

  it('tells what happened to it', async () => {
    const { body } = await screen();
    const { body: events } = await services.mediation.get(`/v1/disputes/${body.id}/events`, {
      as: 'linjiang-desk',
    });
    expect(events.items).toMatchObject([
      {
        seq: 1,
        type: 'screened',
        occurredAt: '2026-11-20T17:00:00+08:00',
        by: 'linjiang-desk',
        fact: { type: 'screened', policy: 'mediation-2', parties: [{ key: 'A' }, { key: 'B' }] },
      },
    ]);
  });

  it('exists for those at its place or above and for the whole bureau, for nobody else', async () => {
    const { body } = await screen();
    const path = `/v1/disputes/${body.id}`;
    for (const as of [
      'community-mediator',
      'linjiang-chief',
      'dongcheng-desk',
      'bureau-chief',
      'hq-analyst',
      'supervisor',
      'admin',
    ]) {
      expect([as, (await services.mediation.get(path, { as })).status]).toEqual([as, 200]);
      expect(await listed(as)).toContain(body.id);
    }
    for (const as of ['xuefu-mediator', 'hubin-chief', 'beishan-chief', 'huzheng-officer', 'sifa-member']) {
      expect([as, (await services.mediation.get(path, { as })).status]).toEqual([as, 404]);
      expect([as, (await services.mediation.get(`${path}/events`, { as })).status]).toEqual([as, 404]);
      expect(await listed(as)).not.toContain(body.id);
    }
  });

  it('keeps the names of its parties and its title out of every event', async () => {
    const { body } = await screen();
    const rows = await services.mediation.dataSource.query(
      'select to_jsonb(event)::text as text from event where aggregate_id = $1',
      [body.id],
    );
    const published = await until('it is on the stream', async () => {
      const subject = 'fengqiao.mediation.dispute.screened';
      const last = await services.nats.operate(({ streams }) =>
        streams.getMessage(streamOf('mediation').name, { last_by_subj: subject }),
      );
      return last?.string().includes(body.id) && last.string();
    });
    for (const text of [rows[0].text, published]) {
      expect(text).toContain(body.number);
      for (const secret of ['Party', quarrel.title]) expect(text).not.toContain(secret);
    }
  });
});

describe('a repeated command', () => {
  it('gives the same answer for the same key and body, also to six at once, and writes one dispute', async () => {
    const headers = { 'idempotency-key': 'room-1' };
    const before = await listed('admin');
    const answers = await Promise.all(Array.from({ length: 6 }, () => screen({ headers })));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    const [first] = answers;
    for (const { body } of answers) expect(body).toEqual(first?.body);
    // Codes are the parties', by a receipt each.
    expect(JSON.stringify(first?.body)).not.toContain('queryCode');
    expect(await listed('admin')).toHaveLength(before.length + 1);
  });

  it('is refused when the body differs, and is another command from another person', async () => {
    const headers = { 'idempotency-key': 'room-2' };
    const { body: first } = await screen({ headers });
    const other = await screen({ headers, body: { ...quarrel, colour: 'red' } });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-conflict']);
    const theirs = await screen({ headers, as: 'linjiang-officer-a' });
    expect([theirs.status, theirs.body.id === first.id]).toEqual([201, false]);
  });
});

describe('refusals', () => {
  const spoilt = (change: object): Call => ({ body: { ...quarrel, ...change } });

  it.each<[string, Call, number, string]>([
    ['no token', { as: undefined }, 401, 'unauthenticated'],
    ['a role that screens nothing', { as: 'hq-analyst' }, 403, 'forbidden'],
    ['a place that is not theirs', { as: 'hubin-desk' }, 403, 'forbidden'],
    ['a place that is no room', spoilt({ place: 'shifan.dongcheng.linjiang' }), 422, 'unknown-unit'],
    ['a place nobody knows', spoilt({ place: `${hongqi}.nowhere` }), 422, 'unknown-unit'],
    ['one party', spoilt({ parties: [{ name: 'A' }] }), 400, 'validation'],
    ['an unknown colour', spoilt({ colour: 'green' }), 400, 'validation'],
    ['a field too many', spoilt({ level: 'county' }), 400, 'validation'],
    ['a title PostgreSQL cannot keep', spoilt({ title: 'a\u0000b' }), 400, 'validation'],
    ['half a character', spoilt({ parties: [{ name: '\ud800' }, { name: 'B' }] }), 400, 'validation'],
    ['a related case that is no id', spoilt({ relatedCase: 'SQ-2026-000001' }), 400, 'validation'],
    ['a body that is not JSON', { body: 'title=x' }, 415, 'unsupported-media-type'],
  ])('%s', async (_, call, status, code) => {
    const before = await listed('admin');
    const kept = await services.mediation.dataSource.query('select key from idempotent_answer');
    for (const [language, words] of [
      ['en', /^[\x20-\x7e]+$/],
      ['zh-CN', /\p{Script=Han}/u],
    ] as const) {
      const headers = { 'accept-language': language, 'idempotency-key': 'refused' };
      const answer = await screen({ ...call, headers });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.headers.get('content-type')).toMatch('application/problem+json');
      expect(answer.body.title).toMatch(words);
    }
    expect(await listed('admin')).toEqual(before);
    expect(await services.mediation.dataSource.query('select key from idempotent_answer')).toEqual(kept);
  });
});

describe('disputes of a case, asked by intake', () => {
  const disputesOf = (id: string, as = 'linjiang-desk') =>
    services.intake.get(`/v1/cases/${id}/disputes`, { as });

  it('are those linked to it, by number and status alone', async () => {
    const { body: matter } = await register(services.intake);
    expect((await disputesOf(matter.id)).body.items).toEqual([]);
    const { body } = await screen({ body: { ...quarrel, relatedCase: matter.id } });
    const { id, number, status } = body;
    expect((await disputesOf(matter.id)).body.items).toEqual([{ id, number, status }]);
  });

  it('do not exist for whom the case does not', async () => {
    const { body: secret } = await register(services.intake, { body: complaint });
    await screen({ body: { ...quarrel, relatedCase: secret.id } });
    expect((await disputesOf(secret.id, 'hubin-desk')).status).toBe(404);
    expect((await disputesOf(secret.id, 'dongcheng-desk')).status).toBe(200);
  });

  it('are unavailable while mediation is down, in both languages, and intake takes cases all the same', async () => {
    const { body: matter } = await register(services.intake);
    const { body: linked } = await screen({ body: { ...quarrel, relatedCase: matter.id } });
    await services.mediationStops();
    const { status, body, headers } = await disputesOf(matter.id);
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'unavailable', '2']);
    expect((await register(services.intake)).status).toBe(201);
    await services.mediationStarts();
    const again = await until('it answers again', async () => {
      const answer = await disputesOf(matter.id);
      return answer.status === 200 && answer;
    });
    expect(again.body.items).toEqual([{ id: linked.id, number: linked.number, status: 'screened' }]);
  });
});
