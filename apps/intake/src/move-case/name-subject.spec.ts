import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleRows } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { CaseRow } from '../cases/case.entity.ts';
import { asCitizen, complaint, give, linjiang, matter, roadTo, startIntake } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const dongcheng = 'shifan.dongcheng';
const everybody = sampleRows('people.csv').map(({ id }) => id ?? '');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

/** `complaint-two-subjects.json`, sent as a desk. */
const twoSubjects = {
  ledger: 'complaint',
  channel: 'portal',
  category: 'window-conduct',
  summary: '要求缴纳不明费用',
  detail: '当事人称被要求缴费且不给票据',
  subjectPersons: ['linjiang-officer-a', 'dongcheng-chief'],
  reporter: { name: '钱试二', phone: '13800002222' },
};

async function registered(body: object, as: string | null = 'bureau-desk') {
  const answer = await intake.post('/v1/cases', { ...(as !== null && { as }), body });
  expect(answer.status).toBe(201);
  return answer.body as { id: string; number: string; queryCode: string };
}

/** Everybody of the sample who gets it at its address. */
async function whoSees(id: string): Promise<string[]> {
  const seen = await Promise.all(
    everybody.map(async (as) => ((await intake.get(`/v1/cases/${id}`, { as })).status === 200 ? [as] : [])),
  );
  return seen.flat().sort();
}

async function ownerOf(id: string): Promise<string> {
  return (await intake.dataSource.manager.findOneByOrFail(CaseRow, { id })).state.ownerPost;
}

describe('several subjects', () => {
  it('an officer and then the chief of his branch: neither branch nor station knows, supervision owns', async () => {
    const { id } = await registered(twoSubjects);
    expect(await ownerOf(id)).toBe('shifan.ducha#chief');
    const seen = await whoSees(id);
    expect(seen.filter((person) => /dongcheng|linjiang|hubin|community/.test(person))).toEqual([]);
    expect(seen).toContain('ducha-chief');
    const { body } = await intake.get(`/v1/cases/${id}`, { as: 'ducha-desk' });
    expect(body.reporter).toMatchObject(twoSubjects.reporter);
    expect((await intake.get(`/v1/cases/${id}`, { as: 'supervisor' })).body.reporter).toBeNull();
  });

  it('a station, with the chief of its branch named beside', async () => {
    const { id } = await registered({
      ...twoSubjects,
      subjectUnit: linjiang,
      subjectPersons: ['dongcheng-chief'],
    });
    expect(await ownerOf(id)).toBe('shifan.ducha#chief');
    expect((await whoSees(id)).filter((person) => /dongcheng|linjiang|hubin/.test(person))).toEqual([]);
  });

  it('fourteen persons, every superior among them: the last resort owns, and none of them knows', async () => {
    const named = [
      ...['linjiang-officer-a', 'linjiang-officer-b', 'linjiang-chief', 'linjiang-desk', 'hubin-officer'],
      ...['hubin-chief', 'hubin-desk', 'dongcheng-chief', 'dongcheng-desk', 'bureau-chief', 'ducha-chief'],
      ...['ducha-desk', 'jijian-chief', 'jijian-member'],
    ];
    const { id } = await registered({ ...twoSubjects, subjectPersons: named });
    expect(named).toHaveLength(14);
    expect(await ownerOf(id)).toBe('partner.xinfang#chief');
    expect(await whoSees(id)).toEqual(['xinfang-chief', 'xinfang-member']);
  });
});

describe('whom it is about, in the citizen’s words', () => {
  it('is the receiving desk’s alone to see, in its inbox at once, until it is settled', async () => {
    const told = await registered({ ...matter, subjects: '临江所那位高个子民警' }, null);
    expect(await whoSees(told.id)).toEqual(['bureau-desk']);
    expect((await intake.get(`/v1/cases/${told.id}`, { as: 'bureau-desk' })).body).toMatchObject({
      subjects: '临江所那位高个子民警',
      subjectsInWords: true,
      ledger: 'claim',
      confidential: true,
    });
    const { body: inbox } = await intake.get('/v1/notices', { as: 'bureau-desk' });
    expect(inbox.items[0]).toMatchObject({ case: { id: told.id }, cause: { type: 'registered' } });
    const named = await intake.post(`/v1/cases/${told.id}/name-subject`, {
      as: 'bureau-desk',
      body: { subjectPersons: ['linjiang-officer-a'] },
    });
    expect([named.status, named.body.subjectsInWords]).toEqual([200, false]);
    expect(await ownerOf(told.id)).toBe('shifan.dongcheng#chief');
    const seen = await whoSees(told.id);
    expect(seen).toContain('dongcheng-desk');
    expect(seen).not.toContain('linjiang-officer-a');
  });

  it('is settled with nobody only for a reason', async () => {
    const { id } = await registered({ ...complaint, subjectUnit: undefined, subjects: '不知道是谁' }, null);
    const path = `/v1/cases/${id}/name-subject`;
    const bare = await intake.post(path, { as: 'bureau-desk', body: {} });
    expect([bare.status, bare.body.code]).toEqual([422, 'reason-required']);
    const settled = await intake.post(path, { as: 'bureau-desk', body: { reason: '并非针对个人' } });
    expect(settled.body).toMatchObject({ subjectsInWords: false, subjectUnits: [], subjectPersons: [] });
    expect(await whoSees(id)).toContain('bureau-chief');
  });

  it('a case that becomes a complaint without a subject is not open to the unit it may be about', async () => {
    const { id } = await registered(matter, null);
    const { body } = await intake.post(`/v1/cases/${id}/submit`, {
      as: 'linjiang-desk',
      body: { unit: linjiang, ledger: 'complaint' },
    });
    expect(Object.keys(body).sort()).toEqual(['id', 'number']);
    expect(await whoSees(id)).toEqual(['bureau-desk']);
  });
});

