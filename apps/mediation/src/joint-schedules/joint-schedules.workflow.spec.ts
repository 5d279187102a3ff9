import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { defaultMediationPolicy } from '@fengqiao/domain/dispute/rules/policy';
import { startDevTemporal, type DevTemporal } from '@fengqiao/test-rig/servers/dev-temporal';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { replays } from '@fengqiao/test-rig/harness/replay';
import { until } from '@fengqiao/test-rig/harness/until';
import { workflowBundlePath } from '@fengqiao/workflows/workflow-bundle';
import { TwoServices } from '../mediation.scenario.ts';
import { linjiang, members, screened } from '../consultations/consult.scenario.ts';

const hubin = 'shifan.dongcheng.hubin';
const clock = new ManualClock('2026-11-20T15:00:00+08:00');
let temporal: DevTemporal;
let services: TwoServices;

beforeAll(async () => {
  temporal = await startDevTemporal();
  services = await TwoServices.start(clock, { temporalAddress: temporal.address });
}, 120_000);
afterAll(async () => {
  await services.stop();
  await temporal.stop();
}, 60_000);

const schedule = (id: string) => temporal.env.client.schedule.getHandle(id);
const described = (id: string) =>
  schedule(id)
    .describe()
    .catch(() => null);
const isThere = (id: string) => until(`${id} is there`, () => described(id));
const isGone = (id: string) => until(`${id} is gone`, async () => (await described(id)) === null);

/** Triggers it and waits for what it started; gives what an operator reads of that run. */
async function triggered(id: string, meanwhile = (): Promise<void> => Promise.resolve()): Promise<string> {
  const runs = async () => (await schedule(id).describe()).info.recentActions.map(({ action }) => action);
  const before = (await runs()).length;
  await schedule(id).trigger();
  const run = await until('it has started', async () => (await runs())[before]);
  await meanwhile();
  const handle = temporal.env.client.workflow.getHandle(run.workflow.workflowId);
  await handle.result();
  const name = id.slice(0, id.indexOf('/'));
  await replays(workflowBundlePath, 'saved', await handle.fetchHistory(), name);
  const { currentDetails } = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
  return currentDetails;
}

const meetings = async () =>
  (await services.mediation.get('/v1/consultations', { as: 'linjiang-chief' })).body.items;

