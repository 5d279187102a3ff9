import type { Example } from '@fengqiao/test-rig/fuzz/knowledge';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { officer } from '../mediation.scenario.ts';
import { linjiang, members, minutes, planned, screened } from './consult.scenario.ts';
import { DigestWriter } from '../digests/digest-writer.ts';

const as = 'linjiang-desk';
const at = '2026-12-01T09:00:00+08:00';
const dueAt = '2027-03-01T09:00:00+08:00';

async function given(mediation: TestService, id: string, command: string, body: object): Promise<void> {
  const answer = await mediation.post(`/v1/consultations/${id}/${command}`, { as, body });
  if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
}

/** Each call of a consultation as it succeeds once. To be made while the station has no dispute: then one can be closed. */
export async function consultExamples(mediation: TestService): Promise<Record<string, Example[]>> {
  await members(mediation, linjiang, ['partner.sifa']);
  const empty = await planned(mediation, at);
  await given(mediation, empty, 'hold', minutes);
  const dispute = (await screened(mediation)).id;
  const held = await planned(mediation, at);
  await given(mediation, held, 'hold', minutes);
  const resolution = { dispute, unit: linjiang, dueAt, text: '上门' };
  await given(mediation, held, 'resolve', resolution);
  await mediation.running.app.get(DigestWriter).digestNews({ station: linjiang });
  const toHold = await planned(mediation, at);
  const toCancel = await planned(mediation, at);
  const on = (id: string, command: string, body: object): [string, Example[]] => [
    `POST /v1/consultations/{id}/${command}`,
    [{ as, id, body, ofState: command === 'resolve' ? ['dispute'] : [] }],
  ];
  return {
    'POST /v1/consultations': [{ as, body: { unit: linjiang, at } }],
    'GET /v1/consultations/{id}': [{ as, id: held }],
    'GET /v1/digests/{station}': [{ as, params: { station: linjiang } }],
    'POST /v1/disputes/{id}/complete-resolution': [
      { as: officer, id: dispute, body: { resolution: 1, result: '双方握手' } },
    ],
    ...Object.fromEntries([
      on(toHold, 'hold', minutes),
      on(held, 'resolve', resolution),
      on(empty, 'close', {}),
      on(toCancel, 'cancel', { reason: '防汛' }),
    ]),
  };
}
