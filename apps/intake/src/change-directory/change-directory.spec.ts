import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { linjiang, startIntake, walk } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const dongcheng = 'shifan.dongcheng';
const chengguan = 'shifan.beishan.chengguan';
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
beforeEach(() => clock.advance(60_000));
afterAll(() => intake.stop());

const change = (path: string, body: object, as = 'admin', headers = {}) =>
  intake.post(`/v1/directory/${path}`, { as, body, headers });
const read = async (path: string, as = 'linjiang-desk') =>
  (await intake.get(`/v1/directory/${path}`, { as })).body;
const acting = async (unit: string, at = '') => {
  const { items } = await read(`posts?unit=${unit}${at && `&at=${encodeURIComponent(at)}`}`);
  return items.find((item: { unit: string }) => item.unit === unit);
};

async function rows(): Promise<string> {
  const tables = [
    'unit',
    'person',
    'posting',
    'post_holding',
    'stand_in',
    'absence',
    'event',
    'idempotent_answer',
  ];
  const counts = tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ');
  const [row] = await intake.dataSource.query(`select ${counts}, (select version from directory_version)`);
  return JSON.stringify(row);
}

async function told(aggregate: string): Promise<object[]> {
  const events = await intake.dataSource.query(
    `select data from event where aggregate_type = $1 order by position`,
    [aggregate],
  );
  return events.map(({ data }: { data: object }) => data);
}

describe('a chief on leave', () => {
  const leave = { since: '2026-11-18T09:00:00+08:00', until: '2026-11-20T18:00:00+08:00' };

  it('is stood in for from the moment named up to the other, as a reader may ask beforehand', async () => {
    const standIn = { unit: linjiang, person: 'linjiang-officer-b', ...leave };
    expect(await change('stand-ins', standIn)).toMatchObject({
      status: 200,
      body: { ...standIn, post: 'chief' },
    });
    expect((await acting(linjiang, '2026-11-18T08:59:59+08:00')).acting.person).toBe('linjiang-chief');
    expect((await acting(linjiang, leave.since)).acting).toEqual({
      person: 'linjiang-officer-b',
      unit: linjiang,
      post: 'chief',
      standIn: true,
    });
    expect((await acting(linjiang, leave.until)).acting.person).toBe('linjiang-chief');
  });

  it('leaves what he or she would do to the stand-in, who is recorded as one', async () => {
    const id = await walk(intake, 'submit');
    clock.set('2026-11-18T09:00:00+08:00');
    const assignment = { unit: linjiang, handler: 'linjiang-officer-a' };
    const refused = await intake.post(`/v1/cases/${id}/assign`, { as: 'linjiang-chief', body: assignment });
    expect(refused.body.code).toBe('forbidden');
    const taken = await intake.post(`/v1/cases/${id}/assign`, { as: 'linjiang-officer-b', body: assignment });
    expect(taken.body).toMatchObject({
      stage: 'assigned',
      owner: { person: 'linjiang-officer-b', standIn: true },
    });
    const { body } = await intake.get(`/v1/cases/${id}/events`, { as: 'linjiang-desk' });
    expect(body.items.at(-1)).toMatchObject({ type: 'assigned', by: 'linjiang-officer-b', standIn: true });
  });

  it('without a stand-in is passed over, one level up', async () => {
    const { body: away } = await change('absences', { person: 'dongcheng-chief' });
    expect(await acting(dongcheng)).toMatchObject({
      holder: 'dongcheng-chief',
      away: true,
      acting: { person: 'bureau-chief', unit: 'shifan', standIn: true },
    });
    clock.advance(60_000);
    expect((await change(`absences/${away.id}/cancel`, {})).status).toBe(200);
    expect((await acting(dongcheng)).acting.person).toBe('dongcheng-chief');
    expect((await change(`absences/${away.id}/cancel`, {})).body.code).toBe('already-ended');
  });
});

describe('a post', () => {
  it('changes hands at a moment, and who held it before stays on record', async () => {
    const since = new Date((await clock.now()) + 3_600_000).toISOString();
    expect((await change('posts/seat', { unit: dongcheng, person: 'dongcheng-deputy', since })).status).toBe(
      200,
    );
    expect((await acting(dongcheng)).holder).toBe('dongcheng-chief');
    clock.advance(3_600_000);
    expect((await acting(dongcheng)).holder).toBe('dongcheng-deputy');
    const { holdings } = await read(`posts/history?unit=${dongcheng}`);
    expect(
      holdings.map(({ person, until }: { person: string; until: string }) => [person, until !== null]),
    ).toEqual([
      ['dongcheng-chief', true],
      ['dongcheng-deputy', false],
    ]);
    // He keeps his other post beside it.
    expect((await read('people/dongcheng-deputy')).posts).toEqual([
      { unit: dongcheng, post: 'deputy', standIn: false },
      { unit: dongcheng, post: 'chief', standIn: false },
    ]);
  });

  it('that was vacant on the day a rung was climbed stays so for that day, whoever is seated later', async () => {
    const before = new Date(await clock.now()).toISOString();
    clock.advance(60_000);
    await change('posts/seat', { unit: chengguan, person: 'chengguan-officer' });
    expect((await acting(chengguan, before)).holder).toBeNull();
    expect((await acting(chengguan)).holder).toBe('chengguan-officer');
    const left = await change('posts/unseat', { unit: chengguan, person: 'chengguan-officer' });
    expect(left.status).toBe(200);
  });
});

