import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canSeeReporter } from '@fengqiao/domain/case/visibility/fields';
import { readerOf } from '@fengqiao/domain/aggregate/reader';
import { callerOf } from '@fengqiao/identity/subject-key';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile, sampleRows } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { CaseRow } from '../cases/case.entity.ts';
import { DirectorySource } from '../directory/directory-source.ts';
import { complaint, matter, startIntake } from '../intake.scenario.ts';
import { showsReporter, shownTo } from './search-cases.ts';
import { visibleTo } from './case-query.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
  await intake.post('/v1/imports/ledger', { as: 'admin', body: sampleFile('ledger.csv') });
});
afterAll(() => intake.stop());

async function found(q: string, as = 'hq-analyst', more = ''): Promise<string[]> {
  const { status, body } = await intake.get(`/v1/cases?limit=200&q=${encodeURIComponent(q)}${more}`, { as });
  expect(status).toBe(200);
  return body.items.map(({ id }: { id: string }) => id);
}

const told = {
  ...matter,
  summary: '楼道 ＡＢＣ 堆物',
  detail: '三号楼道堆放电动车，夜间充电',
  place: '红旗小区',
};

async function register(body: object): Promise<{ id: string; number: string }> {
  return (await intake.post('/v1/cases', { body })).body;
}

describe('the worklist is searched', () => {
  it('by number and ref, in any letter case, and by each as a filter of its own', async () => {
    const { id, number } = await register(told);
    expect(await found(number)).toEqual([id]);
    expect(await found(` ${number.toLowerCase()} `)).toEqual([id]);
    expect(await found('A-010')).toHaveLength(1);
    const { body } = await intake.get(`/v1/cases?number=${number}`, { as: 'hq-analyst' });
    expect(body.items.map((each: { id: string }) => each.id)).toEqual([id]);
    expect(await found(number, 'hq-analyst', '&stage=closed')).toEqual([]);
  });

  it.each(['堆物', '红旗', '电动车 堆物', 'abc', 'ａｂｃ 小区', '夜间充电'])('by words: %s', async (q) => {
    const { id } = await register(told);
    expect(await found(q)).toContain(id);
  });

  it.each(['物堆', '电动车 噪声', '堆', '%', '__', "'", '\\', '堆%物'])(
    'not by what does not stand in it: %s',
    async (q) => {
      const { id } = await register(told);
      expect(await found(q)).not.toContain(id);
    },
  );

  const reporter = { name: '欧阳 Łucja', phone: '(010) 65432100 转8012' };

  it.each([
    '欧阳',
    'łucja',
    '010-65432100',
    '+86 10 6543 2100',
    '０１０６５４３２１００',
    '010-65432100#8012',
  ])('by its reporter, for those who see the reporter: %s', async (q) => {
    const { id } = await register({ ...told, unit: 'shifan.dongcheng.linjiang', reporter });
    expect(await found(q, 'linjiang-officer-a')).toContain(id);
    expect(await found(q, 'dongcheng-desk')).toContain(id);
    // They see the case, and not who reported it.
    for (const as of ['hq-analyst', 'supervisor']) {
      expect(await found(q, as)).toEqual([]);
      expect(await found('堆物', as)).toContain(id);
    }
  });

  it('not by another extension, another number, or half a number', async () => {
    const { id } = await register({ ...told, unit: 'shifan.dongcheng.linjiang', reporter });
    for (const q of ['010-65432100#8013', '010-65432101', '65432100', '6543'])
      expect([q, (await found(q, 'linjiang-officer-a')).includes(id)]).toEqual([q, false]);
  });

  it('and a complaint’s reporter is found by the receiving desk alone', async () => {
    const { id } = await register({ ...complaint, reporter: { name: '司马相', phone: '13911112222' } });
    for (const q of ['司马相', '139 1111 2222']) {
      expect(await found(q, 'dongcheng-desk')).toEqual([id]);
      for (const as of [
        'dongcheng-chief',
        'bureau-desk',
        'hq-analyst',
        'supervisor',
        'hubin-chief',
        'hubin-desk',
      ])
        expect([q, as, await found(q, as)]).toEqual([q, as, []]);
    }
  });

  it('by a number that a version before this one wrote, as it was given', async () => {
    const { id } = await register({ ...told, unit: 'shifan.dongcheng.linjiang', reporter });
    await intake.dataSource.query('update ledger_case set reporter_phone_key = null where id = $1', [id]);
    expect(await found(reporter.phone, 'linjiang-officer-a')).toContain(id);
  });

  it('by its words as they are now, which no command writes anew', async () => {
    const kept = async (id: string) =>
      (
        await intake.dataSource.query('select xmin::text, phone from case_search where case_id = $1', [id])
      )[0];
    const { id } = await register({ ...told, unit: 'shifan.dongcheng.linjiang', reporter });
    const before = await kept(id);
    expect(before.phone).toBe('+861065432100');
    const body = { unit: 'shifan.dongcheng.linjiang' };
    expect((await intake.post(`/v1/cases/${id}/submit`, { as: 'linjiang-desk', body })).status).toBe(200);
    expect(await kept(id)).toEqual(before);
    await intake.dataSource.query(`update ledger_case set detail = '井盖缺失' where id = $1`, [id]);
    expect([await found('井盖'), (await found('夜间充电')).includes(id)]).toEqual([[id], false]);
    await intake.dataSource.query('delete from ledger_case where id = $1', [id]);
    expect(await kept(id)).toBeUndefined();
  });

  it('shows the reporter of exactly those cases in which the rules show him or her', async () => {
    for (const subjectUnit of ['shifan.dongcheng', 'shifan', 'shifan.dongcheng.linjiang.hongqi', undefined])
      await register({ ...complaint, subjectUnit });
    const { manager } = intake.dataSource;
    const rows = await manager.find(CaseRow);
    const directory = await intake.running.app.get(DirectorySource).current(manager);
    const now = await clock.now();
    let shown = 0;
    for (const { id, role } of sampleRows('people.csv')) {
      const token = { kind: 'token', subject: id ?? '', roles: [role as 'desk'] } as const;
      const reader = readerOf(callerOf(token), directory, now);
      const visible = rows
        .filter((row) => canSeeReporter(row.state, reader, { directory, now }))
        .map((row) => row.id);
      const asked = visibleTo(manager.createQueryBuilder(CaseRow, 'c').where('true'), {
        reader,
        directory,
        now,
      });
      const bySql = await asked.andWhere(showsReporter, shownTo(reader, directory)).getMany();
      expect([id, bySql.map((row) => row.id).sort()]).toEqual([id, visible.sort()]);
      shown += visible.length;
    }
    expect(shown).toBeGreaterThan(20);
  });
});

