import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react';

type Tell = (words: string) => void;
const Telling = createContext<Tell>(() => undefined);

/** Says what came of an act: shown for a while, and spoken once. */
export function useTell(): Tell {
  return useContext(Telling);
}

const shownFor = 8_000;

export function TellingProvider({ children }: { children: ReactNode }) {
  const [words, setWords] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useCallback((said: string) => {
    setWords(said);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setWords(''), shownFor);
  }, []);
  return (
    <Telling value={tell}>
      {children}
      <p className={words ? 'told-now' : 'only-heard'} role="status">
        {words}
      </p>
    </Telling>
  );
}
