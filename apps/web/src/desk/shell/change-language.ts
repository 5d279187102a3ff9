import { createContext } from 'react';

/** Goes over to the other language. */
export const ChangeLanguage = createContext<() => void>(() => undefined);
