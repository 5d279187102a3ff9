import { createContext, useContext } from 'react';
import type { Errors } from '../../parts/focus-error.ts';
import type { CaseView } from '../api/desk-client.ts';

export interface FormSpeaking {
  /** The case that a command moves; null of one that begins. */
  readonly matter: CaseView | null;
  /** Which command the form is of: a label may be another in each. */
  readonly command: string;
  readonly errors: Errors;
  /** Which units' people can be chosen, of a command over many cases; none: everybody. */
  readonly units?: readonly string[] | undefined;
  /** Whether the order of its lists says something. */
  readonly isOrdered?: boolean;
}

/** What the fields of one form share. */
const Speaks = createContext<FormSpeaking>({ matter: null, command: '', errors: {} });
export const FormSpeaks = Speaks.Provider;

export function useForm(): FormSpeaking {
  return useContext(Speaks);
}
