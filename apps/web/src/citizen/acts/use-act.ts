import { useRef, useState } from 'react';
import { isRefused, type Answer, type Refusal } from '../../api/problem.ts';
import { isInDoubt } from '../../parts/in-doubt.ts';
import { randomKey } from '../../parts/random-key.ts';

/**
 * One act: sent once however often it is pressed, and by the same key when it is tried again after no answer. Once it is done
 * or refused for good, the next is another.
 */
export function useAct<Data>(onDone: (data: Data) => void) {
  const key = useRef<string | null>(null);
  const isOnItsWay = useRef(false);
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function send(ask: (key: string) => Promise<Answer<Data>>): Promise<boolean> {
    if (isOnItsWay.current) return false;
    isOnItsWay.current = true;
    setIsSending(true);
    setRefusal(null);
    key.current ??= randomKey();
    const answer = await ask(key.current);
    isOnItsWay.current = false;
    setIsSending(false);
    if (isRefused(answer)) {
      if (!isInDoubt(answer.refusal)) key.current = null;
      setRefusal(answer.refusal);
      return false;
    }
    key.current = null;
    onDone(answer.data);
    return true;
  }
  return { send, isSending, refusal };
}
