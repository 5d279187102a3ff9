import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import {
  divorce,
  held,
  inSession,
  mediator,
  move,
  officer,
  startMediationAlone,
  written,
  type Written,
} from '../mediation.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const named = { parties: [{ name: 'Wang One', phone: '13900000001' }, { name: 'Li Two' }] };
const secret = 'A says in confidence';
let mediation: TestService;
let dispute: Written;

beforeAll(async () => {
  mediation = await startMediationAlone(clock);
  dispute = await written(mediation, named);
  await inSession(mediation, clock, dispute);
  await move(mediation, dispute, [
    ['record-statement', mediator, { party: 'A', text: secret, confidential: true }],
    held('agreed'),
    ['draft-settlement', mediator, divorce('2026-11-16T10:00:00+08:00')],
  ]);
}, 60_000);
afterAll(() => mediation.stop());

interface Line {
  readonly person: string;
  readonly what: string;
  readonly showed: boolean;
  readonly at: string;
}

/** Lines of a dispute, since the last time this was asked. */
async function linesOf(id: string): Promise<Line[]> {
  const lines: (Omit<Line, 'at'> & { at: Date })[] = await mediation.dataSource.query(
    `with gone as (delete from read_audit where dispute_id = $1 returning *)
     select person, what, showed_confidence as showed, read_at as at from gone order by read_at, what`,
    [id],
  );
  return lines.map((line) => ({ ...line, at: line.at.toISOString() }));
}

const read = (as: string, path = '', id = dispute.id) => mediation.get(`/v1/disputes/${id}${path}`, { as });

describe('reading a dispute leaves a line: who, when, what', () => {
  it.each([
    ['', 'dispute', true],
    ['/events', 'events', true],
    ['/clocks', 'clocks', false],
    ['/settlement', 'settlement', false],
    ['/sessions/1/calendar', 'calendar', false],
  ])('of %s it says %s', async (path, what, showed) => {
    await linesOf(dispute.id);
    clock.advance(60_000);
    const at = new Date(await clock.now()).toISOString();
    expect((await read(mediator, path)).status).toBe(200);
    expect(await linesOf(dispute.id)).toEqual([{ person: mediator, what, showed, at }]);
  });

  it.each(['', '/events'])(
    'says of %s that nothing said in confidence was shown, where it was not',
    async (path) => {
      await linesOf(dispute.id);
      await read('hq-analyst', path);
      expect(await linesOf(dispute.id)).toMatchObject([{ person: 'hq-analyst', showed: false }]);
    },
  );

  it('the answer to a command shows it too', async () => {
    const other = await written(mediation, named);
    await linesOf(other.id);
    await move(mediation, other, [['accept', officer, { mediator }]]);
    expect(await linesOf(other.id)).toMatchObject([{ person: officer, what: 'dispute', showed: false }]);
    await linesOf(dispute.id);
    await move(mediation, dispute, [['sign', mediator, { party: 'A', version: 1, means: '当面签字' }]]);
    expect(await linesOf(dispute.id)).toMatchObject([{ person: mediator, what: 'dispute', showed: true }]);
  });
});

describe('no line is left', () => {
  const nothing = '00000000-0000-7000-8000-000000000000';

  it.each([
    ['by somebody it does not exist for', 'hubin-desk', '', 404],
    ['of a version of the settlement that there is not', officer, '/settlement?version=9', 404],
    ['of a session that there is not', officer, '/sessions/9/calendar', 404],
  ])('by a reading that is refused: %s', async (_, as, path, status) => {
    await linesOf(dispute.id);
    expect((await read(as, path)).status).toBe(status);
    expect(await linesOf(dispute.id)).toEqual([]);
  });

  it('of a dispute there is not, nor by a command that is refused', async () => {
    await linesOf(dispute.id);
    expect((await read(officer, '', nothing)).status).toBe(404);
    expect(
      (await mediation.post(`/v1/disputes/${dispute.id}/accept`, { as: officer, body: { mediator } })).status,
    ).toBe(409);
    expect([...(await linesOf(nothing)), ...(await linesOf(dispute.id))]).toEqual([]);
  });

  it('by a list, which names no party, by who writes it down, nor by a party that reads its own', async () => {
    await linesOf(dispute.id);
    const other = await written(mediation, named);
    await linesOf(other.id);
    const { body } = await mediation.get('/v1/disputes', { as: officer });
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(other.id);
    expect(JSON.stringify(body)).not.toContain('Wang One');
    const headers = { 'query-code': other.codes['A'] ?? '' };
    expect((await mediation.get(`/v1/public/disputes/${other.number}`, { headers })).status).toBe(200);
    expect([...(await linesOf(dispute.id)), ...(await linesOf(other.id))]).toEqual([]);
  });
});

it('what cannot be put on record is not shown', async () => {
  const { dataSource } = mediation;
  await dataSource.query('alter table read_audit rename to read_audit_gone');
  const { status, text } = await read(mediator).then(({ status, body }) => ({
    status,
    text: JSON.stringify(body),
  }));
  await dataSource.query('alter table read_audit_gone rename to read_audit');
  expect(status).toBeGreaterThanOrEqual(500);
  expect(text).not.toContain('Wang One');
});

it('a line holds ids, codes and times: no name, number or word of anybody', async () => {
  for (const path of ['', '/events', '/settlement']) await read(mediator, path);
  const [{ text }] = await mediation.dataSource.query(
    `select string_agg(to_jsonb(read_audit)::text, '') as text from read_audit`,
  );
  expect(text).toContain(dispute.id);
  for (const words of ['Wang One', '13900000001', secret, 'minutes', '九万元', '楼道'])
    expect(text).not.toContain(words);
});
