import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { GatewayConfig } from '../bootstrap/gateway-config.ts';
import { GATEWAY_CONFIG } from '../bootstrap/gateway-tokens.ts';
import {
  clearCookie,
  cookieName,
  readCookie,
  sessionCookie,
  setCookie,
  type CookiePlace,
} from './cookies.ts';
import type { SessionRow } from './session.entity.ts';
import { SessionStore } from './session-store.ts';

/** The session that a call's cookie names. */
@Injectable()
export class CurrentSession {
  readonly place: CookiePlace;
  private readonly name: string;

  constructor(
    private readonly store: SessionStore,
    @Inject(GATEWAY_CONFIG) config: GatewayConfig,
  ) {
    this.place = { isSecure: config.publicUrl.protocol === 'https:' };
    this.name = cookieName(sessionCookie, this.place);
  }

  /** Whether the call brings a cookie of ours, good or not. */
  isNamed(request: Request): boolean {
    return readCookie(request, this.name) !== null;
  }

  /** Null: nobody is signed in; a cookie that names an ended session is taken back. */
  async of(request: Request, response: Response, isUse: boolean): Promise<SessionRow | null> {
    const cookie = readCookie(request, this.name);
    if (cookie === null) return null;
    const row = await this.store.find(cookie, isUse);
    if (!row) this.forget(response);
    return row;
  }

  tell(response: Response, cookie: string): void {
    setCookie(response, this.name, cookie, this.place);
  }

  forget(response: Response): void {
    clearCookie(response, this.name, this.place);
  }
}
