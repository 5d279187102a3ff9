import type { Example } from '@fengqiao/test-rig/fuzz/knowledge';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';

const hubin = 'shifan.dongcheng.hubin';
const chief = 'hubin-chief';

/** Each call of the directory as it succeeds once, in the order of the document; nobody of Linjiang Station is moved. */
export async function directoryExamples(intake: TestService): Promise<Record<string, Example[]>> {
  const post = async (path: string, body: object) => {
    const answer = await intake.post(`/v1/directory/${path}`, { as: 'admin', body });
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as { id: string };
  };
  const until = '2026-12-20T18:00:00+08:00';
  const standIn = { unit: hubin, person: 'hubin-officer', since: '2026-12-10T09:00:00+08:00', until };
  const absence = { person: 'hubin-desk', since: '2026-12-10T09:00:00+08:00', until };
  const planned = await post('stand-ins', standIn);
  const away = await post('absences', absence);
  const later = { since: '2026-12-21T09:00:00+08:00', until: '2026-12-30T18:00:00+08:00' };
  const asAdmin = (body: object, id?: string): Example[] => [{ as: 'admin', body, ...(id && { id }) }];
  const units = { path: `${hubin}.xinjie`, nameZh: '新街警务室', nameEn: 'Xinjie Room', level: 'room' };
  const people = { id: 'hubin-officer-9', nameZh: '湖滨所民警', role: 'officer', unit: hubin };
  return {
    'GET /v1/directory/people/{id}': [{ as: 'admin', id: chief }],
    'GET /v1/directory/posts/history': [{ as: 'admin', query: `unit=${hubin}&post=chief` }],
    'POST /v1/directory/units': asAdmin(units),
    'POST /v1/directory/units/rename': asAdmin({ path: hubin, nameZh: '湖滨所', nameEn: 'Hubin' }),
    'POST /v1/directory/people': asAdmin(people),
    'POST /v1/directory/people/{id}/change': asAdmin({ nameZh: '湖滨所所长' }, chief),
    'POST /v1/directory/people/{id}/contact': asAdmin({ email: 'chief@example.org', webhook: null }, chief),
    'POST /v1/directory/posts/seat': asAdmin({ unit: hubin, post: 'deputy', person: 'hubin-officer' }),
    'POST /v1/directory/posts/unseat': asAdmin({ unit: hubin, post: 'deputy', person: 'hubin-officer' }),
    'POST /v1/directory/stand-ins': asAdmin({ ...standIn, ...later }),
    'POST /v1/directory/stand-ins/{id}/cancel': asAdmin({}, planned.id),
    'POST /v1/directory/absences': asAdmin({ ...absence, ...later }),
    'POST /v1/directory/absences/{id}/cancel': asAdmin({}, away.id),
  };
}
