import type { Example } from '@fengqiao/test-rig/fuzz/knowledge';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';

const station = 'shifan.dongcheng.linjiang';

/** Calls that succeed on what administrators bring in and publish; obligations need the disputes they are of. */
export async function administrationExamples(mediation: TestService): Promise<Record<string, Example[]>> {
  await mediation.post('/v1/imports/disputes', { as: 'admin', body: sampleFile('disputes.csv') });
  const imports = ['disputes', 'obligations', 'holdings'].map((what): [string, Example[]] => [
    `POST /v1/imports/${what}`,
    [{ as: 'admin', body: sampleFile(`${what}.csv`) }],
  ]);
  const limit = { kind: 'calendar', duration: 'P5D' };
  const policy = { version: 'fuzz-1', resolve: { general: limit }, checkIn: { red: limit }, visits: [limit] };
  const params = { station };
  return {
    ...Object.fromEntries(imports),
    'GET /v1/policies/mediation': [{ as: 'hq-analyst' }, { as: 'admin', query: 'version=mediation-1' }],
    'PUT /v1/policies/mediation': [{ as: 'admin', body: { policy } }],
    'GET /v1/joint-members/{station}': [{ as: 'hq-analyst', params }],
    'PUT /v1/joint-members/{station}': [
      { as: 'linjiang-chief', params, body: { units: ['partner.sifa'] } },
      { as: 'admin', params, body: { units: [] } },
    ],
  };
}
