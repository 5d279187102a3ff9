import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { until } from '@fengqiao/test-rig/harness/until';
import { tell } from './fake-mediation.scenario.ts';
import { TwoServices } from './two-services.scenario.ts';

const [chief, officer] = ['linjiang-chief', 'linjiang-officer-a'];
let sides: TwoServices;

/** Friday evening: Linjiang Station opens again on Monday. */
const evening = '2026-11-20T20:00:00+08:00';
const monday = '2026-11-23T09:00:00+08:00';

beforeAll(async () => {
  sides = await TwoServices.start(evening);
}, 60_000);
afterAll(() => sides.stop());

const inbox = async (as: string, query = '') =>
  (await sides.intake.get(`/v1/notices?limit=200${query}`, { as })).body;
const about = async (as: string, id: string) =>
  (await inbox(as)).items.filter((item: { about: { id: string } | null }) => item.about?.id === id);
const written = (id: string, fact: string) =>
  until(`${fact} is told`, async () => (await sides.told(id, fact)).length > 0);

it('people are told of a dispute as mediation says, each once, and kept till their unit opens', async () => {
  sides.clock.set(evening);
  const rung = {
    rung: 'obligation-01a2/1/breach/1',
    clock: 'obligation-01a2',
    dueAt: '2026-11-20T18:00:00+08:00',
  };
  const tells = [tell(chief, rung), tell(chief, { seat: 'shifan#member' }), tell(officer, rung)];
  const event = await sides.mediation.ofDispute('rung-climbed', { tells });
  await sides.mediation.publish(event, event);
  await written(event.subject, 'rung-climbed');
  expect(await sides.told(event.subject, 'rung-climbed')).toEqual([chief, officer]);
  expect(await about(chief, event.subject)).toEqual([]);

  sides.clock.set(monday);
  expect(await about(chief, event.subject)).toMatchObject([
    {
      case: null,
      about: { kind: 'dispute', id: event.subject, number: 'JF-2026-000001' },
      cause: {
        type: 'rung-climbed',
        seq: 1,
        rung: rung.rung,
        words: { 'zh-CN': '履行义务：超时', en: 'Obligation: limit missed' },
      },
      clock: rung.clock,
      dueAt: rung.dueAt,
      seat: 'shifan.dongcheng.linjiang#chief',
      cases: 1,
      createdAt: evening,
      releasedAt: monday,
      readAt: null,
    },
  ]);
});

it('of a dispute at risk of harm they are told at any hour', async () => {
  sides.clock.set(evening);
  const tells = [tell(chief, { atAnyHour: true, passedUpFrom: 'shifan.dongcheng#chief' })];
  const event = await sides.mediation.ofDispute('colour-changed', { tells });
  await sides.mediation.publish(event);
  await written(event.subject, 'colour-changed');
  expect(await about(chief, event.subject)).toMatchObject([
    { releasedAt: evening, passedUpFrom: 'shifan.dongcheng#chief' },
  ]);
});

it('it is listed, counted, marked and told of since a mark as any other', async () => {
  sides.clock.set(monday);
  const before = await inbox(officer);
  const event = await sides.mediation.ofDispute('session-planned', { tells: [tell(officer)] });
  await sides.mediation.publish(event);
  await written(event.subject, 'session-planned');
  const since = await inbox(officer, `&since=${before.mark}`);
  // A mark is as old as the oldest transaction on the server, other databases' too: what was seen may come once more.
  const isNew = ({ about }: { about: { id: string } }) => about.id === event.subject;
  expect(since.items.filter(isNew)).toHaveLength(1);
  expect(since.unread).toBe(before.unread + 1);
  const { id } = since.items.find(isNew);
  const acknowledged = await sides.intake.post(`/v1/notices/${id}/acknowledge`, { as: officer, body: {} });
  expect(acknowledged.body).toMatchObject({ id, readAt: monday, acknowledgedAt: monday });
  expect((await inbox(officer)).unread).toBe(before.unread);
  const notTheirs = await sides.intake.post(`/v1/notices/${id}/read`, { as: chief, body: {} });
  expect(notTheirs.status).toBe(404);
});

it('a day’s digest says how many, a consultation which', async () => {
  sides.clock.set(monday);
  const unit = 'shifan.dongcheng.linjiang';
  const digest = await sides.mediation.record('joint', 'digested', {
    number: 'LJ-2026-11-23',
    unit,
    fact: { type: 'digested' },
    tells: [tell(officer, { items: 3, seat: `${unit}#member` })],
  });
  const consultation = await sides.mediation.record('consultation', 'planned', {
    number: 'HS-2026-000004',
    unit,
    fact: { type: 'planned' },
    tells: [tell(officer, { seat: `${unit}#member` })],
  });
  await sides.mediation.publish(digest, consultation);
  await written(consultation.subject, 'planned');
  expect(await about(officer, digest.subject)).toMatchObject([
    { about: { kind: 'joint', number: 'LJ-2026-11-23' }, cases: 3, seat: `${unit}#member` },
  ]);
  expect(await about(officer, consultation.subject)).toMatchObject([
    { about: { kind: 'consultation' }, cases: 1, cause: { words: { en: 'Consultation planned' } } },
  ]);
});

it('what a newer release of mediation says is told in general words; what is not for us passes by', async () => {
  sides.clock.set(monday);
  const passing = await sides.mediation.record('holding', 'changed', { tells: 'nobody' });
  const newer = await sides.mediation.ofDispute('beamed-up', {
    tells: [tell(officer), tell('nobody-knows')],
  });
  await sides.mediation.publish(passing, newer);
  await written(newer.subject, 'beamed-up');
  const [notice] = await about(officer, newer.subject);
  expect(notice.cause).toMatchObject({ type: 'beamed-up', words: { en: 'News of a dispute' } });
  // Whom our directory does not know is told too.
  expect(await sides.told(newer.subject, 'beamed-up')).toEqual([officer, 'nobody-knows']);
  const bench = await sides.bench();
  expect(await bench.settled()).toEqual([]);
  await bench.close();
});

it('an event of the first release, which told nobody, is taken in', async () => {
  const data = {
    ...{ number: 'JF-2026-000009', place: 'shifan.dongcheng.linjiang.hongqi', relatedCase: null },
    ...{ complexity: 'general', colour: 'blue', level: 'community', status: 'screened' },
  };
  const event = await sides.mediation.record('dispute', 'screened', data);
  await sides.mediation.publish(event);
  const bench = await sides.bench();
  expect(await bench.settled()).toEqual([]);
  await bench.close();
  const taken = 'select seq from inbox where aggregate_id = $1';
  expect(await sides.intake.dataSource.query(taken, [event.subject])).toEqual([{ seq: 1 }]);
});

it('one of a meeting that is broken parks that meeting', async () => {
  const broken = await sides.mediation.record('consultation', 'held', { number: 'HS-2026-000005' });
  await sides.mediation.publish(broken);
  const bench = await sides.bench();
  expect(await bench.settled()).toEqual([
    { aggregateId: broken.subject, seq: 1, reason: 'body does not have the shape of its type' },
  ]);
  await bench.close();
});
