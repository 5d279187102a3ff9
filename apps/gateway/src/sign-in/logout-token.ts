import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import type { NamedByProvider } from '../sessions/session-store.ts';

/** By which a token says that it ends a sign-in, and is no other token of the provider's (OpenID Connect Back-Channel Logout 1.0). */
const ends = 'http://schemas.openid.net/event/backchannel-logout';
/** Two clocks may be so far apart. */
const toleranceSeconds = 10;
/** One that was kept back opens nothing, but would end what it should not. */
const longestSeconds = 300;
const answersWithinMs = 5_000;

export interface Signer {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly clientId: string;
}

export interface LoggedOut {
  readonly named: Partial<NamedByProvider>;
  /** Epoch milliseconds: what began later is not meant. */
  readonly by: number;
}

/**
 * What the provider says has ended; null for what is no logout token of its own to us. Signatures are checked against the
 * keys of this very moment. Throws what is thrown when the keys cannot be had.
 */
export async function readLogoutToken(
  token: string,
  { issuer, jwksUri, clientId }: Signer,
  now: number,
): Promise<LoggedOut | null> {
  const keys = createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: answersWithinMs });
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
      clockTolerance: toleranceSeconds,
      maxTokenAge: longestSeconds,
      currentDate: new Date(now),
    });
    const isTyped = protectedHeader.typ === undefined || /^(?:jwt|logout\+jwt)$/i.test(protectedHeader.typ);
    return isTyped ? endedBy(payload) : null;
  } catch (error) {
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw error;
    return null;
  }
}

function endedBy({ events, nonce, sub, sid, iat }: JWTPayload): LoggedOut | null {
  const isEnd = typeof events === 'object' && events !== null && ends in events;
  // With a nonce it would pass for an ID token.
  if (!isEnd || nonce !== undefined || iat === undefined) return null;
  const named = {
    ...(typeof sub === 'string' && { subject: sub }),
    ...(typeof sid === 'string' && { sid }),
  };
  return Object.keys(named).length === 0 ? null : { named, by: (iat + toleranceSeconds) * 1_000 };
}
