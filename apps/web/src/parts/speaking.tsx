import { createContext, useContext } from 'react';
import type { Language } from '../texts/catalogue.ts';
import type { Catalogue } from '../texts/shape.ts';

export interface Speaking {
  readonly language: Language;
  readonly texts: Catalogue;
}

const Speech = createContext<Speaking | null>(null);
export const SpeakingProvider = Speech.Provider;

/** The language the page is in, and its texts. */
export function useSpeaking(): Speaking {
  const speaking = useContext(Speech);
  if (!speaking) throw new Error('a page speaks a language');
  return speaking;
}

export function useTexts(): Catalogue {
  return useSpeaking().texts;
}
