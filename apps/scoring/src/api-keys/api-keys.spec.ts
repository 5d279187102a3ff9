import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { startWithSample, type Headquarters } from '../scoring.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
const expiresAt = '2026-12-20T17:00:00+08:00';
let headquarters: Headquarters;
beforeAll(async () => {
  headquarters = await startWithSample(clock);
}, 60_000);
afterAll(() => headquarters.stop());

const issue = (body: object, as = 'admin') => headquarters.scoring.post('/v1/api-keys', { as, body });
const board = (token: string) =>
  headquarters.scoring.get('/v1/scores?period=2026-11&level=station', { token });

describe('a key for a machine', () => {
  it('reads what belongs to its unit, is kept as a hash, and ends when it is revoked', async () => {
    const { status, body } = await issue({ label: 'data-platform', unit: 'shifan.dongcheng', expiresAt });
    expect([status, body.label, body.unit]).toEqual([201, 'data-platform', 'shifan.dongcheng']);
    const { body: read } = await board(body.key);
    expect(read.items.map(({ unit }: { unit: string }) => unit).sort()).toEqual([
      'shifan.dongcheng.hubin',
      'shifan.dongcheng.linjiang',
    ]);
    const outside = await headquarters.scoring.get('/v1/scores/shifan.beishan', { token: body.key });
    expect(outside.body.code).toBe('not-found');
    const behind = await headquarters.scoring.get('/v1/scores/shifan.dongcheng.hubin/cases', {
      token: body.key,
    });
    expect(behind.body.items.length).toBeGreaterThan(0);

    const [row] = await headquarters.scoring.dataSource.query('select * from api_key');
    expect(JSON.stringify(row)).not.toContain(body.key.slice(4));
    expect(
      (await headquarters.scoring.get('/v1/api-keys', { as: 'admin' })).body.items[0].key,
    ).toBeUndefined();

    await headquarters.scoring.post(`/v1/api-keys/${body.id}/revoke`, { as: 'admin', body: {} });
    expect((await board(body.key)).status).toBe(401);
  });

  it('writes nothing, and sees nothing that is for supervisors', async () => {
    const { key } = (await issue({ label: 'reader', unit: 'shifan', expiresAt })).body;
    const imported = await headquarters.scoring.post('/v1/imports/occurrences', {
      token: key,
      body: 'place',
    });
    expect(imported.status).toBe(403);
    expect((await headquarters.scoring.get('/v1/flags', { token: key })).status).toBe(403);
  });

  it('expires', async () => {
    const { key } = (await issue({ label: 'short', unit: 'shifan', expiresAt: '2026-11-20T17:05:00+08:00' }))
      .body;
    expect((await board(key)).status).toBe(200);
    clock.set('2026-11-20T17:05:00+08:00');
    expect((await board(key)).status).toBe(401);
  });

  it.each([
    [
      'of a past moment',
      { label: 'a', unit: 'shifan', expiresAt: '2026-11-19T17:00:00+08:00' },
      'validation',
    ],
    ['for ever', { label: 'a', unit: 'shifan', expiresAt: '2030-11-19T17:00:00+08:00' }, 'validation'],
    ['of no unit', { label: 'a', unit: 'shifan.nowhere', expiresAt }, 'unknown-unit'],
  ])('%s is not issued', async (_, body, code) => expect((await issue(body)).body.code).toBe(code));

  it('is issued by administrators; a made-up one is nobody', async () => {
    expect((await issue({ label: 'a', unit: 'shifan', expiresAt }, 'supervisor')).status).toBe(403);
    expect((await board('fqk_AAAA')).status).toBe(401);
  });
});
