import createClient from 'openapi-fetch';
import { calls, fromOurPage, speaks } from '../../api/calls.ts';
import { answerOf, isRefused, type Answer, type Refusal } from '../../api/problem.ts';
import { polls } from './polls.ts';
import { saw } from './seen-cases.ts';
import type { components, paths } from './intake-api.generated.ts';

/** In the name of whoever is signed in: the browser's cookie goes along. */
export const intake = createClient<paths>({
  baseUrl: '/api/intake',
  ...calls,
  credentials: 'same-origin',
});
intake.use(speaks, polls);

type Schemas = components['schemas'];
export type CaseSummary = Schemas['CaseSummary'];
export type CaseView = Schemas['Case'];
export type ClockView = Schemas['Clock'];
export type Notice = Schemas['Notice'];
export type Unit = Schemas['Unit'];
export type Person = Schemas['PersonSummary'];
export type Category = Schemas['CategoriesView']['categories'][number];
export type RegisterBody = Schemas['RegisterBody'];

/** What a query fails with: the refusal as the service gave it. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** What a call answers; a refusal is thrown, as queries want it. */
export async function wanted<Data>(call: Parameters<typeof answerOf<Data>>[0]): Promise<Data> {
  const answer = await answerOf(call);
  if (isRefused(answer)) throw new Refused(answer.refusal);
  return answer.data;
}

export function refusalOf(error: unknown): Refusal {
  return error instanceof Refused ? error.refusal : { code: 'no-answer', title: '' };
}

export type Receipt = NonNullable<Schemas['CaseWithReceipt']['receipt']>;

export interface Given {
  /** The last part of the command's address. */
  readonly command: string;
  readonly id: string;
  readonly body: object;
  /** The version the officer has read; somebody else's change since then is not written over. */
  readonly version: number;
  /** The same for the same words: a repeated press is one act. */
  readonly key: string;
}

/** A command on a case, answered with the case as it is now, or what is left to see of it. */
export function giveCommand({ command, id, body, version, key }: Given): Promise<Answer<CaseView>> {
  return send(`/${id}/${command}`, body, { 'If-Match': `"${version}"`, 'Idempotency-Key': key });
}

/** How a case begins at a desk: registered, or with `/handle-at-once` solved there and then. */
export function beginCase(how: '' | '/handle-at-once', body: object, key: string): Promise<Answer<CaseView>> {
  return send(how, body, { 'Idempotency-Key': key });
}

/** The paper that an answer carries beside the case, where it does. */
export function receiptIn(answer: object): Receipt | null {
  return 'receipt' in answer ? (answer.receipt as Receipt) : null;
}

function send(path: string, body: object, more: Record<string, string>): Promise<Answer<CaseView>> {
  const headers = {
    ...{ ...fromOurPage, ...more },
    'Content-Type': 'application/json',
    'Accept-Language': document.documentElement.lang,
  };
  const request = new Request(`/api/intake/v1/cases${path}`, {
    ...{ method: 'POST', credentials: 'same-origin', headers, body: JSON.stringify(body) },
  });
  return answerOf(
    calls.fetch(request).then(async (response) => {
      const read: unknown = await response.json().catch(() => undefined);
      if (!response.ok) return { error: read, response };
      saw(read as CaseView);
      return { data: read as CaseView, response };
    }),
  );
}
