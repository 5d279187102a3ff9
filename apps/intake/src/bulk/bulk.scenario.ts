import { BulkStepsHandler } from './bulk-steps.handler.ts';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import type { Example } from '@fengqiao/test-rig/fuzz/knowledge';
import { caseIn } from '../intake.scenario.ts';

/** Cases in a stage, the first registered first. */
export async function casesIn(intake: TestService, stage: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push((await caseIn(intake, stage)).id);
  return ids;
}

/** What the workflow asks for, until nothing is left. */
export async function carriedOut(intake: TestService, id: string): Promise<void> {
  const steps = intake.running.app.get(BulkStepsHandler);
  while ((await steps.next(id)).status !== 'ended');
}

export interface StepSeen {
  readonly id: string;
  readonly result: string;
  readonly code: string | null;
}

/** What became of each case, as its giver reads it. */
export async function stepsOf(intake: TestService, id: string, as: string): Promise<StepSeen[]> {
  const { body } = await intake.get(`/v1/bulk/${id}/steps?limit=1000`, { as });
  return body.items;
}

/** Each call as it succeeds once. */
export async function bulkExamples(intake: TestService): Promise<Record<string, Example[]>> {
  const as = 'dongcheng-chief';
  const [one = '', other = '', third = ''] = await casesIn(intake, 'handling', 3);
  const { body: changed } = await intake.post('/v1/bulk', {
    as: 'linjiang-chief',
    body: { command: 'change-handler', body: { handler: 'linjiang-officer-b' }, selection: { ids: [third] } },
  });
  await carriedOut(intake, changed.id);
  const order = { command: 'urge', body: { text: '请抓紧' }, selection: { ids: [one] } };
  const { body: given } = await intake.post('/v1/bulk', {
    as,
    body: { ...order, selection: { ids: [other] } },
  });
  const { id } = given as { id: string };
  await carriedOut(intake, id);
  return {
    'POST /v1/bulk': [{ as, body: order, ofState: ['selection'] }],
    'POST /v1/bulk/preview': [{ as, body: { ...order, selection: { search: { stage: 'submitted' } } } }],
    'GET /v1/bulk/{id}': [{ as, id }],
    'GET /v1/bulk/{id}/steps': [{ as, id, query: 'result=done&limit=1' }],
    'POST /v1/bulk/{id}/undo': [{ as: 'linjiang-chief', id: changed.id }],
    'POST /v1/bulk/{id}/stop': [{ as, id }],
  };
}
