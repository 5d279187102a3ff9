import { createContext, useContext, type ReactNode } from 'react';
import { SpeakingProvider } from '../parts/speaking.tsx';
import type { Language } from '../texts/catalogue.ts';
import type { DeskCatalogue } from '../texts/desk-catalogue.ts';
import type { Catalogue } from '../texts/shape.ts';

interface DeskSpeaking {
  readonly language: Language;
  readonly texts: DeskCatalogue;
}

const Speech = createContext<DeskSpeaking | null>(null);

/** The language the desk is in. What is shared with the citizens' pages reads what it needs of the same texts. */
export function DeskSpeakingProvider({ value, children }: { value: DeskSpeaking; children: ReactNode }) {
  // Shared parts say nothing but what stands in `frame` and `words`, which the desk has too.
  const shared = value as unknown as { readonly language: Language; readonly texts: Catalogue };
  return (
    <Speech value={value}>
      <SpeakingProvider value={shared}>{children}</SpeakingProvider>
    </Speech>
  );
}

export function useDeskSpeaking(): DeskSpeaking {
  const speaking = useContext(Speech);
  if (!speaking) throw new Error('the desk speaks a language');
  return speaking;
}

export function useDeskTexts(): DeskCatalogue {
  return useDeskSpeaking().texts;
}
