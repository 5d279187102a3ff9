import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hazardCommands } from '@fengqiao/domain/hazard/commands/permissions';
import { hazardTransitions } from '@fengqiao/domain/hazard/commands/transitions';
import { hazardStages, type HazardStage } from '@fengqiao/domain/hazard/hazard';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { RowCounts } from '@fengqiao/test-rig/fuzz/row-counts';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import {
  bodies,
  chief,
  desk,
  exit,
  found,
  hazardIn,
  looked,
  move,
  notice,
  officer,
  startOutreach,
} from '../outreach.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
let outreach: TestService;

beforeAll(async () => {
  outreach = await startOutreach(clock);
}, 60_000);
afterAll(() => outreach.stop());

const give = (id: string, command: string, as: string, body: object = bodies[command as never]) =>
  outreach.post(`/v1/hazards/${id}/${command}`, { as, body });

describe('a hazard', () => {
  it('is written down, noticed, signed for, put right, looked at and closed', async () => {
    const { status, headers, body } = await outreach.post('/v1/hazards', { as: officer, body: exit });
    expect([status, headers.get('etag'), headers.get('location')]).toEqual([
      201,
      '"1"',
      `/v1/hazards/${body.id}`,
    ]);
    expect(body).toMatchObject({
      ...{ stage: 'found', unit: 'shifan.dongcheng.linjiang', handler: officer, overdue: false },
      clocks: [{ name: 'notice', state: 'running', dueAt: '2026-11-18T18:00:00+08:00' }],
    });
    expect(body.number).toMatch(/^YH-2026-\d{6}$/);
    const closed = await move(outreach, body.id, [
      ['notice', officer, { ...notice, rectifyBy: '2026-11-27T18:00:00+08:00' }],
      ['record-service', officer],
      ['claim-rectified', desk],
      ['re-check', officer],
    ]);
    expect(closed).toMatchObject({
      stage: 'closed',
      notices: [{ notice: 1, rectifyBy: '2026-11-27T18:00:00+08:00', outcome: 'passed' }],
    });
  });

  it('has its notice kept byte for byte, with its law, its day and its remedies', async () => {
    const id = await hazardIn(outreach, 'noticed');
    const { body } = await outreach.get(`/v1/hazards/${id}`, { as: officer });
    const page = await outreach.get(`/v1/hazards/${id}/notices/1`, { as: officer });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const word of [...Object.values(notice), 'Shopkeeper Planted', '2026年12月1日 10:00', body.number])
      expect(page.body).toContain(word);
    expect(createHash('sha256').update(page.body).digest('hex')).toBe(body.notices[0].hash);
    expect(page.headers.get('etag')).toBe(`"${body.notices[0].hash}"`);
    expect((await outreach.get(`/v1/hazards/${id}/notices/2`, { as: officer })).status).toBe(404);
  });

  it('that failed twice is referred: a third notice is refused', async () => {
    const id = await hazardIn(outreach, 'failed');
    await move(outreach, id, [
      ['notice', officer],
      ['claim-rectified', officer],
      ['re-check', officer, looked('failed')],
    ]);
    expect((await give(id, 'notice', officer)).body).toMatchObject({ status: 409, code: 'third-notice' });
    await move(outreach, id, [
      ['refer', officer],
      ['record-receipt', desk],
    ]);
  });

  it('is solved on the spot in one act', async () => {
    const { result, evidence } = bodies.solve;
    const solve = (shown: object[]) =>
      outreach.post('/v1/hazards/handle-at-once', {
        ...{ as: officer, body: { ...exit, result, evidence: shown } },
      });
    expect((await solve(evidence)).body).toMatchObject({ stage: 'solved', version: 2 });
    expect((await solve([])).body.code).toBe('evidence-required');
  });

  it('a notice with a date in the past is refused, with nothing written', async () => {
    const id = await found(outreach);
    const counts = await RowCounts.of(outreach.dataSource);
    const before = await counts.read();
    const { status, body } = await give(id, 'notice', officer, {
      ...{ ...notice, rectifyBy: '2026-11-15T10:00:00+08:00' },
    });
    expect([status, body.code, body.errors[0].field]).toEqual([422, 'due-not-ahead', 'rectifyBy']);
    expect(await counts.read()).toBe(before);
  });
});

