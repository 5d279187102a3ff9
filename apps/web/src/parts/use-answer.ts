import { useCallback, useEffect, useState } from 'react';
import { isRefused, type Answer, type Refusal } from '../api/problem.ts';

export interface Asked<Data> {
  readonly data: Data | null;
  readonly refusal: Refusal | null;
  readonly again: () => void;
}

/** What a service answers, asked when the page is shown and whenever `key` changes; late answers to old questions are dropped. */
export function useAnswer<Data>(key: string, ask: () => Promise<Answer<Data>>): Asked<Data> {
  const [state, setState] = useState<{ data: Data | null; refusal: Refusal | null }>({
    data: null,
    refusal: null,
  });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void ask().then((answer) => {
      if (!isCurrent) return;
      setState((before) =>
        isRefused(answer)
          ? { data: before.data, refusal: answer.refusal }
          : { data: answer.data, refusal: null },
      );
    });
    return () => {
      isCurrent = false;
    };
    // The key says what is asked; the function is a new one each time.
  }, [key, turn]);
  return { ...state, again: useCallback(() => setTurn((n) => n + 1), []) };
}
