import { useEffect, useRef, useState } from 'react';
import { intake } from '../../api/client.ts';
import { answerOf, isRefused, type Refusal } from '../../api/problem.ts';
import type { Errors } from '../../parts/focus-error.ts';
import { isInDoubt } from '../../parts/in-doubt.ts';
import { randomKey } from '../../parts/random-key.ts';
import type { Opened } from '../navigation.ts';
import type { matterBody } from './matter-body.ts';
import { isSame, keepUnanswered, readUnanswered } from './unanswered.ts';

type Body = ReturnType<typeof matterBody>;

/** What a matter has become. */
export interface Entered extends Opened {
  /** It is what was sent before: its answer was lost, and what was changed since is not in it. */
  readonly isEarlier: boolean;
}

/** Sends a matter, once however often it is pressed; answers its number and code, or what is wrong by the fields' names. */
export function useSending() {
  const isOnItsWay = useRef(false);
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isUnanswered, setIsUnanswered] = useState(false);
  useEffect(() => setIsUnanswered(readUnanswered() !== null), []);

  async function send(body: Body, photosLost: boolean): Promise<Entered | Errors | null> {
    if (isOnItsWay.current) return null;
    isOnItsWay.current = true;
    setIsSending(true);
    setRefusal(null);
    const result = await enter(body, photosLost);
    isOnItsWay.current = false;
    setIsSending(false);
    setIsUnanswered(readUnanswered() !== null);
    if ('number' in result) return result;
    setRefusal(result);
    // A file is one of a list: what is wrong with it is told at the list.
    return Object.fromEntries(
      (result.errors ?? []).map(({ field, message }) => [field.replace(/^(attachments)\..*/, '$1'), message]),
    );
  }
  return { send, isSending, isUnanswered, refusal, forget: () => setRefusal(null) };
}

/**
 * Everything that is sent before an answer was seen goes by one key, so that it is one matter whatever was changed between:
 * by it the service takes what comes first and refuses the other. Then what came first is asked for by its own words.
 */
async function enter(body: Body, photosLost: boolean): Promise<Entered | Refusal> {
  const before = readUnanswered();
  const { key, sent } = before ?? { key: randomKey(), sent: [] };
  const now = sent.find((each) => isSame(each, body, photosLost)) ?? body;
  const others = sent.filter((each) => each !== now);
  keepUnanswered({ key, sent: [...others, now] });
  const ask = (each: Body) =>
    answerOf(intake.POST('/v1/cases', { body: each, headers: { 'Idempotency-Key': key } }));
  let answer = await ask(now);
  const isTaken = () => isRefused(answer) && answer.refusal.code === 'idempotency-conflict';
  const isEarlier = isTaken();
  for (const each of [...others].reverse()) if (isTaken()) answer = await ask(each);
  if (!isRefused(answer)) {
    keepUnanswered(null);
    return { number: answer.data.number, code: answer.data.queryCode ?? '', isEarlier };
  }
  const { refusal } = answer;
  // Whoever asks too often is told nothing of what he asks; and what was refused for good was not entered.
  if (refusal.code === 'rate-limited') keepUnanswered(before);
  else if (!isEarlier && !isInDoubt(refusal))
    keepUnanswered(others.length > 0 ? { key, sent: others } : null);
  return refusal;
}

export function isEntered(result: Entered | Errors): result is Entered {
  return 'isEarlier' in result;
}
