import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleRows } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { CaseDesk } from '../cases/case-desk.ts';
import { complaint, give, linjiang, matter, register, startIntake } from '../intake.scenario.ts';
import { candidatesByWords } from './candidates.ts';
import { PairStatistics } from './rare-pairs.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
const people = sampleRows('people.csv').map(({ id }) => id ?? '');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

interface Proposal {
  readonly case: { readonly id: string; readonly stage: string; readonly clocks: readonly object[] };
  readonly place: string | null;
  readonly score: number;
  readonly reasons: readonly string[];
}

async function ofDraft(body: object, as = 'linjiang-desk'): Promise<Proposal[]> {
  const answer = await intake.post('/v1/duplicates', { as, body });
  expect(answer.status).toBe(200);
  return answer.body.items;
}

const ids = (items: readonly Proposal[]) => items.map((item) => item.case.id);

describe('what may be the same matter', () => {
  const well = {
    ...matter,
    category: 'road',
    summary: '窨井盖不见了',
    detail: '兴业大道和三合路交叉口，骑车道上一个下水道的盖子没了，露着大洞',
    place: '兴业大道三合路口',
    reporter: { name: '欧阳一', phone: '13811112222' },
  };
  const same = {
    category: 'road',
    summary: '路口的井盖被偷',
    detail: '兴业大道三合路红绿灯那里，下水道盖子不见，一个大洞很危险',
    place: '兴业大道与三合路口',
  };

  it('is proposed to who writes it down, with why, and the row the list has', async () => {
    const { body } = await register(intake, { body: well });
    const [first] = await ofDraft(same);
    expect(first).toMatchObject({
      case: { id: body.id, stage: 'registered', number: body.number },
      place: well.place,
      reasons: ['same-place', 'same-category', 'alike-in-words'],
    });
    expect(first?.case.clocks).toEqual(body.clocks);
    expect(first?.score).toBeGreaterThan(0.5);
    expect(await ofDraft({ ...same, category: 'noise', place: '清河村', summary: '狗叫', detail: '整夜狗叫' })).toEqual([]); // prettier-ignore
    expect(await ofDraft({})).toEqual([]);
  });

  it('and on the page of a case, both ways', async () => {
    const { body: one } = await register(intake, { body: { ...well, place: '丁香路2号' } });
    const { body: two } = await register(intake, { body: { ...well, ...same, place: '丁香路2号' } });
    for (const [id, other] of [
      [one.id, two.id],
      [two.id, one.id],
    ]) {
      const { status, body } = await intake.get(`/v1/cases/${id}/duplicates`, { as: 'linjiang-desk' });
      expect([status, ids(body.items).includes(other), ids(body.items).includes(id)]).toEqual([
        200,
        true,
        false,
      ]);
    }
  });

  it.each(['13833334444', '138 3333 4444', '+86 138-3333-4444', '１３８３３３３４４４４'])(
    'by its reporter, however the number is written: %s',
    async (phone) => {
      const reporter = { name: '诸葛二', phone: '138-3333-4444' };
      const words = { summary: '楼道堆物', detail: '楼道里有旧沙发', place: '紫荆苑' };
      const { body } = await register(intake, {
        body: { ...matter, ...words, category: 'fire-lane', reporter },
      });
      const draft = { summary: '楼道里的沙发', place: '紫荆苑', category: 'fire-lane' };
      const find = async (more: object, as?: string) =>
        (await ofDraft({ ...draft, ...more }, as)).find((item) => item.case.id === body.id);
      const known = await find({ reporter: { phone } });
      expect(known?.reasons).toContain('same-reporter');
      const other = await find({ reporter: { phone: '13900000001' } });
      expect(known && other && Math.round((known.score - other.score) * 100)).toBeGreaterThan(0);
      // Whoever sees the case and not its reporter is told nothing of it, nor by a number.
      const unseen = await find({ reporter: { phone } }, 'hq-analyst');
      expect(unseen).toEqual(await find({ reporter: { phone: '13900000001' } }, 'hq-analyst'));
      expect(unseen?.reasons).not.toContain('same-reporter');
    },
  );

  it('but never a case that is over otherwise than closed, nor one of last year', async () => {
    const words = { summary: '古槐树要倒', detail: '老槐树倾斜，树枝压线', place: '槐荫巷9号' };
    const { body } = await register(intake, { body: { ...matter, ...words } });
    expect(ids(await ofDraft(words))).toEqual([body.id]);
    await intake.dataSource.query(`update ledger_case set received_at = '2025-11-20' where id = $1`, [
      body.id,
    ]);
    expect(await ofDraft(words)).toEqual([]);
    const { body: voided } = await register(intake, { body: { ...matter, ...words } });
    await give(intake, voided.id, [['void', 'supervisor', { reason: '重复' }]]);
    expect(await ofDraft(words)).toEqual([]);
  });

  it('is a reading: of what is hidden from some, and of who the reporter is', async () => {
    const words = { summary: '水塔旁有异响', detail: '水塔旁边夜里有敲击声', place: '水塔路' };
    const reporter = { name: '公孙三', phone: '13855556666' };
    const { body } = await register(intake, { body: { ...matter, ...words, reporter } });
    const read = () =>
      intake.dataSource.query(
        `select person, showed_reporter from read_audit where case_id = $1 and what = 'duplicates'`,
        [body.id],
      );
    await ofDraft(words);
    expect(await read()).toEqual([]);
    await ofDraft({ ...words, reporter: { phone: reporter.phone } });
    expect(await read()).toEqual([{ person: 'linjiang-desk', showed_reporter: true }]);
  });

  it.each<[string, object]>([
    ['fields that are none', { summery: 'x' }],
    ['a text beyond what a matter may have', { detail: '长'.repeat(10_001) }],
    ['signs that nobody sees', { summary: '\u0000' }],
  ])('is not looked for by %s', async (_, body) => {
    expect((await intake.post('/v1/duplicates', { as: 'linjiang-desk', body })).status).toBe(400);
  });

  it('is nobody’s to ask without a token, nor of a case that is not theirs to see', async () => {
    expect((await intake.post('/v1/duplicates', { body: {} })).status).toBe(401);
    const { body } = await register(intake, { body: complaint });
    expect((await intake.get(`/v1/cases/${body.id}/duplicates`, { as: 'hubin-desk' })).status).toBe(404);
  });
});

