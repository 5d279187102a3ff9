import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parsePeriod } from '@fengqiao/domain/score/periods/period';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { TestService, type Answer } from '@fengqiao/test-rig/harness/test-service';
import { until } from '@fengqiao/test-rig/harness/until';
import { PeriodCloser } from './close-period/period-closer.ts';
import { startWithSample, type Headquarters } from './scoring.scenario.ts';
import { scoring as definition } from './scoring.service.ts';

const clock = new ManualClock('2026-11-20T17:00:00+08:00');
const october = '/v1/periods/2026-10/objections';
let headquarters: Headquarters;
let caseId: string;
beforeAll(async () => {
  headquarters = await startWithSample(clock);
  await headquarters.scoring.running.app.get(PeriodCloser).advance(parsePeriod('2026-10')!);
  const [row] = await headquarters.intake.dataSource.query(`select id from ledger_case where ref = 'A-026'`);
  caseId = row.id;
}, 60_000);
afterAll(() => headquarters.stop());

function send(path: string, as: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
  const { scoring } = headquarters;
  return path.startsWith('PUT ')
    ? scoring.put(path.slice(4), { as, body, headers })
    : scoring.post(path, { as, body, headers });
}

const objection = () => ({ caseId, measure: 'completeOnTime', reason: 'not-ours' });
const key = { label: 'platform', unit: 'shifan', expiresAt: '2027-01-01T00:00:00+08:00' };
const formula = {
  weights: { satisfaction: 0.4, completeOnTime: 0.4, assignOnTime: 0.2 },
  minimumSample: 5,
  from: '2027-01',
};
const list = (kind: string) =>
  `place,kind,occurredOn,source\nshifan.dongcheng.linjiang.hongqi,${kind},2026-11-01,110`;

interface Write {
  readonly path: string;
  readonly as: string;
  readonly body: unknown;
  readonly other: unknown;
  readonly table: string;
}

const writes = (): Write[] => [
  {
    path: october,
    as: 'linjiang-chief',
    body: objection(),
    other: { ...objection(), reason: 'shared' },
    table: 'period_objection',
  },
  { path: '/v1/api-keys', as: 'admin', body: key, other: { ...key, label: 'other' }, table: 'api_key' },
  {
    path: 'PUT /v1/formulas/v2',
    as: 'admin',
    body: formula,
    other: { ...formula, minimumSample: 6 },
    table: 'score_formula',
  },
  {
    path: '/v1/imports/occurrences',
    as: 'admin',
    body: list('case'),
    other: list('accident'),
    table: 'occurrence',
  },
];

/** A random UUID, as clients should send: an answer that says something once is given again whole under no other. */
const keys = new Map<string, string>();
function keyOf(table: string): string {
  const key = keys.get(table) ?? randomUUID();
  keys.set(table, key);
  return key;
}

describe('what writes', () => {
  it('is done once under a key: the same answer again, and with another body a conflict in both languages', async () => {
    for (const { path, as, body, other, table } of writes()) {
      const headers = { 'idempotency-key': keyOf(table) };
      const first = await send(path, as, body, headers);
      expect([path, first.status]).toEqual([path, /PUT|imports/.test(path) ? 200 : 201]);
      clock.advance(1_000);
      const again = await send(path, as, body, headers);
      expect([again.status, again.body]).toEqual([first.status, first.body]);
      for (const [language, title] of [
        ['zh-CN', '同一幂等键已用于不同的内容'],
        ['en', 'That idempotency key was used with another body'],
      ] as const) {
        const conflict = await send(path, as, other, { ...headers, 'accept-language': language });
        expect([conflict.status, conflict.body.code, conflict.body.title]).toEqual([
          422,
          'idempotency-conflict',
          title,
        ]);
      }
      const rows = await headquarters.scoring.dataSource.query(`select count(*)::int as n from ${table}`);
      expect([table, rows[0].n]).toEqual([table, 1]);
    }
  });

  it('is not done under a key that something else was done under', async () => {
    const headers = { 'idempotency-key': keyOf('api_key') };
    const refused = await send('/v1/imports/occurrences', 'admin', list('petition'), headers);
    expect(refused.body.code).toBe('idempotency-conflict');
  });

  it('keeps no key when it is refused', async () => {
    const headers = { 'idempotency-key': 'refused' };
    const refused = await send('/v1/api-keys', 'admin', { ...key, unit: 'shifan.nowhere' }, headers);
    expect(refused.body.code).toBe('unknown-unit');
    expect((await send('/v1/api-keys', 'admin', key, headers)).status).toBe(201);
  });

  it('a decision is given once, answers again when it is repeated, and is refused on what has changed since', async () => {
    const { scoring } = headquarters;
    const [{ id, version }] = (await scoring.get(october, { as: 'supervisor' })).body.items;
    const decide = (decision: string, headers: Record<string, string>) =>
      send(`${october}/${id}/decision`, 'supervisor', { decision }, headers);
    expect(version).toBe(1);
    expect((await decide('reject', { 'if-match': '"2"' })).status).toBe(412);
    const headers = { 'idempotency-key': 'decide', 'if-match': '"1"' };
    const first = await decide('exclude', headers);
    expect([first.status, first.headers.get('etag'), first.body.version]).toEqual([200, '"2"', 2]);
    const again = await decide('exclude', headers);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await decide('reject', headers)).body.code).toBe('idempotency-conflict');
    expect((await decide('reject', { 'if-match': '"1"' })).body.code).toBe('stale-version');
    expect((await decide('reject', {})).body.code).toBe('already-decided');
  });
});