describe('who may do what', () => {
  /** What each is to a hazard of Linjiang: the roles by which the table knows them. */
  const people: Record<string, readonly string[]> = {
    [desk]: ['desk'],
    [officer]: ['officer', 'handler'],
    'linjiang-officer-b': ['officer'],
    [chief]: ['owner'],
    'dongcheng-chief': [],
    supervisor: ['supervisor'],
    'hq-analyst': [],
  };

  /** Read off the table; guards and bodies aside. */
  function refusalOf(command: keyof typeof hazardTransitions, stage: HazardStage, person: string) {
    const row = hazardTransitions[command];
    const by: readonly string[] = row.by;
    const from: readonly string[] = row.from;
    const byAnybody = by.some((actor) => actor === 'handler' || actor === 'owner');
    const mine = people[person] ?? [];
    if (!byAnybody && !by.some((actor) => mine.includes(actor))) return 'forbidden';
    if (!from.includes(stage)) return 'stage-forbids';
    return by.some((actor) => mine.includes(actor)) ? null : 'forbidden';
  }

  it('each command in each stage by each person is offered or refused as the table says', async () => {
    for (const stage of hazardStages) {
      const id = await hazardIn(outreach, stage);
      for (const person of Object.keys(people)) {
        const { body } = await outreach.get(`/v1/hazards/${id}`, { as: person });
        for (const { command, code } of body.commands) {
          const expected = refusalOf(command, stage, person);
          const isGuarded = expected === null && code === 'nothing-to-re-check';
          expect([stage, person, command, isGuarded ? null : code]).toEqual([
            stage,
            person,
            command,
            expected,
          ]);
          if (expected === null) continue;
          expect([stage, person, command, (await give(id, command, person)).body.code]).toEqual([
            ...[stage, person, command, expected],
          ]);
        }
      }
      expect((await outreach.get(`/v1/hazards/${id}`, { as: officer })).body.stage).toBe(stage);
    }
    expect(hazardCommands.names).toHaveLength(11);
  }, 60_000);

  it('it does not exist for whoever sits elsewhere, in the list neither', async () => {
    const id = await found(outreach);
    const listed = async (as: string) => {
      const { body } = await outreach.get('/v1/hazards?limit=200', { as });
      return body.items.some((item: { id: string }) => item.id === id);
    };
    const readers = [desk, chief, 'dongcheng-chief', 'supervisor', 'hq-analyst', 'hubin-desk', 'hubin-chief'];
    for (const as of readers) {
      const isSeen = !as.startsWith('hubin');
      expect([as, await listed(as)]).toEqual([as, isSeen]);
      for (const path of ['', '/events', '/clocks'])
        expect([as, (await outreach.get(`/v1/hazards/${id}${path}`, { as })).status]).toEqual([
          as,
          isSeen ? 200 : 404,
        ]);
      if (!isSeen) expect((await give(id, 'notice', as)).status).toBe(404);
    }
    expect((await outreach.get('/v1/hazards')).status).toBe(401);
  });

  it('reported up it is its branch chief’s, and whoever found it sees and moves it still', async () => {
    const id = await found(outreach);
    const up = await move(outreach, id, [['report-up', officer]]);
    expect(up.unit).toBe('shifan.dongcheng');
    expect((await move(outreach, id, [['notice', officer]])).stage).toBe('noticed');
    expect((await give(id, 'extend', chief)).body.code).toBe('forbidden');
    expect((await give(id, 'extend', 'dongcheng-chief')).status).toBe(200);
  });

  it('who must put it right is told to those who work there alone, and every reading leaves a line', async () => {
    const id = await hazardIn(outreach, 'noticed');
    const shown = async (as: string) => {
      const { body } = await outreach.get(`/v1/hazards/${id}`, { as });
      return [
        as,
        body.responsible?.name ?? null,
        (await outreach.get(`/v1/hazards/${id}/notices/1`, { as })).status,
      ];
    };
    const name = exit.responsible.name;
    expect(await shown(chief)).toEqual([chief, name, 200]);
    expect(await shown('hq-analyst')).toEqual(['hq-analyst', null, 403]);
    const lines = await outreach.dataSource.query(
      'select person, what, showed from read_audit where aggregate_id = $1 order by person desc, what',
      [id],
    );
    expect(lines).toEqual([
      { person: chief, what: 'hazard', showed: true },
      { person: chief, what: 'notice', showed: true },
      { person: 'hq-analyst', what: 'hazard', showed: false },
    ]);
    const events = await outreach.dataSource.query('select data from event where aggregate_id = $1', [id]);
    for (const planted of [name, exit.responsible.phone, exit.summary, notice.basis])
      expect(JSON.stringify(events)).not.toContain(planted);
  });

  it('the list narrows by what it is found by', async () => {
    const id = await hazardIn(outreach, 'noticed');
    const has = async (query: string) => {
      const { status, body } = await outreach.get(`/v1/hazards?limit=200&${query}`, { as: 'supervisor' });
      return status === 200 && body.items.some((item: { id: string }) => item.id === id);
    };
    const { body } = await outreach.get(`/v1/hazards/${id}`, { as: desk });
    for (const query of [
      ...['stage=noticed', 'kind=fire', 'channel=visit', 'unit=shifan.dongcheng', `handler=${officer}`],
      ...['overdue=false', `number=${body.number}`],
    ])
      expect([query, await has(query)]).toEqual([query, true]);
    for (const query of [
      ...['stage=found', 'kind=gas', 'channel=meeting', 'unit=shifan.beishan', `handler=${chief}`],
      ...['overdue=true', 'number=YH-2026-999999', 'ref=none'],
    ])
      expect([query, await has(query)]).toEqual([query, false]);
  });
});
