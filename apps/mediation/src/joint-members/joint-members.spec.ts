import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleRows } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { quarrel, startMediationAlone } from '../mediation.scenario.ts';

const station = 'shifan.dongcheng.linjiang';
const path = `/v1/joint-members/${station}`;
const partners = sampleRows('units.csv').flatMap(({ level, path: unit = '' }) =>
  level === 'partner' ? unit : [],
);
const [member] = sampleRows('people.csv').filter(({ unit = '' }) => partners.includes(unit));
let mediation: TestService;

beforeAll(async () => {
  mediation = await startMediationAlone(new ManualClock('2026-11-20T17:00:00+08:00'));
}, 60_000);
afterAll(() => mediation.stop());

const set = (units: string[], as = 'linjiang-chief', to = path) => mediation.put(to, { as, body: { units } });

async function members(): Promise<string[]> {
  return (await mediation.get(path, { as: 'linjiang-desk' })).body.units;
}

it('a station without joint mediation has no members', async () => {
  expect(await members()).toEqual([]);
});

it('its chief names them, each once; from then on they see its disputes, until they are none', async () => {
  const { id = '', unit = '' } = member ?? {};
  const { body } = await mediation.post('/v1/disputes', { as: 'linjiang-desk', body: quarrel });
  const sees = async () => (await mediation.get(`/v1/disputes/${body.id}`, { as: id })).status === 200;
  expect(await sees()).toBe(false);
  const answer = await set([unit, unit]);
  expect([answer.status, answer.body]).toMatchObject([200, { station, units: [unit] }]);
  expect([await members(), await sees()]).toEqual([[unit], true]);
  expect((await set(partners, 'admin')).body.units).toEqual([...partners].sort());
  await set([]);
  expect([await members(), await sees()]).toEqual([[], false]);
});

it.each<[string, string[], string, string, number, string]>([
  ['by the desk', [], 'linjiang-desk', path, 403, 'forbidden'],
  ['by another chief', [], 'hubin-chief', path, 403, 'forbidden'],
  ['of a unit nobody knows', ['partner.nobody'], 'admin', path, 422, 'unknown-unit'],
  ['of a unit that is no partner', ['shifan.dongcheng'], 'admin', path, 422, 'unknown-unit'],
  ['of a branch', [], 'admin', '/v1/joint-members/shifan.dongcheng', 404, 'not-found'],
  ['of no path', [], 'admin', '/v1/joint-members/East', 400, 'validation'],
])('are not to be named %s', async (_, units, as, to, status, code) => {
  const answer = await set(units, as, to);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(await members()).toEqual([]);
});

it('are not to be read without a token, nor of what is no station', async () => {
  expect((await mediation.get(path)).body.code).toBe('unauthenticated');
  const branch = await mediation.get('/v1/joint-members/shifan.dongcheng', { as: 'admin' });
  expect(branch.status).toBe(404);
});
