import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwksCache,
  type JWKSCacheInput,
  type JWTVerifyGetKey,
} from 'jose';

/** A key unknown to us is looked for at its address, but not for every token somebody makes up. */
const cooldownMs = 2_000;
const answersWithinMs = 2_000;
/** Keys are fetched anew after that, and a withdrawn one is gone. */
export const keysKeptMs = 30_000;
/** While their address is away, those last seen hold for so long; then nobody can be told from anybody. */
const heldOverMs = 600_000;
/** So often an address that is away is tried: callers do not wait for it each time. */
const triedEveryMs = 5_000;

/** The keys at a JWKS address, as they were at most `keysKeptMs` ago. */
export class SigningKeys {
  private readonly seen: JWKSCacheInput = {};
  private readonly remote: ReturnType<typeof createRemoteJWKSet>;
  private failedAt = -Infinity;

  constructor(url: string) {
    this.remote = createRemoteJWKSet(new URL(url), {
      cooldownDuration: cooldownMs,
      timeoutDuration: answersWithinMs,
      cacheMaxAge: keysKeptMs,
      [jwksCache]: this.seen,
    });
  }

  readonly keyFor: JWTVerifyGetKey = async (header, token) => {
    if (performance.now() - this.failedAt < triedEveryMs) return this.keyHeldOver(header, token);
    try {
      // A clock that went back would take old keys for new ones.
      if ((this.seen.uat ?? 0) > Date.now()) await this.remote.reload();
      return await this.remote(header, token);
    } catch (error) {
      if (!keysUnreachable(error)) throw error;
      this.failedAt = performance.now();
      return this.keyHeldOver(header, token, error);
    }
  };

  /** An address that is away for a while signs nobody out. */
  private readonly keyHeldOver = (
    header: Parameters<JWTVerifyGetKey>[0],
    token: Parameters<JWTVerifyGetKey>[1],
    cause?: unknown,
  ) => {
    const { jwks, uat = -Infinity } = this.seen;
    if (!jwks || Math.abs(Date.now() - uat) > heldOverMs)
      throw new KeysUnavailable('signing keys cannot be fetched', { cause });
    return createLocalJWKSet(jwks)(header, token);
  };
}

/** The keys could not be fetched: nothing is known about the token. */
export class KeysUnavailable extends Error {}

function keysUnreachable(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout) return true;
  // jose tells a bad token by its own error classes; anything else came from fetching.
  if (error instanceof errors.JOSEError) return error.code === 'ERR_JOSE_GENERIC';
  return error instanceof TypeError;
}
