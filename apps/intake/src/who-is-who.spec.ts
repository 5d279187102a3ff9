import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import { TestService } from '@fengqiao/test-rig/harness/test-service';
import { complaint, give, linjiang, matter, register, roadTo, startIntake } from './intake.scenario.ts';
import { intake as definition } from './intake.service.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const dongcheng = 'shifan.dongcheng';
const hubin = 'shifan.dongcheng.hubin';
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
}, 60_000);
afterAll(() => intake.stop());

const asked = async (path: string, claims: Record<string, unknown>) =>
  intake.get(path, { token: await intake.token(claims) });
const change = (path: string, body: object, as = 'admin') =>
  intake.post(`/v1/directory/${path}`, { as, body });
const audited = async (id: string) =>
  (
    await intake.dataSource.query('select person from read_audit where case_id = $1 order by read_at', [id])
  ).map(({ person }: { person: string }) => person);

describe('who a token is', () => {
  let id: string;
  beforeAll(async () => {
    id = (await register(intake, { body: complaint })).body.id;
  });

  it.each([
    ['in capitals', 'HUBIN-CHIEF'],
    ['with a blank behind', 'hubin-chief '],
    ['with another letter that looks the same', 'hubin\u2010chief'],
    ['of nobody', 'nobody-here'],
    ['called as another kind is', 'anonymous'],
  ])('%s matches nobody, who sees nothing whatever it claims', async (_, sub) => {
    for (const unit of [hubin, dongcheng, 'shifan'])
      for (const roles of [['chief'], ['desk'], ['supervisor', 'admin']]) {
        expect((await asked(`/v1/cases/${id}`, { sub, roles, unit })).status).toBe(404);
        expect((await asked('/v1/cases', { sub, roles, unit })).body.items).toEqual([]);
      }
    const claims = { sub, roles: ['admin'], unit: 'shifan' };
    for (const list of ['units', 'people', 'posts'])
      expect((await asked(`/v1/directory/${list}`, claims)).body.items ?? []).toEqual([]);
    const token = await intake.token(claims);
    const added = { id: 'x', nameZh: 'x', role: 'admin', unit: 'shifan' };
    expect((await intake.post('/v1/directory/people', { token, body: added })).body.code).toBe('forbidden');
    const limit = { kind: 'elapsed', duration: 'PT3M' };
    const whatIf = {
      calendar: null,
      limit,
      startedAt: '2026-11-16T10:00:00+08:00',
      asOf: null,
      suspensions: [],
    };
    expect((await intake.post('/v1/clock/project', { token, body: whatIf })).status).toBe(200);
  });

  it('needs no roles and no unit, and those it has neither give nor move a seat', async () => {
    const sees = async (claims: Record<string, unknown>) =>
      (await asked(`/v1/cases/${id}`, { sub: 'dongcheng-desk', ...claims })).body.reporter?.name ?? null;
    expect([await sees({}), await sees({ unit: hubin }), await sees({ roles: ['desk', 'admin'] })]).toEqual(
      Array(3).fill('Reporter Zhang'),
    );
    // Narrowed: in scope all the same, and no desk.
    expect([await sees({ roles: [] }), await sees({ roles: ['officer'] })]).toEqual([null, null]);
    expect(
      (await asked(`/v1/cases/${id}`, { sub: 'hubin-chief', unit: 'shifan', roles: ['supervisor'] })).status,
    ).toBe(404);
  });

  it('is by the subject alone where the person has one, and no id is another’s subject', async () => {
    const given = { id: 'new-desk', nameZh: '新受理席', role: 'desk', unit: dongcheng };
    const subject = 'b2f7c1de-0d3e-4a6f-9a51-0c1d2e3f4a5b';
    expect((await change('people', { ...given, subject })).body).toEqual({ ...given, subject });
    const sees = async (sub: string) => (await asked(`/v1/cases/${id}`, { sub })).status;
    expect([await sees(subject), await sees(subject.toUpperCase()), await sees('new-desk')]).toEqual([
      200, 404, 404,
    ]);
    for (const body of [
      { ...given, id: 'other', subject },
      { ...given, id: 'other', subject: 'hubin-desk' },
    ])
      expect((await change('people', body)).body.code).toBe('subject-taken');
    for (const wrong of ['', ' ', 'a ', '\u00a0a', 'a'.repeat(256)])
      expect((await change('people', { ...given, id: 'other', subject: wrong })).status).toBe(400);
    expect((await change('people/new-desk/change', { subject: null })).body.subject).toBe('new-desk');
    expect([await sees(subject), await sees('new-desk')]).toEqual([404, 200]);
    const [{ data }] = await intake.dataSource.query(
      `select data from event where aggregate_type = 'person' and data ->> 'person' = 'new-desk' order by seq limit 1`,
    );
    expect(data.subject).not.toContain(subject);
    expect((await asked('/v1/directory/people/new-desk', { sub: 'linjiang-desk' })).body.subject).toBeNull();
  });

  it.each(['guest-2', 'Anonymous', 'party:a'])('%s is no id that the directory takes', async (name) => {
    const body = { id: name, nameZh: 'x', role: 'desk', unit: dongcheng };
    expect((await change('people', body)).status).toBe(400);
    const csv = `id,name_zh,role,unit,post\n${name},x,desk,${dongcheng},\n`;
    expect(
      (await intake.post('/v1/imports/people', { as: 'admin', body: csv })).body.errors[0],
    ).toMatchObject({
      column: 'id',
      code: 'invalid-value',
    });
  });
});

