import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import { startWithSample, type Headquarters } from './scoring.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let headquarters: Headquarters;
beforeAll(async () => {
  headquarters = await startWithSample(clock);
}, 60_000);
afterAll(() => headquarters.stop());

const get = async (path: string, claims: Record<string, unknown>) =>
  headquarters.scoring.get(path, { token: await headquarters.scoring.token(claims) });
const change = (path: string, body: object) =>
  headquarters.intake.post(`/v1/directory/${path}`, { as: 'admin', body });
const heard = (person: string, rows: number) =>
  until(`scoring has heard of ${person}`, async () => {
    const told = await headquarters.scoring.dataSource.query('select from directory_fact where person = $1', [
      person,
    ]);
    return told.length === rows;
  });

describe('who reads figures', () => {
  it.each(['HQ-ANALYST', 'hq-analyst ', 'nobody'])('%j is nobody and sees nothing', async (sub) => {
    const claims = { sub, roles: ['analyst', 'supervisor', 'admin'], unit: 'shifan' };
    for (const path of [
      '/v1/ledgers/totals?unit=shifan',
      '/v1/ledgers/totals',
      '/v1/scores/shifan.dongcheng?period=2026-11',
    ])
      expect([path, (await get(path, claims)).status]).toEqual([path, 404]);
    expect((await get('/v1/scores?period=2026-11&level=station', claims)).body.items).toEqual([]);
    for (const path of ['/v1/flags?period=2026-11', '/v1/api-keys'])
      expect([path, (await get(path, claims)).status]).toEqual([path, 403]);
  });

  it('sees from every seat the directory says, by no word of the token', async () => {
    const status = async (unit: string, claims: object) =>
      (await get(`/v1/ledgers/totals?unit=${unit}`, { sub: 'linjiang-desk', ...claims })).status;
    const linjiang = 'shifan.dongcheng.linjiang';
    expect([
      await status(linjiang, {}),
      await status('shifan', { roles: ['analyst'], unit: 'shifan' }),
    ]).toEqual([200, 404]);
    await change('stand-ins', { unit: 'shifan.beishan', person: 'linjiang-desk' });
    await heard('linjiang-desk', 2);
    expect([await status('shifan.beishan', {}), await status(linjiang, { unit: 'shifan.beishan' })]).toEqual([
      200, 200,
    ]);
  });

  it('is known by the subject that intake tells of, which nobody can read from what it told', async () => {
    const given = {
      id: 'new-analyst',
      nameZh: '考核员',
      role: 'analyst',
      unit: 'shifan',
      subject: 'sso|new',
    };
    await change('people', given);
    await heard('new-analyst', 1);
    const status = async (sub: string) => (await get('/v1/ledgers/totals?unit=shifan', { sub })).status;
    expect([await status('sso|new'), await status('SSO|NEW'), await status('new-analyst')]).toEqual([
      200, 404, 404,
    ]);
    const behind = await get('/v1/scores/shifan.dongcheng/cases?period=2026-11', { sub: 'sso|new' });
    expect(behind.body.items.length).toBeGreaterThan(0);
    const facts = await headquarters.scoring.dataSource.query(
      `select * from directory_fact where person = 'new-analyst'`,
    );
    expect(JSON.stringify(facts)).not.toContain('sso|new');
  });
});
