import { useRef, useState } from 'react';
import { intake } from '../../api/client.ts';
import { answerOf, isRefused, type Refusal } from '../../api/problem.ts';
import type { Errors } from '../../parts/focus-error.ts';
import type { Opened } from '../navigation.ts';
import type { matterBody } from './matter-body.ts';
import { forgetSubmission, keyOfSubmission } from './submission-key.ts';

/** Sends a matter, once however often it is pressed; answers its number and code, or what is wrong by the fields' names. */
export function useSending() {
  const isOnItsWay = useRef(false);
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function send(body: ReturnType<typeof matterBody>): Promise<Opened | Errors | null> {
    if (isOnItsWay.current) return null;
    isOnItsWay.current = true;
    setIsSending(true);
    setRefusal(null);
    const headers = { 'Idempotency-Key': keyOfSubmission(body) };
    const answer = await answerOf(intake.POST('/v1/cases', { body, headers }));
    isOnItsWay.current = false;
    setIsSending(false);
    if (!isRefused(answer)) {
      forgetSubmission();
      return { number: answer.data.number, code: answer.data.queryCode ?? '' };
    }
    setRefusal(answer.refusal);
    return Object.fromEntries((answer.refusal.errors ?? []).map(({ field, message }) => [field, message]));
  }
  return { send, isSending, refusal, forget: () => setRefusal(null) };
}

export function isOpened(result: Opened | Errors): result is Opened {
  return typeof (result as Opened).number === 'string' && typeof (result as Opened).code === 'string';
}