describe('a desk that stands in for a chief elsewhere', () => {
  it('is that chief and not that unit’s desk: it sees no reporter and gives no command of a desk there', async () => {
    await change('stand-ins', { unit: dongcheng, person: 'qiaotou-desk' });
    const { id } = (await register(intake, { body: complaint })).body;
    const answer = await intake.get(`/v1/cases/${id}`, { as: 'qiaotou-desk' });
    expect([answer.status, answer.body.reporter]).toEqual([200, null]);
    expect((await intake.get(`/v1/cases/${id}`, { as: 'dongcheng-desk' })).body.reporter).not.toBeNull();
    const submit = await intake.post(`/v1/cases/${id}/submit`, {
      as: 'qiaotou-desk',
      body: { unit: dongcheng },
    });
    expect(submit.body.code).toBe('forbidden');
    await give(intake, id, [['submit', 'dongcheng-desk', { unit: dongcheng }]]);
    const assigned = await intake.post(`/v1/cases/${id}/assign`, {
      as: 'qiaotou-desk',
      body: { unit: dongcheng, handler: 'dongcheng-officer' },
    });
    expect([assigned.status, assigned.body.owner.standIn]).toEqual([200, true]);
  });
});

describe('a repeated answer', () => {
  const keyed = (key: string) => ({ 'idempotency-key': key });

  it('goes to whoever may read it now, in the view of now, with a line in the audit', async () => {
    const { id } = (await register(intake, { body: complaint })).body;
    const repeat = () =>
      intake.post(`/v1/cases/${id}/submit`, {
        ...{ as: 'dongcheng-desk', body: { unit: dongcheng } },
        headers: keyed('submit-again'),
      });
    const first = await repeat();
    expect([first.status, first.body.reporter?.name]).toEqual([200, 'Reporter Zhang']);
    clock.advance(60_000);
    const again = await repeat();
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([
      200,
      first.body,
      first.headers.get('etag'),
    ]);
    expect(await audited(id)).toEqual(['dongcheng-desk', 'dongcheng-desk']);
    await change('people/dongcheng-desk/change', { role: 'officer' });
    expect((await repeat()).body).toMatchObject({ id, reporter: null });
    await change('people/dongcheng-desk/change', { role: 'desk', unit: hubin });
    const hidden = await repeat();
    expect([hidden.status, hidden.body.code]).toEqual([404, 'not-found']);
    expect(JSON.stringify(hidden.body)).not.toContain('Zhang');
    await change('people/dongcheng-desk/change', { unit: dongcheng });
    expect(JSON.stringify(await intake.dataSource.query('select * from idempotent_answer'))).not.toContain(
      'Zhang',
    );
  });

  it('of an administrator’s command goes to administrators alone', async () => {
    const headers = keyed('contact');
    const contact = (as: string) =>
      intake.post('/v1/directory/people/linjiang-chief/contact', {
        ...{ as, headers, body: { email: 'chief@example.org', webhook: null } },
      });
    await change('people', { id: 'second-admin', nameZh: '管理员乙', role: 'admin', unit: 'shifan' });
    const token = await intake.token({ sub: 'second-admin' });
    const asSecond = () =>
      intake.post('/v1/directory/people/linjiang-chief/contact', {
        ...{ token, headers, body: { email: 'chief@example.org', webhook: null } },
      });
    expect([(await contact('admin')).status, (await asSecond()).status, (await asSecond()).status]).toEqual([
      200, 200, 200,
    ]);
    await change('people/second-admin/change', { role: 'desk' });
    expect((await asSecond()).body.code).toBe('forbidden');
  });

  it('to a stranger with the same key and words has all but the code', async () => {
    for (const key of ['1', 'portal', '0193a5b2-7c1d-7e2f-8a3b-4c5d6e7f8a9b']) {
      const [mine, theirs] = [
        await register(intake, { headers: keyed(key) }),
        await register(intake, { headers: keyed(key) }),
      ];
      const { queryCode, ...shown } = mine.body;
      expect([theirs.status, theirs.body]).toEqual([201, shown]);
      expect(queryCode).toMatch(/^\w{10}$/);
    }
  });

  it('under a random UUID has the code, which stands nowhere in clear, nor does the key', async () => {
    const key = randomUUID();
    const [first, again] = [
      await register(intake, { headers: keyed(key) }),
      await register(intake, { headers: keyed(key) }),
    ];
    expect(again.body).toEqual(first.body);
    const kept = JSON.stringify(await intake.dataSource.query('select * from idempotent_answer'));
    expect(kept).not.toContain(first.body.queryCode);
    expect(kept).not.toContain(key);
  });

  it('of a registration tells nothing that happened since to whoever has no token', async () => {
    const headers = keyed('portal-since');
    const { body: first } = await register(intake, { headers });
    await give(intake, first.id, roadTo('accept'));
    const { body: again } = await register(intake, { headers });
    expect(again).toMatchObject({ id: first.id, stage: 'registered', handler: null, version: 1 });
  });

  it('of a release before is found, and drawn anew', async () => {
    const { id, version } = (await register(intake, { as: 'linjiang-desk' })).body;
    const content = ['submit', id, { unit: linjiang }];
    await intake.dataSource.query(
      `insert into idempotent_answer (person, key, fingerprint, answer)
       values ('linjiang-desk', 'of-yesterday', sha256(convert_to($1, 'UTF8')), $2)`,
      [JSON.stringify(content), JSON.stringify({ id, version, reporter: { name: 'as it was' } })],
    );
    const again = await intake.post(`/v1/cases/${id}/submit`, {
      ...{ as: 'linjiang-desk', body: { unit: linjiang }, headers: keyed('of-yesterday') },
    });
    expect([again.status, again.body.stage, again.body.reporter.name]).toEqual([
      200,
      'registered',
      'Reporter Zhang',
    ]);
  });

  it('is nobody’s who is called as a citizen or as nobody was', async () => {
    const { body: theirs } = await register(intake, { headers: keyed('shared') });
    for (const sub of ['anonymous', 'nobody:', `citizen/${theirs.id}`, `citizen:${theirs.id}`]) {
      const token = await intake.token({ sub, roles: ['desk'], unit: linjiang });
      const answer = await intake.post('/v1/cases', { token, body: matter, headers: keyed('shared') });
      expect(answer.body.id).not.toBe(theirs.id);
      expect(answer.body.queryCode).not.toBe(theirs.queryCode);
    }
  });
});

