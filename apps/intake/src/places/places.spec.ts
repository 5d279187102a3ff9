import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bounds } from '@fengqiao/domain/bounds';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { complaint, linjiang, matter, startIntake } from '../intake.scenario.ts';

let intake: TestService;
beforeAll(async () => {
  intake = await startIntake(new ManualClock('2026-11-23T09:30:00+08:00'));
}, 60_000);
afterAll(() => intake.stop());

const find = async (q: string) => (await intake.get(`/v1/places?q=${encodeURIComponent(q)}`)).body;
const names = async (q: string) => (await find(q)).items.map(({ place }: { place: string }) => place);
const bring = (lines: string[], as = 'admin') =>
  intake.post('/v1/imports/places', { as, body: `place,aliases,unit\n${lines.join('\n')}\n` });
const register = (more: object) =>
  intake.post('/v1/cases', { body: { ...matter, unit: undefined, ...more } });

describe('a place', () => {
  it('is found by anybody, by a part of any of its names however it is typed, with its unit', async () => {
    expect((await find('红旗')).items).toEqual([
      {
        place: '红旗社区',
        aliases: ['红旗社区居委会', 'Hongqi Community'],
        unit: `${linjiang}.hongqi`,
        unitNameZh: '红旗社区警务室',
        unitNameEn: 'Hongqi Community Room',
      },
    ]);
    for (const q of ['ＨＯＮＧＱＩ', 'hongqi comm', ' 旗 社']) expect(await names(q)).toEqual(['红旗社区']);
    expect(await names('%')).toEqual([]);
    expect((await intake.get('/v1/places?q=')).status).toBe(400);
  });

  it('leads a matter to its unit where none was said, and the answer says so', async () => {
    const { body } = await register({ place: '学府路 ' });
    expect([body.proposedUnit, body.unitFrom, body.owner.unit]).toEqual([
      `${linjiang}.xuefu`,
      'place',
      linjiang,
    ]);
    const given = await register({ place: '学府路', unit: 'shifan.dongcheng.hubin' });
    expect([given.body.proposedUnit, given.body.unitFrom]).toEqual(['shifan.dongcheng.hubin', 'given']);
    const address = await register({ place: '东城区 学府路 12 号' });
    expect([address.body.proposedUnit, address.body.unitFrom]).toEqual([`${linjiang}.xuefu`, 'place']);
    for (const more of [{ place: '红旗社区到学府路之间' }, { place: '学府' }, {}]) {
      const nowhere = await register(more);
      expect([nowhere.body.proposedUnit, nowhere.body.unitFrom]).toEqual(['shifan', 'bureau']);
    }
    const secret = await intake.post('/v1/cases', { body: { ...complaint, place: '学府路' } });
    expect([secret.body.unitFrom, secret.body.proposedUnit]).toEqual(['policy', 'shifan.dongcheng']);
  });

  it('is not where a matter solved on the spot goes', async () => {
    const done = { channel: 'visit', result: '已处理', evidence: [{ text: '记录' }], place: '新城社区' };
    const body = { ...matter, ...done, unit: undefined };
    const answer = await intake.post('/v1/cases/handle-at-once', { as: 'linjiang-officer-a', body });
    expect([answer.status, answer.body.unitFrom, answer.body.proposedUnit]).toEqual([201, 'own', linjiang]);
  });

  it('is told again to whoever registers again under the same key, also where the release before had answered', async () => {
    const staff = { as: 'linjiang-officer-a', body: { ...matter, channel: 'visit', unit: undefined } };
    const onTheSpot = { result: '已处理', evidence: [{ text: '记录' }] };
    const known = { subjectUnit: `${linjiang}.xuefu` };
    const roads = [
      ['own', '/v1/cases/handle-at-once', { ...staff, body: { ...staff.body, ...onTheSpot } }],
      ['given', '/v1/cases', { ...staff, body: { ...staff.body, unit: linjiang } }],
      ['place', '/v1/cases', { ...staff, body: { ...staff.body, place: '学府路' } }],
      ['place', '/v1/cases', { body: { ...matter, unit: undefined, place: '学府路' } }],
      ['bureau', '/v1/cases', { body: { ...matter, unit: undefined } }],
      ['policy', '/v1/cases', { as: 'dongcheng-desk', body: { ...staff.body, ...known } }],
    ] as const;
    for (const [source, path, request] of roads) {
      const again = () => intake.post(path, { ...request, headers: { 'idempotency-key': key } });
      const key = randomUUID();
      const first = await again();
      expect([first.status, first.body.unitFrom]).toEqual([201, source]);
      expect((await again()).body).toEqual(first.body);
      await intake.dataSource.query(
        `update idempotent_answer set answer = answer - 'unitFrom' where answer ->> 'id' = $1`,
        [first.body.id],
      );
      expect((await again()).body).toEqual(first.body);
    }
  });
});

describe('the table of places', () => {
  it('is the administrator’s; the same again is skipped, and what changes is on record', async () => {
    const line = '江心洲,沙洲|江心岛,shifan.dongcheng.linjiang';
    expect((await bring([line], 'supervisor')).status).toBe(403);
    expect((await bring([line])).body).toMatchObject({ rows: 1, imported: 1 });
    expect((await bring([line])).body).toMatchObject({ imported: 0, skipped: 1 });
    expect((await bring(['江心洲,沙洲,shifan.dongcheng.hubin'])).body.imported).toBe(1);
    expect((await register({ place: '沙洲' })).body.proposedUnit).toBe('shifan.dongcheng.hubin');
    expect((await register({ place: '江心岛' })).body.unitFrom).toBe('bureau');
    const changes = await intake.dataSource.query(
      `select unit, changed_by as by from place_change where place = '江心洲' order by id`,
    );
    expect(changes).toEqual([
      { unit: linjiang, by: 'admin' },
      { unit: 'shifan.dongcheng.hubin', by: 'admin' },
    ]);
  });

  it.each([
    ['a unit nobody knows', ['甲地,,shifan.nowhere'], ['unit', 'unknown-unit']],
    ['a partner', ['甲地,,partner.sifa'], ['unit', 'unknown-unit']],
    ['a name twice', ['甲地,,shifan', '甲 地,,shifan.dongcheng'], ['place', 'duplicate-ref']],
    ['another’s other name', ['甲地,学府路,shifan'], ['aliases', 'duplicate-ref']],
  ])('with %s is refused whole', async (_, lines, [column, code]) => {
    const { status, body } = await bring(['乙地,,shifan', ...lines]);
    expect([status, body.code, body.errors[0].column, body.errors[0].code]).toEqual([
      ...[422, 'import-rejected', column, code],
    ]);
    expect(await names('乙地')).toEqual([]);
  });

  it('answers so many and no more, and says that there are', async () => {
    await bring(
      Array.from({ length: bounds.placesOfAnswer + 5 }, (_, i) => `开发区${i}号院,,shifan.dongcheng`),
    );
    const { items, more } = await find('开发区');
    expect([items.length, more]).toEqual([bounds.placesOfAnswer, true]);
    expect((await find('红旗')).more).toBe(false);
  });
});