describe('across a wall of confidentiality', () => {
  it('nobody’s proposals change by a case that is hidden from him or her, whatever it says', async () => {
    const words = {
      summary: '湖滨路地锁私装',
      detail: '湖滨路停车场有人装了三把地锁，收过路费',
      place: '湖滨路停车场',
    };
    const reporter = { name: '上官四', phone: '13877778888' };
    const draft = { ...words, category: 'window-conduct', reporter };
    const { body: open } = await register(intake, { body: { ...matter, ...words, reporter } });
    const told = async () => {
      const answers = new Map<string, Proposal[]>();
      for (const as of people) {
        const { status, body } = await intake.get(`/v1/cases/${open.id}/duplicates`, { as });
        const ofOpen = status === 200 ? body.items : [];
        answers.set(as, [...(await ofDraft(draft, as)), ...ofOpen]);
      }
      return answers;
    };
    const before = await told();
    const hidden: string[] = [];
    for (const about of [
      { subjectUnit: 'shifan.dongcheng.hubin' },
      { subjectUnit: 'shifan.dongcheng' },
      { subjectUnit: 'shifan' },
      { subjects: '那位民警' },
    ])
      hidden.push((await register(intake, { body: { ...complaint, ...words, reporter, ...about, ...('subjects' in about && { subjectUnit: undefined }) } })).body.id); // prettier-ignore
    const after = await told();
    let [seen, unseen] = [0, 0];
    for (const as of people) {
      const list = await intake.get('/v1/cases?limit=200', { as });
      const visible = new Set(list.body.items.map(({ id }: { id: string }) => id));
      const shown = after.get(as) ?? [];
      expect([as, shown.filter((item) => !visible.has(item.case.id))]).toEqual([as, []]);
      const ofHidden = shown.filter((item) => hidden.includes(item.case.id));
      seen += ofHidden.length;
      if (hidden.some((id) => visible.has(id))) continue;
      unseen += 1;
      expect([as, shown]).toEqual([as, before.get(as)]);
    }
    expect(seen).toBeGreaterThan(3);
    expect(unseen).toBeGreaterThan(5);
    // A complaint's reporter is known to its receiving desk alone, and so whether it is the same.
    for (const as of people)
      for (const item of after.get(as) ?? [])
        if (hidden.includes(item.case.id) && item.reasons.includes('same-reporter')) {
          const { body } = await intake.get(`/v1/cases/${item.case.id}`, { as });
          expect([as, body.reporter]).toMatchObject([as, { name: reporter.name }]);
        }
  }, 120_000);
});

