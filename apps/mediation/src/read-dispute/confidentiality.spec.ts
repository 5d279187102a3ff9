import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Bus } from '@fengqiao/nats/bus';
import { streamOf } from '@fengqiao/contracts/events/envelope';
import { canSeeDispute } from '@fengqiao/domain/dispute/visibility/scope';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleRows } from '@fengqiao/test-rig/harness/sample';
import { disputeStatuses } from '@fengqiao/domain/dispute/dispute';
import { until } from '@fengqiao/test-rig/harness/until';
import { DisputeDesk } from '../disputes/dispute-desk.ts';
import { DisputeRow } from '../disputes/dispute.entity.ts';
import { stateOf } from '../disputes/stored-state.ts';
import {
  disputeIn,
  held,
  inSession,
  mediator,
  move,
  officer,
  TwoServices,
  written,
  type Written,
} from '../mediation.scenario.ts';

const clock = new ManualClock('2026-11-16T10:00:00+08:00');
const secret = { A: 'A says in confidence', B: 'B says in confidence' };
let services: TwoServices;
let dispute: Written;

beforeAll(async () => {
  services = await TwoServices.start(clock);
  await services.mediation.dataSource.query(
    `insert into joint_member values ('shifan.dongcheng.linjiang', 'partner.sifa')`,
  );
  await services.mediation.dataSource.query('update world_version set version = version + 1');
  dispute = await written(services.mediation, {
    parties: [{ name: 'Wang One', phone: '13900000001' }, { name: 'Li Two' }],
  });
  await inSession(services.mediation, clock, dispute);
  await move(services.mediation, dispute, [
    ['record-statement', mediator, { party: 'A', text: secret.A, confidential: true }],
    ['record-statement', 'B', { text: secret.B, confidential: true }],
    ['record-statement', 'B', { text: 'B says openly', confidential: false }],
    held('agreed'),
    ['draft-settlement', mediator, { terms: '互不追究' }],
  ]);
}, 60_000);
afterAll(() => services.stop());

const paths = ['', '/events', '/clocks', '/settlement', '/sessions/1/calendar'];
const minutes = 'minutes nobody else reads';

/** Everything of the dispute that somebody can get, in one text. */
async function everything(as: string): Promise<string> {
  const own = await Promise.all(
    paths.map((path) => services.mediation.get(`/v1/disputes/${dispute.id}${path}`, { as })),
  );
  const lists = await services.mediation.get('/v1/disputes?limit=200', { as });
  return JSON.stringify([...own, lists].map(({ body }) => body));
}

async function everythingOf(party: 'A' | 'B'): Promise<string> {
  const headers = { 'query-code': dispute.codes[party] ?? '' };
  const address = `/v1/public/disputes/${dispute.number}`;
  const read = await Promise.all(
    ['', '/settlement', '/sessions/1/calendar'].map((path) =>
      services.mediation.get(`${address}${path}`, { headers }),
    ),
  );
  // The answer to an act shows the dispute too.
  const acted = await services.mediation.post(`${address}/record-consent`, {
    headers,
    body: { given: false },
  });
  const back = await services.mediation.post(`${address}/record-consent`, { headers, body: { given: true } });
  return JSON.stringify([...read, acted, back].map(({ body }) => body));
}

