import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { StreamHarness } from '@fengqiao/test-rig/harness/stream-harness';
import { until } from '@fengqiao/test-rig/harness/until';
import { quarrel, TwoServices } from '../mediation.scenario.ts';

const changed = 'fengqiao.intake.unit.changed';
let services: TwoServices;
let stream: StreamHarness;

beforeAll(async () => {
  services = await TwoServices.start(new ManualClock('2026-11-20T17:00:00+08:00'));
  const { nats, mediation } = services;
  stream = await StreamHarness.connect(nats.url, {
    owner: 'intake',
    reader: 'mediation',
    inbox: mediation.dataSource,
  });
  await tellsOf('partner.first');
}, 60_000);
afterAll(async () => {
  await stream.close();
  await services.stop();
});

const isKnown = async (path: string) =>
  (await services.mediation.dataSource.query('select from known_unit where path = $1', [path])).length === 1;

/** Intake itself tells of a new unit: whatever was thrown in before, it gets through. */
async function tellsOf(path: string): Promise<void> {
  const body = `path,name_zh,name_en,level,parent\n${path},甲,A,partner,\n`;
  await services.intake.post('/v1/imports/units', { as: 'admin', body });
  await until(`${path} is known`, () => isKnown(path));
}

it.each<[string, object, object, string]>([
  ['of a shape it does not have', {}, { path: 7 }, 'body does not have the shape of its type'],
  ['that stands where another stands', {}, {}, 'the database refuses a value of it (23505)'],
  [
    'with NUL in its name',
    {},
    { path: 'x', nameZh: 'a\u0000b' },
    'the database refuses a value of it (22021)',
  ],
  ['done away with', { type: 'fengqiao.intake.unit.abolished' }, {}, 'unknown type'],
])('a unit %s is parked, and the next good one is known', async (name, change, data, reason) => {
  const event = await stream.forge(changed, change);
  await stream.publish({ ...event, data: { ...(event.data as object), ...data } });
  expect(await stream.settled()).toContainEqual({ aggregateId: event.subject, seq: 1, reason });
  await tellsOf(`partner.${name.toLowerCase().replaceAll(' ', '-')}`);
  const { status } = await services.mediation.post('/v1/disputes', { as: 'linjiang-desk', body: quarrel });
  expect(status).toBe(201);
});

it('whatever is told of cases passes by', async () => {
  await stream.publish(await stream.forge(changed, { type: 'fengqiao.intake.case.beamed-up', data: null }));
  const before = await stream.settled();
  await tellsOf('partner.last');
  expect(await stream.settled()).toEqual(before);
});

it('who sits and holds what where is known, by ids alone', async () => {
  const { mediation, intake } = services;
  const known = () =>
    mediation.dataSource.query(
      `select kind, person, role, unit, post from directory_fact where person in ('linjiang-chief', 'newcomer')`,
    );
  const person = { id: 'newcomer', nameZh: '新人', role: 'mediator', unit: 'shifan.dongcheng' };
  await intake.post('/v1/directory/people', { as: 'admin', body: person });
  await until('the newcomer is known', async () => (await known()).length === 3);
  const unit = 'shifan.dongcheng.linjiang';
  expect(new Set(await known())).toEqual(
    new Set([
      { kind: 'person', person: 'linjiang-chief', role: 'chief', unit, post: null },
      { kind: 'post', person: 'linjiang-chief', role: null, unit, post: 'chief' },
      { kind: 'person', person: 'newcomer', role: 'mediator', unit: 'shifan.dongcheng', post: null },
    ]),
  );
});
