import type { Example } from '@fengqiao/test-rig/fuzz/knowledge';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { matter, register } from '../intake.scenario.ts';
import { handIn, photo } from './attachments.scenario.ts';

/** Good calls of each address of attachments. */
export async function attachmentExamples(intake: TestService): Promise<Record<string, Example[]>> {
  const bytes = await photo();
  const attached = async () => {
    const { body: sent } = await handIn(intake, { bytes });
    const { body: own } = await register(intake, {
      body: { ...matter, attachments: [{ id: sent.id, key: sent.key }] },
    });
    return { id: sent.id as string, own };
  };
  const [first, erased] = [await attached(), await attached()];
  const { id, own } = first;
  const headers = { 'query-code': own.queryCode };
  const address = await intake.post(`/v1/public/cases/${own.number}/attachments/${id}/address`, {
    ...{ body: {}, headers },
  });
  const token: string = address.body.url.split('/').at(-1);
  return {
    'POST /v1/attachments': [
      { as: 'nobody', body: bytes },
      {
        as: 'linjiang-desk',
        body: bytes,
        headers: { 'content-disposition': 'attachment; filename="a.jpg"' },
      },
    ],
    'POST /v1/attachments/{id}/address': [{ as: 'linjiang-desk', id, body: {} }],
    'GET /v1/attachments/content/{token}': [{ as: 'nobody', params: { token } }],
    'GET /v1/cases/{id}/attachments': [{ as: 'linjiang-desk', id: own.id }],
    'POST /v1/public/cases/{number}/attachments/{id}/address': [
      { as: 'nobody', number: own.number, id, headers, body: {} },
    ],
    'POST /v1/cases/{id}/erase-attachment': [
      {
        ...{ as: 'supervisor', id: erased.own.id, ofState: ['attachment'] },
        body: { attachment: erased.id, reason: '照片中有无关人员' },
      },
    ],
  };
}
