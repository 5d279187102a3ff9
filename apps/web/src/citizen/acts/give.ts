import { intake } from '../../api/client.ts';
import type { components } from '../../api/intake-api.generated.ts';
import { answerOf } from '../../api/problem.ts';
import type { Opened } from '../navigation.ts';

export interface ActBodies {
  readonly rate: components['schemas']['RateBody'];
  readonly add: components['schemas']['AddBody'];
  readonly withdraw: components['schemas']['WithdrawBody'];
  readonly reopen: components['schemas']['ReopenByCitizenBody'];
  readonly appeal: components['schemas']['AppealBody'];
  readonly consent: components['schemas']['ConsentBody'];
  readonly 'choose-messages': components['schemas']['ChooseMessagesBody'];
}
export type ActName = keyof ActBodies;

const paths = {
  rate: '/v1/public/cases/{number}/rating',
  add: '/v1/public/cases/{number}/add',
  withdraw: '/v1/public/cases/{number}/withdraw',
  reopen: '/v1/public/cases/{number}/reopen',
  appeal: '/v1/public/cases/{number}/appeal',
  consent: '/v1/public/cases/{number}/consent',
  'choose-messages': '/v1/public/cases/{number}/messages',
} as const;

/** Gives a citizen's command by code; the same key is the same act, however often it is sent. */
export function give<Name extends ActName>(
  name: Name,
  body: ActBodies[Name],
  { number, code }: Opened,
  key: string,
) {
  const params = { path: { number }, header: { 'Query-Code': code, 'Idempotency-Key': key } };
  // Each address has a body of its own, and all of them one answer: the table above pairs the two.
  return answerOf(
    intake.POST(paths[name] as '/v1/public/cases/{number}/add', { params, body: body as ActBodies['add'] }),
  );
}