describe('the key of a machine in a kept answer', () => {
  it('is not given again under a key that could be anybody’s', async () => {
    const guessable = { 'idempotency-key': 'platform-1' };
    const first = await send('/v1/api-keys', 'admin', { ...key, label: 'guessable' }, guessable);
    const { key: secret, ...rest } = first.body;
    expect(secret).toMatch(/^fqk_/);
    expect((await send('/v1/api-keys', 'admin', { ...key, label: 'guessable' }, guessable)).body).toEqual(
      rest,
    );
  });

  const headers = { 'idempotency-key': randomUUID() };

  it('is given again to who repeats the call, and cannot be read in the database', async () => {
    const { scoring } = headquarters;
    const first = await send('/v1/api-keys', 'admin', { ...key, label: 'sealed' }, headers);
    expect(first.headers.get('etag')).toBe('"1"');
    const again = await send('/v1/api-keys', 'admin', { ...key, label: 'sealed' }, headers);
    expect(again.body).toEqual(first.body);
    const kept = JSON.stringify(await scoring.dataSource.query('select * from idempotent_answer'));
    expect(kept).toContain('sealed');
    expect(kept).not.toContain(first.body.key.slice('fqk_'.length));
    // What opens it is not kept either.
    expect(kept).not.toContain(headers['idempotency-key']);
    const read = await scoring.get('/v1/scores?period=2026-11&level=bureau', { token: again.body.key });
    expect(read.status).toBe(200);
  });

  it('is revoked by who has seen its last state', async () => {
    const { items } = (await headquarters.scoring.get('/v1/api-keys', { as: 'admin' })).body;
    const { id } = items.at(-1);
    const revoke = (version: number) =>
      send(`/v1/api-keys/${id}/revoke`, 'admin', {}, { 'if-match': `"${version}"` });
    expect((await revoke(2)).status).toBe(412);
    const revoked = await revoke(1);
    expect([revoked.headers.get('etag'), revoked.body.version]).toEqual(['"2"', 2]);
    expect((await revoke(1)).status).toBe(412);
    expect((await revoke(2)).body).toEqual(revoked.body);
  });

  it('goes with every kept answer after a day', async () => {
    const { scoring, nats } = headquarters;
    await scoring.dataSource.query(
      `update idempotent_answer set created_at = now() - interval '25 hours' where person = 'admin'`,
    );
    const { databaseUrl } = scoring;
    const relay = { clock, roles: ['relay'] as const, natsUrl: nats.url, databaseUrl };
    const second = await TestService.start('scoring', definition, relay);
    await until('answers of yesterday are gone', async () => {
      const left = await scoring.dataSource.query('select distinct person from idempotent_answer');
      return left.every(({ person }: { person: string }) => person !== 'admin');
    });
    expect(await scoring.dataSource.query('select from idempotent_answer')).not.toEqual([]);
    await second.stop();
  });
});
