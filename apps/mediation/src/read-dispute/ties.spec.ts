import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import {
  inSession,
  mediator,
  move,
  officer,
  startMediationAlone,
  written,
  type Written,
} from '../mediation.scenario.ts';
import { Ties1795910400022 } from '../migrations/2026-11-29-ties.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let mediation: TestService;
beforeAll(async () => {
  mediation = await startMediationAlone(clock);
}, 60_000);
afterAll(() => mediation.stop());

const said = 'what A says in confidence';
const get = (id: string, claims: Record<string, unknown>) =>
  mediation.token(claims).then((token) => mediation.get(`/v1/disputes/${id}`, { token }));

/** In session before the mediator and a lawyer from outside, with something said in confidence. */
async function confided(): Promise<Written> {
  const dispute = await written(mediation);
  await inSession(mediation, clock, dispute);
  await move(mediation, dispute, [['record-statement', 'A', { text: said, confidential: true }]]);
  return dispute;
}

describe('a guest on a panel', () => {
  it('is no token: whoever is called as one reads nothing, whatever else the token says', async () => {
    const { id } = await confided();
    for (const sub of ['guest-2', 'guest:2', 'GUEST-2', 'party/x/A', `party:${id}:A`])
      for (const roles of [['mediator'], ['supervisor', 'admin']]) {
        const answer = await get(id, { sub, roles, unit: 'shifan' });
        expect([sub, answer.status]).toEqual([sub, 404]);
        const list = await mediation.get('/v1/disputes', { token: await mediation.token({ sub, roles }) });
        expect(list.body.items).toEqual([]);
      }
  });
});

describe('a mediator with a tie', () => {
  it('has no act and no record of the dispute again, replaced or not; nor does a repeated answer tell it', async () => {
    const dispute = await confided();
    const { id } = dispute;
    const headers = { 'idempotency-key': randomUUID() };
    const checkedIn = () =>
      mediation.post(`/v1/disputes/${id}/check-in`, { as: mediator, body: { seen: '平稳' }, headers });
    expect(JSON.stringify((await checkedIn()).body)).toContain(said);
    await move(mediation, dispute, [
      ['declare-tie', officer, { session: 1, panelist: mediator, tied: true, tie: '亲属' }],
    ]);
    const isOut = async () => {
      const reads = await Promise.all(
        ['', '/events', '/clocks', '/settlement', '/sessions/1/calendar'].map((path) =>
          mediation.get(`/v1/disputes/${id}${path}`, { as: mediator }),
        ),
      );
      const acts = await Promise.all(
        [
          ['sign', { party: 'A', version: 1, means: '当面签字' }],
          ['waive', { obligation: '1', party: 'A', reason: '放弃' }],
          ['set-colour', { colour: 'red', reason: '激化' }],
        ].map(([command, body]) =>
          mediation.post(`/v1/disputes/${id}/${command as string}`, { as: mediator, body }),
        ),
      );
      const list = await mediation.get('/v1/disputes?limit=200', { as: mediator });
      expect([...reads, ...acts].map(({ status }) => status)).toEqual(Array(8).fill(404));
      expect(list.body.items.map((item: { id: string }) => item.id)).not.toContain(id);
      expect((await checkedIn()).status).toBe(404);
    };
    await isOut();
    await move(mediation, dispute, [
      [
        'replace-panelist',
        officer,
        { session: 1, panelist: mediator, by: { name: 'Lawyer Zhou', capacity: 'lawyer', tied: false } },
      ],
    ]);
    await isOut();
    const named = await mediation.post(`/v1/disputes/${id}/plan-session`, {
      as: officer,
      body: {
        at: new Date((await clock.now()) + 600_000).toISOString(),
        ...{ venue: '警务室', panel: [{ person: mediator, capacity: 'community', tied: false }] },
      },
    });
    expect([named.status, named.body.code]).toEqual([422, 'panel-tie']);
  }, 60_000);

  it('of a release before is known by its events when the data folder is upgraded', async () => {
    const dispute = await confided();
    const { dataSource } = mediation;
    await move(mediation, dispute, [
      ['declare-tie', officer, { session: 1, panelist: mediator, tied: true, tie: '亲属' }],
      [
        'replace-panelist',
        officer,
        { session: 1, panelist: mediator, by: { name: 'Lawyer Wu', capacity: 'lawyer', tied: false } },
      ],
    ]);
    await dataSource.query('alter table dispute drop column tied');
    await dataSource.query(`update dispute set state = state - 'ties', people = people || '{guest-1}'`);
    await new Ties1795910400022().up(dataSource.createQueryRunner());
    const [row] = await dataSource.query(
      `select tied, people, state -> 'ties' as ties from dispute where id = $1`,
      [dispute.id],
    );
    expect(row).toEqual({ tied: [mediator], people: [], ties: [mediator] });
    expect((await mediation.get(`/v1/disputes/${dispute.id}`, { as: mediator })).status).toBe(404);
  });
});

describe('a receipt for a party', () => {
  it('is repeated under a random UUID, sealed, to whoever may still issue it', async () => {
    const dispute = await written(mediation);
    const path = `/v1/disputes/${dispute.id}/parties/A/code`;
    const claims = () =>
      mediation.dataSource.query('select id from code_claim where aggregate_id = $1', [dispute.id]);
    const before = (await claims()).length;
    const issue = (key: string) =>
      mediation.post(path, { as: 'linjiang-desk', body: {}, headers: { 'idempotency-key': key } });
    const key = randomUUID();
    const [first, again] = [await issue(key), await issue(key)];
    expect([again.status, again.body.receipt]).toEqual([200, first.body.receipt]);
    const [guessed, twice] = [await issue('code-1'), await issue('code-1')];
    expect([typeof guessed.body.receipt.claim, twice.body.receipt]).toEqual(['string', undefined]);
    const kept = JSON.stringify(await mediation.dataSource.query('select * from idempotent_answer'));
    for (const { body } of [first, guessed]) expect(kept).not.toContain(body.receipt.claim);
    expect(await claims()).toHaveLength(before + 2);
  });
});
