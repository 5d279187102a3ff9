import { ProblemException } from '@fengqiao/service/problems/problem';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { GatewayConfig } from '../bootstrap/gateway-config.ts';
import { GATEWAY_CONFIG } from '../bootstrap/gateway-tokens.ts';
import { refuseCrossSite } from '../headers/cross-site.ts';
import { CurrentSession } from '../sessions/current-session.ts';
import { SessionAccess } from '../sessions/session-access.ts';
import type { SessionRow } from '../sessions/session.entity.ts';

export interface GatewayCaller {
  /** What a service is told; left out: nobody in particular. */
  readonly authorization: string | undefined;
  readonly session: SessionRow | null;
}

/** A page that looks for news by itself says so, and puts no session's end off. */
const pollHeader = 'x-fengqiao-poll';
/** A citizens' page speaks for whoever sits there, not for whoever is signed in: it gives a session up, never takes one. */
const asCitizenHeader = 'x-fengqiao-as';

/** In whose name a call is made: its own token's, or its session's. */
@Injectable()
export class CallerOf {
  constructor(
    private readonly current: CurrentSession,
    private readonly access: SessionAccess,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** Throws `cross-site-request`, or `unavailable` when the session's token cannot be exchanged now. */
  async of(request: Request, response: Response): Promise<GatewayCaller> {
    const { authorization } = request.headers;
    // A browser sends no such header by itself: whoever does is no foreign page.
    if (authorization !== undefined) return { authorization, session: null };
    const isCitizen = request.headers[asCitizenHeader] === 'citizen';
    if (isCitizen || !this.current.isNamed(request)) return { authorization: undefined, session: null };
    refuseCrossSite(request, this.config);
    const isUse = request.headers[pollHeader] === undefined;
    const session = await this.current.of(request, response, isUse);
    if (!session) return this.nobody(request);
    const token = await this.access.token(session);
    if (token === null) {
      this.current.forget(response);
      return this.nobody(request);
    }
    return { authorization: `Bearer ${token}`, session };
  }

  /**
   * Whoever was signed in and is no more: what is to be read he reads as anybody, but what is to be done was meant in his
   * name and is not done in nobody's.
   */
  private nobody(request: Request): GatewayCaller {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new ProblemException('unauthenticated');
    return { authorization: undefined, session: null };
  }
}