it('Temporal plans a station’s weekly meeting, once a week whatever is triggered', async () => {
  await members(services.mediation, linjiang, ['partner.sifa']);
  await isThere(`consultation/${linjiang}`);
  const { spec, action } = await schedule(`consultation/${linjiang}`).describe();
  // Friday, 15:00 by the clocks of the bureau: members are asked before the week begins.
  expect(spec.timezone).toBe('Asia/Shanghai');
  expect(spec.calendars).toMatchObject([
    { dayOfWeek: [{ start: 'FRIDAY' }], hour: [{ start: 15 }], minute: [{ start: 0 }] },
  ]);
  expect(action.args).toEqual([{ station: linjiang }]);
  const details = await triggered(`consultation/${linjiang}`);
  expect(details).toMatch(
    /^Station `shifan.dongcheng.linjiang`: \*\*planned\*\* \(HS-2026-\d{6}, 2026-11-23T09/,
  );
  expect(await triggered(`consultation/${linjiang}`)).toContain('**there-already**');
  expect(await meetings()).toMatchObject([
    { unit: linjiang, weekly: true, status: 'planned', week: '2026-W48', at: '2026-11-23T09:00:00+08:00' },
  ]);
  // A run that comes late, in the week itself, is of that week; the next Friday's is of the next.
  clock.set('2026-11-24T10:00:00+08:00');
  await triggered(`consultation/${linjiang}`);
  expect(await meetings()).toHaveLength(1);
  clock.set('2026-11-27T15:00:00+08:00');
  await triggered(`consultation/${linjiang}`);
  expect(await meetings()).toMatchObject([{ week: '2026-W49' }, { week: '2026-W48' }]);
}, 90_000);

it('one that was planned by hand, or called off, is the week’s', async () => {
  const at = '2026-12-09T14:00:00+08:00';
  await services.mediation.post('/v1/consultations', { as: 'linjiang-desk', body: { unit: linjiang, at } });
  clock.set('2026-12-04T15:00:00+08:00');
  await triggered(`consultation/${linjiang}`);
  clock.set('2026-12-11T15:00:00+08:00');
  await triggered(`consultation/${linjiang}`);
  const [weekly] = await meetings();
  expect(weekly.week).toBe('2026-W51');
  await services.mediation.post(`/v1/consultations/${weekly.id}/cancel`, {
    as: 'linjiang-desk',
    body: { reason: '停电' },
  });
  await triggered(`consultation/${linjiang}`);
  expect((await meetings()).map(({ week }: { week: string }) => week)).toEqual([
    '2026-W51',
    '2026-W50',
    '2026-W49',
    '2026-W48',
  ]);
}, 90_000);

it('Temporal tells the day’s news, each once', async () => {
  await screened(services.mediation);
  await isThere(`digest/${linjiang}`);
  const { spec } = await schedule(`digest/${linjiang}`).describe();
  expect(spec.calendars).toMatchObject([{ hour: [{ start: 17 }], minute: [{ start: 30 }] }]);
  clock.set('2026-12-11T17:30:00+08:00');
  expect(await triggered(`digest/${linjiang}`)).toBe(
    'Station `shifan.dongcheng.linjiang`, 2026-12-11: **told**, facts: 1, disputes: 1.',
  );
  expect(await triggered(`digest/${linjiang}`)).toContain('**there-already**');
  const told = await services.mediation.dataSource.query(
    `select data -> 'fact' as fact from event where type = 'digested'`,
  );
  expect(told).toMatchObject([{ fact: { day: '2026-12-11', facts: 1 } }]);
}, 60_000);

it('what was triggered while mediation was down is done when it is back, once', async () => {
  clock.set('2026-12-18T15:00:00+08:00');
  await services.mediationStops();
  await schedule(`digest/${linjiang}`).delete();
  await triggered(`consultation/${linjiang}`, () => services.mediationStarts());
  expect((await meetings())[0]).toMatchObject({ week: '2026-W52', at: '2026-12-21T09:00:00+08:00' });
  expect(await meetings()).toHaveLength(5);
  // One that was lost is made again; one that is as it should be is not touched.
  await isThere(`digest/${linjiang}`);
  expect((await schedule(`consultation/${linjiang}`).describe()).info.lastUpdatedAt).toBeUndefined();
}, 90_000);

it('Schedules are as members and policy say, also when Temporal was away meanwhile', async () => {
  const paused = schedule(`digest/${linjiang}`);
  await paused.pause('on leave');
  await temporal.down();
  await members(services.mediation, hubin, ['partner.sifa']);
  const policy = {
    version: 'mediation-2',
    joint: { consultation: { weekday: 'tue', time: '14:30' }, digest: { time: '16:00' } },
  };
  await services.mediation.dataSource.query(
    `insert into mediation_policy select $1::jsonb ->> 'version', 1, $2::jsonb || $1::jsonb, now(), 'admin'`,
    [JSON.stringify(policy), JSON.stringify(defaultMediationPolicy)],
  );
  await members(services.mediation, linjiang, ['partner.sifa']);
  await temporal.up();
  await isThere(`consultation/${hubin}`);
  const changed = await until(
    'it goes by the new hour',
    async () => {
      const found = await described(`digest/${linjiang}`);
      return found?.spec.calendars?.[0]?.hour[0]?.start === 16 && found;
    },
    30_000,
  );
  expect(changed.state.paused).toBe(true);
  clock.set('2026-12-25T15:00:00+08:00');
  await triggered(`consultation/${linjiang}`);
  expect((await meetings())[0]).toMatchObject({ week: '2026-W53', at: '2026-12-29T14:30:00+08:00' });
}, 120_000);

it('a station without members any more has none', async () => {
  await members(services.mediation, linjiang, []);
  await isGone(`consultation/${linjiang}`);
  await isGone(`digest/${linjiang}`);
  expect(await described(`consultation/${hubin}`)).not.toBeNull();
}, 60_000);
