import { plainText } from '@fengqiao/contracts/http/fragments/words';
import { roles, type Role } from '@fengqiao/domain/directory/directory';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** Who a token says its bearer is. Roles are coarse; posts and handlers are read from the directory. */
export interface Identity {
  /** Person id. */
  readonly person: string;
  readonly roles: readonly Role[];
  /** Path of the unit he or she sits in. */
  readonly unit: string;
}

// A claim becomes part of a question to PostgreSQL, which takes plain text only.
const Claims = z.object({
  sub: z.string().min(1).max(64).regex(plainText),
  unit: z.string().min(1).max(200).regex(plainText),
  // Other systems put roles of their own beside ours; those say nothing here.
  roles: z
    .array(z.string())
    .transform((given) => given.filter((role): role is Role => (roles as string[]).includes(role))),
});

export interface TokenVerifierOptions {
  readonly jwksUrl: string;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
}

/** The keys could not be fetched: nothing is known about the token. */
export class KeysUnavailable extends Error {}

const cooldownMs = 2_000;
const clockToleranceSeconds = 5;
/** So long a token found good is not verified again; a key taken back at the provider is honoured no longer. */
const believedMs = 60_000;
const mostRemembered = 1_000;

interface Verified {
  readonly identity: Identity;
  /** Epoch milliseconds: when it was verified, and between which moments it holds by its own words. */
  readonly at: number;
  readonly from: number;
  readonly until: number;
}

/**
 * Checks JWTs (RS256, ES256) against a JWKS address. A caller sends the same token with every call and a signature
 * costs as much to verify as a tenth of a command, so what was verified is remembered for a while.
 */
export class TokenVerifier {
  private readonly keys: JWTVerifyGetKey;
  private readonly remembered = new Map<string, Verified>();

  constructor(private readonly options: TokenVerifierOptions) {
    this.keys = createRemoteJWKSet(new URL(options.jwksUrl), {
      cooldownDuration: cooldownMs,
      timeoutDuration: 2_000,
    });
  }

  /** The bearer's identity, or null for a token that is expired, foreign, malformed or lacks our claims. */
  async identify(token: string, now: number): Promise<Identity | null> {
    const known = this.remembered.get(token);
    if (known && Math.abs(now - known.at) < believedMs && known.from <= now && now < known.until)
      return known.identity;
    this.remembered.delete(token);
    const verified = await this.verify(token, now);
    if (verified) this.remember(token, verified);
    return verified?.identity ?? null;
  }

  private remember(token: string, verified: Verified): void {
    this.remembered.set(token, verified);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > mostRemembered && oldest !== undefined) this.remembered.delete(oldest);
  }

  private async verify(token: string, now: number): Promise<Verified | null> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        algorithms: ['RS256', 'ES256'],
        requiredClaims: ['sub', 'exp'],
        clockTolerance: clockToleranceSeconds,
        currentDate: new Date(now),
        ...(this.options.issuer && { issuer: this.options.issuer }),
        ...(this.options.audience && { audience: this.options.audience }),
      });
      const claims = Claims.safeParse(payload);
      if (!claims.success) return null;
      const { sub: person, roles: held, unit } = claims.data;
      return {
        identity: { person, roles: held, unit },
        at: now,
        from: ((payload.nbf ?? -Infinity) - clockToleranceSeconds) * 1000,
        until: ((payload.exp ?? -Infinity) + clockToleranceSeconds) * 1000,
      };
    } catch (error) {
      if (keysUnreachable(error))
        throw new KeysUnavailable('signing keys cannot be fetched', { cause: error });
      return null;
    }
  }
}

function keysUnreachable(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout) return true;
  // jose tells a bad token by its own error classes; anything else came from fetching.
  if (error instanceof errors.JOSEError) return error.code === 'ERR_JOSE_GENERIC';
  return error instanceof TypeError;
}
