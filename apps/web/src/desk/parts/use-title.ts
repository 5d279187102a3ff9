import { useEffect } from 'react';
import { useDeskTexts } from '../speaking.tsx';

/** What the tab is called: of a case its number. */
export function useTitle(title: string): void {
  const { shell } = useDeskTexts();
  useEffect(() => {
    document.title = `${title} · ${shell.name}`;
  }, [title, shell.name]);
}
