import { fromCitizen } from '../../api/calls.ts';
import { mediation } from '../../api/client.ts';
import type { components } from '../../api/mediation-api.generated.ts';
import { answerOf, type Answer } from '../../api/problem.ts';
import type { Opened } from '../navigation.ts';

type Schemas = components['schemas'];
export interface PartyBodies {
  readonly 'record-consent': Schemas['RecordConsentBody'];
  readonly 'record-statement': Schemas['RecordStatementBody'];
  readonly sign: Schemas['SignBody'];
  readonly confirm: Schemas['ConfirmBody'];
  readonly waive: Schemas['WaiveBody'];
  readonly withdraw: Schemas['WithdrawDisputeBody'];
}
export type PartyCommand = keyof PartyBodies;

/** Gives a party's command by code; the same key is the same act. */
export function give<Name extends PartyCommand>(
  name: Name,
  body: PartyBodies[Name],
  { number, code }: Opened,
  key: string,
): Promise<Answer<Schemas['PartyDispute']>> {
  const params = { path: { number }, header: { 'Query-Code': code, 'Idempotency-Key': key } };
  const path = `/v1/public/disputes/{number}/${name}` as '/v1/public/disputes/{number}/sign';
  return answerOf(mediation.POST(path, { params, body: body as PartyBodies['sign'] }));
}

/** A file for this party alone: it is asked for with the code, so no address opens it. */
export async function fetchFile(
  path: 'settlement' | `sessions/${number}/calendar`,
  { number, code }: Opened,
): Promise<Blob> {
  const response = await fetch(`/api/mediation/v1/public/disputes/${number}/${path}`, {
    headers: { ...fromCitizen, 'Query-Code': code, 'Accept-Language': document.documentElement.lang },
    cache: 'no-store',
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.blob();
}