describe('names and numbers as people write them', () => {
  it.each(['\u200b', '\u2800\u3164', '\u2060', '试\u202e名'])(
    'refuses a name that is not what it looks like: %j',
    async (name) => {
      const { status, body } = await intake.post('/v1/cases', {
        ...{ headers: { 'accept-language': 'en' } },
        body: { ...matter, reporter: { name, phone: '13800000000' } },
      });
      expect([status, body.code, body.errors.at(-1)]).toMatchObject([
        ...[400, 'validation'],
        { field: 'reporter.name', code: expect.stringMatching(/^(nothing-visible|invisible-character)$/) },
      ]);
    },
  );

  it('keeps a number as it was given, and refuses what is none in both languages', async () => {
    const given = '(010) 65432100 转8012';
    const as = 'bureau-desk';
    const kept = await intake.post('/v1/cases', {
      ...{ as, body: { ...matter, reporter: { name: '张三', phone: given } } },
    });
    expect(kept.body.reporter).toMatchObject({ name: '张三', phone: given });
    for (const [language, message] of [
      ['zh-CN', '不是电话号码'],
      ['en', 'Not a telephone number'],
    ]) {
      const { body } = await intake.post('/v1/cases', {
        headers: { 'accept-language': language ?? '' },
        body: { ...matter, reporter: { name: '张三', phone: '+-- --' } },
      });
      expect(body.errors).toEqual([{ field: 'reporter.phone', code: 'bad-phone', message }]);
    }
  });
});