describe('a person', () => {
  it('is added, moved from now on, and shows where he or she sat', async () => {
    const person = { id: 'hubin-newcomer', nameZh: '新人', role: 'officer', unit: 'shifan.dongcheng.hubin' };
    expect((await change('people', person)).status).toBe(200);
    clock.advance(60_000);
    expect(
      (await change('people/hubin-newcomer/change', { role: 'desk', unit: linjiang })).body,
    ).toMatchObject({
      nameZh: '新人',
      role: 'desk',
    });
    const { history } = await read('people/hubin-newcomer');
    expect(history.postings).toEqual([
      { role: 'officer', unit: person.unit, since: null, until: expect.any(String) },
      { role: 'desk', unit: linjiang, since: history.postings[0].until, until: null },
    ]);
    expect((await told('person')).at(-1)).toEqual({
      person: 'hubin-newcomer',
      role: 'desk',
      unit: linjiang,
      since: expect.any(String),
      by: 'admin',
    });
  });

  it('says how notices reach him or her; others do not learn it, nor do other services', async () => {
    const contact = { email: 'a@example.org', webhook: 'https://example.org/hook' };
    expect((await change('people/linjiang-chief/contact', contact, 'linjiang-chief')).status).toBe(200);
    expect((await change('people/linjiang-chief/contact', contact)).status).toBe(200);
    expect((await change('people/linjiang-chief/contact', contact, 'linjiang-desk')).status).toBe(403);
    expect((await read('people/linjiang-chief', 'linjiang-chief')).contact).toEqual(contact);
    expect((await read('people/linjiang-chief', 'admin')).contact).toEqual(contact);
    expect((await read('people/linjiang-chief')).contact).toBeNull();
    const [{ left }] = await intake.dataSource.query(`select string_agg(data::text, '') as left from event`);
    for (const secret of ['example.org', '新人', '临江派出所所长']) expect(left).not.toContain(secret);
  });
});

describe('a unit', () => {
  it('is added below another and renamed, and others are told', async () => {
    const unit = { path: `${linjiang}.xinjie`, nameZh: '新街警务室', nameEn: 'Xinjie Room', level: 'room' };
    expect((await change('units', unit)).body).toMatchObject({ ...unit, parent: linjiang });
    const renamed = { path: unit.path, nameZh: '新街社区警务室', nameEn: 'Xinjie Community Room' };
    expect((await change('units/rename', renamed)).status).toBe(200);
    const { items } = await read(`units?unit=${linjiang}`);
    expect(items.map(({ path }: { path: string }) => path)).toContain(unit.path);
    expect((await told('unit')).at(-1)).toMatchObject(renamed);
  });
});

it('a repeated change is answered as the first time', async () => {
  const headers = { 'idempotency-key': 'leave-1' };
  const away = { person: 'qiaotou-officer', until: '2026-12-01T09:00:00+08:00' };
  const first = await change('absences', away, 'admin', headers);
  clock.advance(60_000);
  expect((await change('absences', away, 'admin', headers)).body).toEqual(first.body);
  const other = await change('absences', { person: 'qiaotou-officer' }, 'admin', headers);
  expect(other.body.code).toBe('idempotency-conflict');
});

describe('refused, in both languages and with nothing written', () => {
  const past = '2026-11-16T09:00:00+08:00';
  it.each<[string, string, object, number, string, string?]>([
    ['by anybody but the administrator', 'absences', { person: 'admin' }, 403, 'forbidden', 'bureau-chief'],
    [
      'a chief seated in the past',
      'posts/seat',
      { unit: linjiang, person: 'linjiang-desk', since: past },
      422,
      'backdated',
    ],
    ['a leave that began yesterday', 'absences', { person: 'admin', since: past }, 422, 'backdated'],
    [
      'a leave that ends before it begins',
      'absences',
      { person: 'admin', until: past },
      422,
      'period-reversed',
    ],
    ['a stranger', 'posts/seat', { unit: linjiang, person: 'nobody' }, 422, 'unknown-person'],
    ['a unit nobody knows', 'stand-ins', { unit: 'shifan.mars', person: 'admin' }, 422, 'unknown-unit'],
    [
      'the chief as his own stand-in',
      'stand-ins',
      { unit: linjiang, person: 'linjiang-chief' },
      422,
      'already-held',
    ],
    ['who does not hold it', 'posts/unseat', { unit: linjiang, person: 'linjiang-desk' }, 422, 'not-held'],
    [
      'a unit twice',
      'units',
      { path: linjiang, nameZh: '甲', nameEn: 'A', level: 'station' },
      422,
      'unit-exists',
    ],
    [
      'a second bureau',
      'units',
      { path: 'other', nameZh: '甲', nameEn: 'A', level: 'bureau' },
      422,
      'second-bureau',
    ],
    [
      'a unit in the air',
      'units',
      { path: 'x.y', nameZh: '甲', nameEn: 'A', level: 'station' },
      422,
      'unknown-unit',
    ],
    [
      'a person twice',
      'people',
      { id: 'admin', nameZh: '甲', role: 'desk', unit: linjiang },
      422,
      'person-exists',
    ],
    ['nothing to change', 'people/admin/change', {}, 400, 'validation'],
    ['no address', 'people/admin/contact', { email: 'x', webhook: null }, 400, 'validation'],
    [
      'a webhook to a file',
      'people/admin/contact',
      { email: null, webhook: 'file:///etc/passwd' },
      400,
      'validation',
    ],
    [
      'a stand-in nobody knows',
      'stand-ins/01a20525-6756-7127-a3ab-5136a793926d/cancel',
      {},
      404,
      'not-found',
    ],
  ])('%s', async (_, path, body, status, code, as = 'admin') => {
    const before = await rows();
    for (const [language, script] of [
      ['zh-CN', /\p{Script=Han}/u],
      ['en', /^[\x20-\x7e]+$/],
    ] as const) {
      const answer = await change(path, body, as, { 'accept-language': language });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.body.title).toMatch(script);
    }
    expect(await rows()).toBe(before);
  });
});
