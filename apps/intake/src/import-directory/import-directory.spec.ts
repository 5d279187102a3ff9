import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { linjiang, startIntake, walk } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
});
afterAll(() => intake.stop());

const people = (...rows: string[]) => ['id,name_zh,role,unit,post', ...rows].join('\n');
const send = (what: 'units' | 'people', body: string, as = 'admin') =>
  intake.post(`/v1/imports/${what}`, { as, body });

/** Of letters that do not repeat, so that PostgreSQL cannot make it shorter. */
const longPath = Array.from({ length: 70 }, (_, i) => createHash('sha512').update(`${i}`).digest('hex')).join(
  '',
);

async function holders(unit: string): Promise<{ person: string; since: Date | null; until: Date | null }[]> {
  return intake.dataSource.query(
    `select person, since, until from post_holding where unit = $1 and post = 'chief' order by until nulls last`,
    [unit],
  );
}

describe('the directory brought in', () => {
  it('is skipped where nothing changed', async () => {
    expect((await send('units', sampleFile('units.csv'))).body).toMatchObject({
      rows: 20,
      imported: 0,
      skipped: 20,
    });
    expect((await send('people', sampleFile('people.csv'))).body).toMatchObject({
      rows: 46,
      imported: 0,
      skipped: 46,
    });
  });

  it('tells others of each unit by an event, without a name of a person', async () => {
    const events = await intake.dataSource.query(`select data from event where aggregate_type = 'unit'`);
    expect(events).toHaveLength(20);
    expect(events[0].data).toEqual({
      path: expect.any(String),
      nameZh: expect.any(String),
      nameEn: expect.any(String),
      level: expect.any(String),
      parent: null,
    });
  });

  it('keeps who held a post before, and lets the new chief act at once', async () => {
    const id = await walk(intake, 'submit');
    clock.advance(60_000);
    const { body } = await send(
      'people',
      people('linjiang-chief-2,临江派出所新所长,chief,shifan.dongcheng.linjiang,chief'),
    );
    expect(body.imported).toBe(1);
    const changedAt = new Date(await clock.now());
    expect(await holders(linjiang)).toEqual([
      { person: 'linjiang-chief', since: null, until: changedAt },
      { person: 'linjiang-chief-2', since: changedAt, until: null },
    ]);
    const assignment = { unit: linjiang };
    const token = await intake.token({ sub: 'linjiang-chief-2', roles: ['chief'], unit: linjiang });
    expect(
      (await intake.post(`/v1/cases/${id}/assign`, { as: 'linjiang-chief', body: assignment })).body.code,
    ).toBe('forbidden');
    expect((await intake.post(`/v1/cases/${id}/assign`, { token, body: assignment })).status).toBe(200);
  });
});

describe('two who bring the directory at the same moment', () => {
  const tree = (name: string) =>
    `path,name_zh,name_en,level,parent\nshifan.jidong,${name},Mobile Division,division,shifan`;
  const unitEvents = () =>
    intake.dataSource.query(
      `select aggregate_id, seq from event where data ->> 'path' = 'shifan.jidong' order by position`,
    );

  it('write a new unit once, under one id', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => send('units', tree('机动支队'))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.map(({ body }) => body.imported).sort()).toEqual([0, 0, 0, 1]);
    expect(new Set(answers.map(({ body }) => body.items[0].id)).size).toBe(1);
    expect(await unitEvents()).toHaveLength(1);
  });

  it('change its name one after the other', async () => {
    const answers = await Promise.all(['甲', '乙', '丙'].map((name) => send('units', tree(name))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const events: { seq: number }[] = await unitEvents();
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('leave one chief in a seat', async () => {
    const chiefs = ['one', 'two', 'three'].map((id) => people(`${id},甲,chief,shifan.jidong,chief`));
    const answers = await Promise.all(chiefs.map((file) => send('people', file)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await holders('shifan.jidong')).filter(({ until }) => until === null)).toHaveLength(1);
  });
});

describe('the directory refused', () => {
  it('for whoever is not the administrator', async () => {
    for (const what of ['units', 'people'] as const) {
      expect((await send(what, sampleFile(`${what}.csv`), 'bureau-chief')).body.code).toBe('forbidden');
      expect((await intake.post(`/v1/imports/${what}`, { body: sampleFile(`${what}.csv`) })).status).toBe(
        401,
      );
    }
  });

  it.each([
    [
      'a unit below one that is not there',
      'units' as const,
      'path,name_zh,name_en,level,parent\na.b,甲,A,station,a',
      'parent',
      'unknown-unit',
    ],
    [
      'a path that is not below its parent',
      'units' as const,
      'path,name_zh,name_en,level,parent\nx.y,甲,A,station,shifan',
      'parent',
      'invalid-value',
    ],
    [
      'a second bureau',
      'units' as const,
      'path,name_zh,name_en,level,parent\nother,甲,A,bureau,',
      'level',
      'invalid-value',
    ],
    [
      'a person of an unknown unit',
      'people' as const,
      people('x,甲,desk,shifan.nowhere,'),
      'unit',
      'unknown-unit',
    ],
    [
      'two chiefs of one unit',
      'people' as const,
      people('x,甲,chief,shifan.ducha,chief', 'y,乙,chief,shifan.ducha,chief'),
      'post',
      'duplicate-ref',
    ],
    [
      'a name that cannot be kept',
      'people' as const,
      people('x,a\u0000,desk,shifan.ducha,'),
      'name_zh',
      'invalid-value',
    ],
    [
      'a path no index holds',
      'units' as const,
      `path,name_zh,name_en,level,parent\n${longPath},甲,A,partner,`,
      'path',
      'invalid-value',
    ],
    [
      'a name of a page',
      'people' as const,
      people(`x,${'甲'.repeat(101)},desk,shifan,`),
      'name_zh',
      'invalid-value',
    ],
    ['a role nobody knows', 'people' as const, people('x,甲,king,shifan.ducha,'), 'role', 'invalid-value'],
  ])('%s', async (_, what, body, column, code) => {
    const count = () =>
      intake.dataSource.query(
        'select (select count(*) from unit) units, (select count(*) from person) people',
      );
    const before = await count();
    const answer = await send(what, body);
    expect([answer.status, answer.body.code]).toEqual([422, 'import-rejected']);
    expect(answer.body.errors.at(-1)).toMatchObject({ column, code });
    expect(await count()).toEqual(before);
  });
});