describe('an empty directory', () => {
  it('is filled by the one who is named to, until it holds an administrator, whom it then keeps', async () => {
    const firstAdmin = 'sso|first';
    const fresh = await TestService.start('intake', definition, { clock, firstAdmin });
    const load = async (what: string, sub: string, body: string) =>
      fresh.post(`/v1/imports/${what}`, { token: await fresh.token({ sub }), body });
    for (const sub of ['admin', 'sso|First', 'sso|first '])
      expect((await load('units', sub, sampleFile('units.csv'))).body.code).toBe('forbidden');
    expect((await load('units', firstAdmin, sampleFile('units.csv'))).status).toBe(200);
    expect((await load('people', firstAdmin, sampleFile('people.csv'))).status).toBe(200);
    expect((await load('people', firstAdmin, sampleFile('people.csv'))).body.code).toBe('forbidden');
    expect((await load('people', 'admin', sampleFile('people.csv'))).body.skipped).toBeGreaterThan(40);
    const token = await fresh.token('admin');
    const demoted = await fresh.post('/v1/directory/people/admin/change', { token, body: { role: 'desk' } });
    expect([demoted.status, demoted.body.code]).toEqual([422, 'last-administrator']);
    const csv = 'id,name_zh,role,unit,post\nadmin,系统管理员,desk,shifan,\n';
    expect((await load('people', 'admin', csv)).body.errors).toEqual([
      expect.objectContaining({ row: 2, column: 'role', code: 'last-administrator' }),
    ]);
    await fresh.stop();
  });

  it('knows people by the claim that is configured', async () => {
    const other = await TestService.start('intake', definition, {
      ...{ clock, subjectClaim: 'preferred_username', databaseUrl: intake.databaseUrl },
    });
    const as = async (claims: Record<string, unknown>) =>
      (await other.get('/v1/cases', { token: await other.token(claims) })).body.items?.length;
    expect(await as({ sub: 'a-uuid', preferred_username: 'supervisor' })).toBeGreaterThan(0);
    expect(await as({ sub: 'supervisor', preferred_username: 'nobody' })).toBe(0);
    expect(await as({ sub: 'supervisor' })).toBeUndefined();
    await other.stop();
  });
});

describe('an import of people', () => {
  it('takes subjects, refuses one that is another’s, and leaves those it does not name', async () => {
    const head = 'id,name_zh,role,unit,post,subject\n';
    const load = (rows: string) => intake.post('/v1/imports/people', { as: 'admin', body: head + rows });
    expect((await load(`sso-desk,甲,desk,${linjiang},,sso|desk\n`)).status).toBe(200);
    expect((await load(`sso-desk,甲,desk,${linjiang},,\n`)).body).toMatchObject({ skipped: 1 });
    expect((await load(`b,乙,desk,${linjiang},,sso|desk\n`)).body.errors).toEqual([
      expect.objectContaining({ row: 2, column: 'subject', code: 'subject-taken' }),
    ]);
    const token = await intake.token({ sub: 'sso|desk' });
    expect((await intake.get('/v1/cases', { token })).body.items.length).toBeGreaterThan(0);
  });
});
