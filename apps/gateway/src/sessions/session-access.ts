import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { ProblemException } from '@fengqiao/service/problems/problem';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { GatewayConfig } from '../bootstrap/gateway-config.ts';
import { GATEWAY_CONFIG } from '../bootstrap/gateway-tokens.ts';
import { IdentityProvider, RefusedByProvider } from '../identity/identity-provider.ts';
import { SessionRow } from './session.entity.ts';
import { SessionStore } from './session-store.ts';
import { sealTokens, unsealTokens, type Tokens } from './session-tokens.ts';

/** An access token is exchanged so long before it ends, or a fifth of its life where that is shorter. */
const beforeEndMs = 30_000;
/** A token that a service refuses is not exchanged again and again. */
const refusedAgainMs = 5_000;

/**
 * The access token of a session, exchanged for a new one before it ends: by one gateway at a time, whoever asks, since a
 * provider may take a refresh token that comes twice for a stolen one.
 */
@Injectable()
export class SessionAccess {
  /** One a session in this process: the others wait for it without holding a connection each. */
  private readonly under = new Map<string, Promise<string | null>>();

  constructor(
    private readonly store: SessionStore,
    private readonly provider: IdentityProvider,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  /**
   * Null: the session is over. Throws `unavailable` when the token has ended and the provider is away: nobody is signed
   * out by that.
   */
  async token(row: SessionRow): Promise<string | null> {
    const tokens = this.open(row);
    if (!tokens) return null;
    const now = await this.clock.now();
    if (!isDue(row, tokens, now)) return tokens.access;
    return this.once(row, tokens.access);
  }

  /** After a service refused `refused`, as when its key was withdrawn; null: there is no other. */
  async tokenAfter(row: SessionRow, refused: string): Promise<string | null> {
    const tokens = this.open(row);
    if (!tokens || tokens.refresh === null) return null;
    const now = await this.clock.now();
    if (now - (row.tokensUntil.getTime() - tokens.lifeMs) < refusedAgainMs) return null;
    const token = await this.once(row, refused).catch(() => null);
    return token === refused ? null : token;
  }

  open(row: SessionRow): Tokens | null {
    return unsealTokens(row.tokens, this.config.sessionKey, row.key);
  }

  private once(row: SessionRow, replaced: string): Promise<string | null> {
    const name = row.key.toString('base64');
    const known = this.under.get(name);
    if (known) return known;
    const asked = this.exchange(row.key, replaced).finally(() => this.under.delete(name));
    this.under.set(name, asked);
    return asked;
  }

  private async exchange(key: Buffer, replaced: string): Promise<string | null> {
    try {
      return await this.store.locked(key, (row, manager) => this.exchangeLocked(row, manager, replaced));
    } catch (error) {
      if (!(error instanceof RefusedByProvider)) throw error;
      await this.store.end(key);
      return null;
    }
  }

  private async exchangeLocked(
    row: SessionRow,
    manager: EntityManager,
    replaced: string,
  ): Promise<string | null> {
    const tokens = this.open(row);
    if (!tokens) return null;
    const now = await this.clock.now();
    // Another gateway was faster.
    if (tokens.access !== replaced && !isDue(row, tokens, now)) return tokens.access;
    if (tokens.refresh === null) return null;
    try {
      const fresh = await this.provider.refresh({ ...tokens, refresh: tokens.refresh });
      await manager.update(
        SessionRow,
        { key: row.key },
        {
          tokens: sealTokens(fresh, this.config.sessionKey, row.key),
          tokensUntil: new Date(now + fresh.lifeMs),
        },
      );
      return fresh.access;
    } catch (error) {
      const isGoodYet = row.tokensUntil.getTime() > now;
      if (error instanceof ProblemException && isGoodYet) return tokens.access;
      throw error;
    }
  }
}

function isDue({ tokensUntil }: SessionRow, { lifeMs, refresh }: Tokens, now: number): boolean {
  const early = refresh === null ? 0 : Math.min(beforeEndMs, lifeMs / 5);
  return tokensUntil.getTime() - early <= now;
}