describe('what a party says in confidence', () => {
  it.each([
    ['A', 'B'],
    ['B', 'A'],
  ] as const)('is never shown to the other: %s sees its own, nothing of %s', async (party, other) => {
    const seen = await everythingOf(party);
    expect(seen).toContain(secret[party]);
    expect(seen).not.toContain(secret[other]);
    expect(seen).not.toContain(minutes);
    expect(seen).not.toContain('13900000001');
  });

  it.each([mediator, officer, 'linjiang-chief', 'dongcheng-deputy'])(
    'is read by %s, who mediates or answers for it',
    async (as) => {
      const seen = await everything(as);
      expect(seen).toContain(secret.A);
      expect(seen).toContain(secret.B);
      expect(seen).toContain(minutes);
    },
  );

  it.each([
    'linjiang-desk',
    'linjiang-officer-b',
    'dongcheng-desk',
    'bureau-chief',
    'hq-analyst',
    'supervisor',
    'admin',
    'sifa-member',
  ])('is not read by %s, who sees the dispute and what was said openly', async (as) => {
    const seen = await everything(as);
    expect(seen).toContain('B says openly');
    for (const words of [...Object.values(secret), minutes]) expect(seen).not.toContain(words);
  });

  it.each(['hq-analyst', 'supervisor', 'admin', 'sifa-member'])(
    'a telephone number is not shown to %s either, who calls nobody',
    async (as) => expect(await everything(as)).not.toContain('13900000001'),
  );

  it('a telephone number is shown to the desk that has to call', async () => {
    expect(await everything('linjiang-desk')).toContain('13900000001');
  });

  it('is in no event, plan or message, as no name, number or word of anybody is', async () => {
    const [{ text }] = await services.mediation.dataSource.query(
      `select string_agg((to_jsonb(event) - 'record')::text, '') || (select string_agg(plan::text, '') from ladder_plan) as text from event`,
    );
    const stream = await until('the last event is on the stream', async () => {
      const subject = 'fengqiao.mediation.dispute.settlement-drafted';
      const last = await services.nats.operate(({ streams }) =>
        streams.getMessage(streamOf('mediation').name, { last_by_subj: subject }),
      );
      return last?.string().includes(dispute.id) && last.string();
    });
    const told = await services.nats.operate(({ streams }) => streamTexts(streams));
    for (const words of [
      ...Object.values(secret),
      minutes,
      'B says openly',
      'Wang One',
      '13900000001',
      'Lawyer Qian',
      '互不追究',
      '红旗社区警务室',
    ])
      for (const where of [text, stream, told]) expect(where).not.toContain(words);
  });
});

/** Every message on mediation's stream. */
async function streamTexts(streams: Awaited<ReturnType<Bus['manager']>>['streams']): Promise<string> {
  const { state } = await streams.info(streamOf('mediation').name);
  const texts = [];
  for (let seq = state.first_seq; seq <= state.last_seq; seq += 1)
    texts.push(
      (await streams.getMessage(streamOf('mediation').name, { seq }).catch(() => null))?.string() ?? '',
    );
  return texts.join('\n');
}

describe('whom a dispute exists for', () => {
  it('is one rule, in the domain and in SQL, for everybody and every status', async () => {
    for (const status of disputeStatuses) await disputeIn(services.mediation, clock, status);
    await written(services.mediation, {
      parties: [{ name: 'C' }, { name: 'D', residence: 'shifan.dongcheng.hubin.xincheng' }],
    });
    const { dataSource, running } = services.mediation;
    const rows = await dataSource.manager.find(DisputeRow);
    const desk = running.app.get(DisputeDesk);
    for (const { id } of sampleRows('people.csv')) {
      const identity = { kind: 'token', subject: id ?? '', roles: null } as const;
      const world = await desk.world(dataSource.manager, { identity });
      const expected = rows
        .filter((row) => canSeeDispute(stateOf(row), world.reader, world))
        .map((row) => row.id);
      const { body } = await services.mediation.get('/v1/disputes?limit=200', { as: id ?? '' });
      const listed = body.items.map((item: { id: string }) => item.id);
      expect([id, listed.sort()]).toEqual([id, expected.sort()]);
    }
  }, 60_000);

  it('a party opens its own dispute, by its own code, and no other', async () => {
    const other = await written(services.mediation);
    const headers = { 'query-code': dispute.codes['A'] ?? '' };
    expect((await services.mediation.get(`/v1/public/disputes/${other.number}`, { headers })).status).toBe(
      404,
    );
    expect((await services.mediation.get(`/v1/public/disputes/${dispute.number}`)).status).toBe(401);
  });
});
