import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { complaint, linjiang, register, startIntake, walk } from '../intake.scenario.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
let intake: TestService;

beforeAll(async () => {
  intake = await startIntake(clock);
  await intake.post('/v1/imports/ledger', { as: 'admin', body: sampleFile('ledger.csv') });
});
afterAll(() => intake.stop());

interface Item {
  readonly id: string;
  readonly case: { readonly id: string };
  readonly owner: { readonly unit: string };
  readonly unit: string;
  readonly clock: string;
}
const list = async (query = '', as = 'hq-analyst'): Promise<Item[]> =>
  (await intake.get(`/v1/accountability?limit=200${query}`, { as })).body.items;

describe('accountability records', () => {
  it('are one a breach of everything on record, imported history included', async () => {
    const [{ breaches }] = await intake.dataSource.query(
      `select count(*)::int as breaches from event
       where type = 'rung-climbed' and data -> 'fact' -> 'rung' ->> 'kind' = 'breach'`,
    );
    expect(breaches).toBeGreaterThan(5);
    expect(await list('&cause=breach')).toHaveLength(breaches);
  });

  it('say who answered for it and how late it is, in working time', async () => {
    clock.set('2026-11-20T17:00:00+08:00');
    const { id } = (await register(intake)).body;
    // Due on Monday the 23rd at 18:00; looked at on Tuesday at 10:30, an hour and a half of office time later.
    clock.set('2026-11-24T10:30:00+08:00');
    await intake.post(`/v1/cases/${id}/submit`, { as: 'linjiang-desk', body: { unit: linjiang } });
    const [record] = (await list('&clock=assign')).filter((each) => each.case.id === id);
    expect(record).toMatchObject({
      cause: 'breach',
      instance: 1,
      unit: linjiang,
      owner: { unit: linjiang, post: 'chief', holder: 'linjiang-chief' },
      dueAt: '2026-11-23T18:00:00+08:00',
      occurredAt: '2026-11-23T18:00:00+08:00',
      lateSeconds: 5_400,
      running: true,
    });
  });

  it('are written for an unsatisfied citizen too', async () => {
    const id = await walk(intake, 'reply');
    const outcome = { outcome: 'unsatisfied' };
    await intake.post(`/v1/cases/${id}/follow-up`, { as: 'linjiang-desk', body: outcome });
    expect((await list('&cause=unsatisfied')).filter((each) => each.case.id === id)).toMatchObject([
      { clock: 'complete', owner: { holder: 'linjiang-chief' }, lateSeconds: null },
    ]);
  });

  it('are found by unit, owner, clock and period, page by page', async () => {
    const all = await list();
    const ids = (items: readonly Item[]) => items.map(({ id }) => id);
    const by = (query: string, isMeant: (item: Item) => boolean) =>
      [list(query), all.filter(isMeant)] as const;
    for (const [found, meant] of [
      by(`&unit=shifan.dongcheng`, ({ unit }) => unit.startsWith('shifan.dongcheng')),
      by(`&owner=${linjiang}`, ({ owner }) => owner.unit === linjiang),
      by('&clock=complete', (item) => item.clock === 'complete'),
    ])
      expect(ids(await found)).toEqual(ids(meant));
    const october = await list('&period=2026-10');
    const november = await list('&period=2026-11');
    expect(october.length + november.length).toBe((await list('&period=2026-Q4')).length);
    expect(november.length).toBeGreaterThan(0);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await intake.get(`/v1/accountability?limit=3${cursor}`, { as: 'hq-analyst' });
      seen.push(...ids(body.items));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(seen).toEqual(ids(all));
  });

  it('are shown in scope alone, and of a hidden case never', async () => {
    const { id } = (await intake.post('/v1/cases', { body: complaint })).body;
    clock.advance(7 * 86_400_000);
    const taken = { as: 'dongcheng-desk', body: { unit: 'shifan.dongcheng' } };
    expect((await intake.post(`/v1/cases/${id}/submit`, taken)).status).toBe(200);
    const has = async (as: string) => (await list('', as)).some((each) => each.case.id === id);
    expect(await has('dongcheng-chief')).toBe(true);
    expect(await has('hubin-chief')).toBe(false);
    expect(await has('beishan-chief')).toBe(false);
    const [{ n }] = await intake.dataSource.query(
      `select count(*)::int as n from read_audit where case_id = $1 and person = 'dongcheng-chief'`,
      [id],
    );
    expect(n).toBe(1);
  });

  it('of a period that is none are refused', async () => {
    const { status, body } = await intake.get('/v1/accountability?period=2026-13', { as: 'hq-analyst' });
    expect([status, body.code]).toEqual([400, 'validation']);
  });
});
