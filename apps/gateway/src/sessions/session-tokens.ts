import { seal, unseal } from '@fengqiao/postgres/store/sealed-secret';

/** What the provider gave for one sign-in. */
export interface Tokens {
  readonly access: string;
  /** Null: the provider gives none, and the session ends with its access token. */
  readonly refresh: string | null;
  /** Names the sign-in to the provider when it is ended there. */
  readonly id: string | null;
  /** How long the access token holds, from when it was given, milliseconds. */
  readonly lifeMs: number;
}

/** The row's own name is part of the key: what was sealed for one session opens for no other. */
const keyOf = (sessionKey: string, key: Buffer) => `${sessionKey} session ${key.toString('base64url')}`;

export function sealTokens(tokens: Tokens, sessionKey: string, key: Buffer): Buffer {
  return seal(JSON.stringify(tokens), keyOf(sessionKey, key));
}

/** Null for a session sealed under another key: an operator changed it, and everybody signs in again. */
export function unsealTokens(sealed: Buffer, sessionKey: string, key: Buffer): Tokens | null {
  try {
    return JSON.parse(unseal(sealed, keyOf(sessionKey, key))) as Tokens;
  } catch {
    return null;
  }
}
