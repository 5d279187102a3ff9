import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { canSee } from '@fengqiao/domain/case/visibility/confidentiality';
import { readerOf } from '@fengqiao/domain/aggregate/reader';
import { subjectKey } from '@fengqiao/identity/subject-key';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleRows } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import fc from 'fast-check';
import { CaseRow } from '../cases/case.entity.ts';
import { DirectorySource } from '../directory/directory-source.ts';
import { give, matter, startIntake } from '../intake.scenario.ts';
import { foundBy, visibleTo } from './case-query.ts';
import { changedBefore } from './changed-before.ts';
import { firstRows, type Order } from './first-rows.ts';
import { listsOf } from './lists.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
/** Who look on at the whole bureau, from units that must not know of some of it: the sample has them at the top alone. */
const onlookers = [
  ['onlooker-room', 'analyst', 'shifan.dongcheng.linjiang.hongqi'],
  ['onlooker-station', 'supervisor', 'shifan.dongcheng.linjiang'],
  ['onlooker-branch', 'analyst', 'shifan.dongcheng'],
] as const;
const people = [...sampleRows('people.csv').map(({ id }) => id ?? ''), ...onlookers.map(([id]) => id)];
const units = sampleRows('units.csv').map(({ path }) => path ?? '');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

const subjects = fc.record({
  subjectUnit: fc.option(fc.constantFrom(...units), { nil: undefined }),
  subjectPersons: fc.uniqueArray(fc.constantFrom(...people), { maxLength: 4 }),
});
const aCase = fc.record({
  ledger: fc.constantFrom('claim', 'complaint'),
  about: subjects,
  later: fc.option(subjects, { nil: null }),
  subjects: fc.option(fc.constant('那位民警'), { nil: undefined }),
  up: fc.boolean(),
});

const orders: readonly Order[] = [
  { by: 'id', direction: 'DESC' },
  { by: 'receivedAt', direction: 'ASC' },
  { by: 'nextDueAt', direction: 'ASC' },
];
/** As PostgreSQL places what has no due moment: last. */
const place = (row: CaseRow, { by }: Order) =>
  by === 'id' ? 0 : (row[by]?.getTime() ?? Number.MAX_SAFE_INTEGER);

/** Whoever sits at a desk that may: refused ones are no matter here. */
async function tryAs(path: string, body: object): Promise<void> {
  for (const as of ['bureau-desk', 'dongcheng-desk', 'ducha-desk', 'jijian-member'])
    if ((await intake.post(path, { as, body })).status === 200) return;
}

it('SQL shows each person of the directory exactly the cases that the rule does, whatever is named', async () => {
  const standIn = await intake.post('/v1/directory/stand-ins', {
    as: 'admin',
    body: { unit: 'shifan.dongcheng', person: 'linjiang-officer-b' },
  });
  expect(standIn.status).toBe(200);
  for (const [id, role, unit] of onlookers) {
    const person = { id, nameZh: '旁观者', role, unit };
    expect((await intake.post('/v1/directory/people', { as: 'admin', body: person })).status).toBe(200);
  }
  // Its receiving desk settles the words, also when its owner stands above.
  const inWords = { ...matter, unit: undefined, ledger: 'complaint', subjects: '那位民警' };
  const about = { ...inWords, subjectUnit: 'shifan.dongcheng.hubin' };
  const { body: gone } = await intake.post('/v1/cases', { body: about });
  for (const { ledger, about, later, up, ...rest } of fc.sample(aCase, 50)) {
    const body = { ...matter, unit: undefined, ledger, ...about, ...rest };
    const { status, body: made } = await intake.post('/v1/cases', { as: 'bureau-desk', body });
    expect(status).toBe(201);
    if (later) await tryAs(`/v1/cases/${made.id}/name-subject`, { ...later, reason: '核实' });
    if (up) await tryAs(`/v1/cases/${made.id}/report-up`, {});
  }
  const { manager } = intake.dataSource;
  // One that a release before sets of subjects has written.
  await manager.query(
    `update ledger_case set subject_units = '{}', receiving_unit = null where not subjects_in_words and cardinality(subject_units) = 1`,
  );
  // The last changes of all: of one in words that went up, and of one of another branch.
  await give(intake, gone.id, [['report-up', 'dongcheng-desk', {}]]);
  expect((await intake.post('/v1/cases', { body: { ...matter, unit: 'shifan.beishan' } })).status).toBe(201);
  const rows = await manager.find(CaseRow);
  expect(rows.filter(({ subjectsInWords }) => subjectsInWords).length).toBeGreaterThan(0);
  const directory = await intake.running.app.get(DirectorySource).current(manager);
  const now = await clock.now();
  // Who sees something, and how often something is hidden: a reader whom nobody knows would agree with any rule.
  const seers = new Set<string>();
  const listed = new Set<string>();
  const changes = rows.map(({ changedIn }) => BigInt(changedIn)).sort((a, b) => Number(a - b));
  const marks = [0n, changes.at(-2) ?? 0n, changes.at(-1) ?? 0n, (changes.at(-1) ?? 0n) + 1n].map(String);
  let [hidden, spared] = [0, 0];
  for (const id of people)
    // As the token narrows: not at all, or to these roles alone.
    for (const has of [null, ['desk'], ['analyst'], []] as const) {
      const reader = readerOf({ kind: 'token', subject: subjectKey(id), roles: has }, directory, now);
      const query = manager.createQueryBuilder(CaseRow, 'c').where('true');
      const found = await visibleTo(query, { reader, directory, now }).getMany();
      const visible = rows.filter((row) => canSee(row.state, reader, { directory, now }));
      expect([id, has, found.map((row) => row.id).sort()]).toEqual([
        id,
        has,
        visible.map((row) => row.id).sort(),
      ]);
      // The page a worklist is put together from, whichever way it is read.
      const lists = listsOf({}, { reader, directory });
      if (lists?.beside) listed.add(id);
      for (const order of orders) {
        const all = manager.createQueryBuilder(CaseRow, 'c').where('true');
        const inLists = foundBy(all, {}, { reader, directory, now }, lists);
        const page = await firstRows(inLists, order, rows.length, lists);
        const inOrder = found.toSorted((a, b) => place(a, order) - place(b, order) || (a.id < b.id ? -1 : 1));
        const ids = inOrder.map((row) => row.id);
        expect([id, order, page.map((row) => row.id)]).toEqual([
          id,
          order,
          order.direction === 'ASC' ? ids : ids.toReversed(),
        ]);
      }
      // What is told to be unchanged without a look at the list.
      for (const since of marks) {
        const { isEmpty } = await changedBefore(manager, since, { reader, directory });
        if (isEmpty) expect(found.filter(({ changedIn }) => BigInt(changedIn) >= BigInt(since))).toEqual([]);
        spared += Number(isEmpty);
      }
      hidden += rows.length - visible.length;
      if (visible.length > 0) seers.add(id);
    }
  expect(hidden).toBeGreaterThan(100);
  expect(listed.size).toBeGreaterThan(10);
  // Beside the last mark, behind which there is nothing for anybody.
  expect(spared).toBeGreaterThan(people.length * 4 + 10);
  // Half of them or so, by what the cases happen to be about.
  expect(seers.size).toBeGreaterThan(people.length / 3);
}, 120_000);
