import { plainText } from '@fengqiao/contracts/http/fragments/words';
import { roles, type Role } from '@fengqiao/domain/directory/directory';
import { jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { KeysUnavailable, keysKeptMs, SigningKeys } from './signing-keys.ts';

/** Who a token says its bearer is. Which person of the directory that is, and where he or she sits, the directory says. */
export interface TokenIdentity {
  readonly kind: 'token';
  /** To the letter, as the configured claim has it. */
  readonly subject: string;
  /** Coarse, and never more than the directory says; null for a token that says nothing of roles. */
  readonly roles: readonly Role[] | null;
}

/** A machine, by a key that a service issued for a unit. */
export interface MachineIdentity {
  readonly kind: 'machine';
  readonly id: string;
  readonly unit: string;
}

export type Identity = TokenIdentity | MachineIdentity;

/** As long as OpenID Connect lets a subject be. */
const longestSubject = 255;

// A claim becomes part of a question to PostgreSQL, which takes plain text only.
const Subject = z.string().min(1).max(longestSubject).regex(plainText);
const Claims = z.object({
  // It neither gives nor takes a seat; what is no unit's path is no token of ours all the same.
  unit: z.string().min(1).max(200).regex(plainText).optional(),
  // Other systems put roles of their own beside ours; those say nothing here.
  roles: z
    .array(z.string())
    .transform((given) => given.filter((role): role is Role => (roles as string[]).includes(role)))
    .optional(),
});

export interface TokenVerifierOptions {
  readonly jwksUrl: string;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  /** The claim that a person's `subject` in the directory is matched with; left out: `sub`. */
  readonly subjectClaim?: string | undefined;
  /** Between a token's issue and its expiry, at the most. */
  readonly longestMs: number;
}

export { KeysUnavailable };

const algorithms = ['RS256', 'ES256'];
const clockToleranceSeconds = 5;
/**
 * So long a token found good is not verified again. It was verified with keys of `keysKeptMs` ago or newer, so a key
 * that the provider takes back is forgotten within a minute.
 */
const believedMs = 60_000 - keysKeptMs;
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
  private readonly keys: SigningKeys;
  private readonly remembered = new Map<string, Verified>();

  constructor(private readonly options: TokenVerifierOptions) {
    this.keys = new SigningKeys(options.jwksUrl);
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
    const { subjectClaim = 'sub' } = this.options;
    try {
      const { payload } = await jwtVerify(token, this.keys.keyFor, {
        algorithms,
        requiredClaims: [subjectClaim, 'iat', 'exp'],
        clockTolerance: clockToleranceSeconds,
        currentDate: new Date(now),
        ...(this.options.issuer && { issuer: this.options.issuer }),
        ...(this.options.audience && { audience: this.options.audience }),
      });
      if (livesLonger(payload, this.options.longestMs, now)) return null;
      const claims = Claims.safeParse(payload);
      const subject = Subject.safeParse(payload[subjectClaim]);
      if (!claims.success || !subject.success) return null;
      return {
        identity: { kind: 'token', subject: subject.data, roles: claims.data.roles ?? null },
        at: now,
        from: ((payload.nbf ?? -Infinity) - clockToleranceSeconds) * 1000,
        until: ((payload.exp ?? -Infinity) + clockToleranceSeconds) * 1000,
      };
    } catch (error) {
      if (error instanceof KeysUnavailable) throw error;
      return null;
    }
  }
}

/** By its own words, or because it says that it will be issued some day. */
function livesLonger({ iat = 0, exp = Infinity }: JWTPayload, longestMs: number, now: number): boolean {
  const latestIssue = Math.min(iat * 1000, now + clockToleranceSeconds * 1000);
  return exp * 1000 - latestIssue > longestMs;
}
