import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import { until } from '@fengqiao/test-rig/harness/until';
import { TwoServices } from '../mediation.scenario.ts';

let services: TwoServices;

beforeAll(async () => {
  services = await TwoServices.start(new ManualClock('2026-11-20T17:00:00+08:00'));
}, 60_000);
afterAll(() => services.stop());

const load = (service: 'intake' | 'mediation', what: string, body = sampleFile(`${what}.csv`)) =>
  services[service].post(`/v1/imports/${what}`, { as: 'admin', body });
const linked = async (): Promise<Record<string, string | null>> => {
  const rows: { ref: string; related_case: string | null }[] = await services.mediation.dataSource.query(
    'select ref, related_case from dispute order by ref',
  );
  return Object.fromEntries(rows.map(({ ref, related_case }) => [ref, related_case]));
};

it('an imported dispute is linked to the case it names, once intake can be asked; to a confidential one never', async () => {
  await load('intake', 'ledger');
  await services.intakeStops();
  // D-07 names A-008 instead, a complaint.
  const disputes = sampleFile('disputes.csv').replace('A-022', 'A-008');
  expect((await load('mediation', 'disputes', disputes)).status).toBe(200);
  expect(Object.values(await linked()).filter((id) => id !== null)).toEqual([]);
  await services.intakeStarts(['api', 'relay']);
  const links = await until('six are linked; one names a complaint, one none', async () => {
    const links = await linked();
    return Object.values(links).filter((id) => id !== null).length === 6 && links;
  });
  expect([links['D-07'], links['D-08']]).toEqual([null, null]);
  const { body } = await services.intake.get('/v1/cases?ref=A-021', { as: 'hq-analyst' });
  expect(links['D-05']).toBe(body.items[0].id);
  const { body: seen } = await services.intake.get(`/v1/cases/${links['D-05']}/disputes`, {
    as: 'hq-analyst',
  });
  expect(seen.items).toMatchObject([{ status: 'performing' }]);
  const [row] = await services.mediation.dataSource.query(
    `select data -> 'fact' as fact, data ->> 'relatedCase' as case from event where type = 'case-linked'
       and aggregate_id = (select id from dispute where ref = 'D-05')`,
  );
  expect(row).toEqual({ fact: { type: 'case-linked', caseId: links['D-05'] }, case: links['D-05'] });
}, 60_000);