describe('candidates are found by an index', () => {
  it('a bounded number, and no table that grows is read through', async () => {
    const { dataSource } = intake;
    // Others' texts, with as common pairs as a city's.
    await dataSource.query(
      `insert into case_search (case_id, pairs)
       select gen_random_uuid(), word_pairs('小区' || chr(20000 + n % 4000) || chr(20000 + n * 7 % 5000) || '路停车' || chr(20000 + n % 3000) || '夜间噪声扰民' ||
         (select string_agg(chr(30000 + n * m % 5000), '') from generate_series(1, 60) m))
       from generate_series(1, 40000) n`,
    );
    await dataSource.query('analyze case_search');
    await dataSource.query('analyze ledger_case');
    const { manager } = dataSource;
    const world = await intake.running.app.get(CaseDesk).world(manager, { identity: null });
    const [row] = await dataSource.query(`select word_pairs('小区路停车夜间噪声扰民柳浪路打桩') as pairs`);
    const rare = await new PairStatistics().rarest(manager, row.pairs);
    // Every third text has none of these.
    expect(rare.each).toEqual(expect.arrayContaining(['柳浪', '打桩']));
    expect(rare.each).not.toContain('噪声');
    const query = candidatesByWords(manager, { id: null, rare, phone: null }, world);
    const [sql, parameters] = query?.select('c.id', 'id').getQueryAndParameters() ?? [];
    const plan = JSON.stringify(await dataSource.query(`explain (format json) ${sql}`, parameters));
    expect(plan).toContain('case_search_pairs');
    expect(plan).not.toMatch(/"Seq Scan"[^{}]*"(case_search)"/);
    const common = await new PairStatistics().rarest(manager, ['噪声', '扰民', '停车']);
    expect([common.each, common.together.length]).toEqual([[], 2]);
  });
});

describe('a merge is tried before it is done', () => {
  const preview = (id: string, cases: string[], as = 'linjiang-desk') =>
    intake.post('/v1/duplicates/merge-preview', { as, body: { into: id, cases } });

  it('shows the due moments as they would be, which ones cannot be and why, and writes nothing', async () => {
    const { body: early } = await register(intake, { body: matter });
    const { body: earlier } = await register(intake, {
      as: 'bureau-desk',
      body: { ...matter, receivedAt: '2026-11-18T09:00:00+08:00' },
    });
    const { body: other } = await register(intake, { body: { ...matter, ledger: 'suggestion' } });
    const { body: hidden } = await register(intake, { body: complaint });
    const nobody = '01890000-0000-7000-8000-000000000000';
    const count = () => intake.dataSource.query('select count(*) from event');
    const before = await count();
    const { status, body } = await preview(early.id, [earlier.id, other.id, hidden.id, nobody]);
    expect(status).toBe(200);
    expect(body.cases.map(({ id, code }: { id: string; code: string }) => [id, code])).toEqual([
      [earlier.id, null],
      [other.id, 'merge-unlike'],
      [hidden.id, 'not-found'],
      [nobody, 'not-found'],
    ]);
    expect(body.cases[2].number).toBeNull();
    expect(await count()).toEqual(before);
    const dueOf = (clocks: { name: string; dueAt: string }[]) =>
      clocks.find(({ name }) => name === 'assign')?.dueAt;
    expect([dueOf(body.before), dueOf(body.after)]).toEqual([
      early.clocks.find(({ name }: { name: string }) => name === 'assign').dueAt,
      earlier.clocks.find(({ name }: { name: string }) => name === 'assign').dueAt,
    ]);
    // As it then comes.
    await give(intake, earlier.id, [['merge', 'linjiang-desk', { into: early.id }]]);
    const { body: merged } = await intake.get(`/v1/cases/${early.id}`, { as: 'linjiang-desk' });
    expect(dueOf(merged.clocks)).toBe(dueOf(body.after));
  });

  it('says of a case that is not open, and of somebody who may not, why', async () => {
    const { body: one } = await register(intake, { body: { ...matter, unit: linjiang } });
    const { body: two } = await register(intake, { body: matter });
    const { body } = await preview(one.id, [two.id], 'linjiang-officer-a');
    expect(body.cases[0].code).toBe('forbidden');
    const self = await preview(one.id, [one.id]);
    expect(self.body.cases[0].code).toBe('merge-ring');
    expect((await preview(one.id, [two.id], 'hubin-desk')).status).toBe(404);
  });
});
