import type { Example } from '@fengqiao/test-rig/fuzz/knowledge';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { linjiang } from '../intake.scenario.ts';

export const guidedInFuzz = ['general', 'ledger.claim', 'category.noise', `unit.${linjiang}`];

/** Good calls of each address of guidance. */
export async function guidanceExamples(intake: TestService): Promise<Record<string, Example[]>> {
  const answers = [{ nameZh: '收到', textZh: '{number}已收到' }];
  const body = { law: [{ nameZh: '第八十二条' }], steps: [{ textZh: '到场' }], answers };
  await intake.put('/v1/guidance/general', { as: 'admin', body });
  const general = { as: 'linjiang-desk', params: { about: 'general' } };
  return {
    'GET /v1/guidance': [{ as: 'linjiang-chief' }],
    'GET /v1/guidance/in-force': [
      { as: 'linjiang-desk', query: `category=noise&ledger=claim&unit=${linjiang}` },
    ],
    'GET /v1/guidance/{about}': [general, { ...general, query: 'version=1' }],
    'GET /v1/guidance/{about}/history': [general],
    'PUT /v1/guidance/{about}': [
      { as: 'admin', params: { about: 'category.noise' }, body },
      { as: 'linjiang-chief', params: { about: `unit.${linjiang}` }, body: { answers } },
    ],
  };
}