describe('a subject that is named later', () => {
  it('takes the case from whoever may no longer have it, and leaves who named it the number alone', async () => {
    const { id, number } = await registered(matter, null);
    await give(intake, id, roadTo('accept'));
    const { status, body, headers } = await intake.post(`/v1/cases/${id}/name-subject`, {
      as: 'linjiang-desk',
      body: { subjectUnit: linjiang },
    });
    expect([status, body, headers.get('etag')]).toEqual([200, { id, number }, null]);
    expect((await intake.get(`/v1/cases/${id}`, { as: 'linjiang-desk' })).status).toBe(404);
    const { body: shown } = await intake.get(`/v1/cases/${id}`, { as: 'dongcheng-desk' });
    expect(shown).toMatchObject({ stage: 'submitted', handler: null, handlingUnit: null });
    expect(await ownerOf(id)).toBe(`${dongcheng}#chief`);
    const { body: told } = await intake.get('/v1/notices', { as: 'dongcheng-chief' });
    expect(told.items.map(({ cause }: { cause: { type: string } }) => cause.type)).toContain('subject-named');
    const assigned = await intake.post(`/v1/cases/${id}/assign`, {
      as: 'dongcheng-chief',
      body: { unit: linjiang },
    });
    expect([assigned.status, assigned.body.code]).toEqual([422, 'conflict-of-interest']);
  });

  it('leaves no name in events', async () => {
    const { id } = await registered({ ...matter, subjects: '那位所长' }, null);
    await give(intake, id, [
      ['name-subject', 'bureau-desk', { subjectPersons: ['linjiang-chief'], reason: '核实' }],
    ]);
    const [{ left }] = await intake.dataSource.query(
      `select (select string_agg(data::text, '') from event where aggregate_id = $1)
           || (select plan::text from ladder_plan where aggregate_id = $1) as left`,
      [id],
    );
    expect(left).toContain('subject-named');
    for (const secret of ['linjiang-chief', '那位所长', 'subjectPersons']) expect(left).not.toContain(secret);
  });
});

describe('what was received as a complaint', () => {
  it('stays confidential in any ledger until its reporter consents and a supervisor lifts it', async () => {
    const own = await registered({ ...complaint, subjectUnit: undefined }, null);
    await give(intake, own.id, [['reclassify', 'bureau-desk', { ledger: 'claim' }]]);
    const read = async (as: string) => (await intake.get(`/v1/cases/${own.id}`, { as })).body;
    expect(await read('bureau-chief')).toMatchObject({ ledger: 'claim', confidential: true, reporter: null });
    const lift = () =>
      intake.post(`/v1/cases/${own.id}/lift-confidentiality`, { as: 'supervisor', body: {} });
    expect((await lift()).body.code).toBe('consent-required');
    const consent = (given: boolean) => asCitizen(intake, own, 'consent', { given });
    expect((await consent(true)).status).toBe(200);
    expect((await consent(false)).status).toBe(200);
    expect((await lift()).body.code).toBe('consent-required');
    await consent(true);
    expect((await lift()).body).toMatchObject({ confidential: false });
    expect((await read('bureau-chief')).reporter).toMatchObject(complaint.reporter);
    await give(intake, own.id, [['reclassify', 'bureau-desk', { ledger: 'complaint' }]]);
    expect(await read('bureau-desk')).toMatchObject({ ledger: 'complaint', confidential: false });
  });

  it('is lifted by its owner where no supervisor may see it', async () => {
    const own = await registered({ ...complaint, subjectUnit: 'shifan' }, null);
    await asCitizen(intake, own, 'consent', { given: true });
    const lift = (as: string) => intake.post(`/v1/cases/${own.id}/lift-confidentiality`, { as, body: {} });
    expect((await lift('supervisor')).status).toBe(404);
    expect((await lift('jijian-member')).body.code).toBe('forbidden');
    expect((await lift('jijian-chief')).status).toBe(200);
  });
});

describe('the last resort', () => {
  it('is never left without anybody', async () => {
    const { status, body } = await intake.post('/v1/directory/posts/unseat', {
      as: 'admin',
      body: { unit: 'partner.xinfang', person: 'xinfang-chief' },
    });
    expect([status, body.code]).toEqual([422, 'no-last-resort']);
  });
});
