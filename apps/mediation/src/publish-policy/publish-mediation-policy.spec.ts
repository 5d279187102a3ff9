import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { quarrel, startMediationAlone } from '../mediation.scenario.ts';

const path = '/v1/policies/mediation';
let mediation: TestService;

beforeAll(async () => {
  mediation = await startMediationAlone(new ManualClock('2026-11-20T17:00:00+08:00'));
}, 60_000);
afterAll(() => mediation.stop());

const days = (duration: string) => ({ kind: 'calendar', duration });

function publish(policy: object, as = 'admin', headers: Record<string, string> = {}) {
  return mediation.put(path, { as, headers, body: { policy } });
}

async function rows(): Promise<unknown[]> {
  return mediation.dataSource.query(
    'select version, edition from mediation_policy union all select null, version from world_version',
  );
}

/** A dispute written down and taken on now: when it is to be resolved, and by which version. */
async function dueOfNewDispute(): Promise<[string, string, string]> {
  const { body } = await mediation.post('/v1/disputes', { as: 'linjiang-desk', body: quarrel });
  const { body: taken } = await mediation.post(`/v1/disputes/${body.id}/accept`, {
    as: 'linjiang-desk',
    body: {},
  });
  return [taken.id, ...dueOf(taken)];
}

function dueOf(dispute: { policy: string; clocks: { name: string; dueAt: string }[] }): [string, string] {
  return [dispute.policy, dispute.clocks.find(({ name }) => name === 'resolve')?.dueAt ?? ''];
}

describe('the policy of mediation', () => {
  it('is at first the one that came with the software, and read by anybody with a token', async () => {
    const { status, body, headers } = await mediation.get(path, { as: 'sifa-member' });
    expect([status, headers.get('etag')]).toEqual([200, '"0"']);
    expect(body).toMatchObject({
      policy: { version: 'mediation-2', resolve: { general: days('P1W') }, visits: { length: 3 } },
      ...{ edition: 0, publishedAt: null, publishedBy: null },
    });
    expect((await mediation.get(path)).body.code).toBe('unauthenticated');
  });

  it('published is that of disputes that begin then; those before keep theirs', async () => {
    const [old, ...before] = await dueOfNewDispute();
    expect(before).toEqual(['mediation-2', '2026-11-27T17:00:00+08:00']);
    const { status, body, headers } = await publish({ version: 'm-2', resolve: { general: days('P3D') } });
    expect([status, headers.get('etag')]).toEqual([200, '"1"']);
    expect(body).toMatchObject({
      policy: { version: 'm-2', resolve: { general: days('P3D'), complex: days('P15D') } },
      ...{ edition: 1, publishedAt: '2026-11-20T17:00:00+08:00', publishedBy: 'admin' },
    });
    const [, ...after] = await dueOfNewDispute();
    expect(after).toEqual(['m-2', '2026-11-23T17:00:00+08:00']);
    const { body: kept } = await mediation.get(`/v1/disputes/${old}`, { as: 'linjiang-desk' });
    expect(dueOf(kept)).toEqual(before);
    const { body: first } = await mediation.get(`${path}?version=mediation-2`, { as: 'admin' });
    expect(first.policy.resolve.general).toMatchObject(days('P1W'));
    expect((await mediation.get(`${path}?version=m-9`, { as: 'admin' })).status).toBe(404);
  });

  it('published again as it is stays the same publication', async () => {
    const before = await rows();
    const { body } = await publish({ version: 'm-2', resolve: { general: days('P3D') } });
    expect(body.edition).toBe(1);
    expect(await rows()).toEqual(before);
  });

  it.each<[string, object, number, string, string | null]>([
    ['under a version that says something else', { version: 'm-2' }, 422, 'version-taken', 'policy.version'],
    ['under the name of the first', { version: 'mediation-2' }, 422, 'version-taken', 'policy.version'],
    ['under one of an earlier release', { version: 'mediation-1' }, 422, 'version-taken', 'policy.version'],
    [
      'with a limit of nothing',
      { version: 'x', resolve: { general: days('P0D') } },
      ...([422, 'limit-unreadable', 'policy.resolve.general.limit'] as const),
    ],
    [
      'with a limit in working days',
      { version: 'x', confirmation: { kind: 'working-days', days: 3 } },
      ...([422, 'limit-unreadable', 'policy.confirmation.limit'] as const),
    ],
    [
      'with a visit in a hundred years',
      { version: 'x', visits: [days('P1W'), days('P100Y')] },
      ...([422, 'limit-too-long', 'policy.visits.1.limit.duration'] as const),
    ],
    [
      'with rungs that are none',
      { version: 'x', rungs: { resolve: [{ kind: 'reminder', at: { percent: 100 } }] } },
      ...([422, 'rung-unreadable', 'policy.rungs.resolve.0.at.percent'] as const),
    ],
    [
      'with a colour nobody guards',
      { version: 'x', checkIn: { blue: days('P1D') } },
      400,
      'validation',
      null,
    ],
  ])('is refused %s', async (_, policy, status, code, field) => {
    const before = await rows();
    const answer = await publish(policy);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    if (field) expect(answer.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
    expect(await rows()).toEqual(before);
  });

  it('is the administrator’s to publish, over the one he or she has read', async () => {
    const before = await rows();
    expect((await publish({ version: 'x' }, 'bureau-chief')).body.code).toBe('forbidden');
    expect((await publish({ version: 'x' }, 'admin', { 'if-match': '"0"' })).body.code).toBe('stale-version');
    expect(await rows()).toEqual(before);
    const read = { 'if-match': '"1"', 'idempotency-key': 'publish' };
    const next = await publish({ version: 'm-3' }, 'admin', read);
    expect([next.status, next.body.edition]).toEqual([200, 2]);
    expect((await publish({ version: 'm-3' }, 'admin', read)).body).toEqual(next.body);
  });
});
