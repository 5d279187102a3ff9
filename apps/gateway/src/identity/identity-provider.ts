import { ProblemException } from '@fengqiao/service/problems/problem';
import type { Logger } from '@fengqiao/observability/logger';
import { LOGGER } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import type { GatewayConfig } from '../bootstrap/gateway-config.ts';
import { GATEWAY_CONFIG } from '../bootstrap/gateway-tokens.ts';
import type { NamedByProvider } from '../sessions/session-store.ts';
import type { Tokens } from '../sessions/session-tokens.ts';

/** What one attempt to sign in must bring back. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface SignedIn {
  readonly tokens: Tokens;
  readonly name: string | null;
  readonly named: NamedByProvider;
}

/** The provider says no: the code, the refresh token or what it signed is not good. */
export class RefusedByProvider extends Error {}

const answersWithinSeconds = 5;
/** What a provider says of itself is asked anew after that. */
const describedMs = 600_000;
/** Two clocks may be so far apart. */
const toleranceSeconds = 10;
/** Of an access token that says nothing of its end. */
const unsaidLifeMs = 300_000;

/** The provider of identity, whichever it is: OpenID Connect and what the settings say of it. */
@Injectable()
export class IdentityProvider {
  private described: { readonly at: number; readonly metadata: oidc.ServerMetadata } | null = null;

  constructor(
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  get callbackUrl(): string {
    return new URL('/sign-in/callback', this.config.publicUrl).href;
  }

  /** Where a browser goes to sign in; throws `unavailable` when the provider is away. */
  async authorizationUrl(attempt: Attempt, loginHint: string | undefined): Promise<URL> {
    const { scope, resource } = this.config.provider;
    return oidc.buildAuthorizationUrl(await this.client(), {
      redirect_uri: this.callbackUrl,
      scope,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
      ...(resource !== undefined && { resource }),
      ...(loginHint !== undefined && { login_hint: loginHint }),
    });
  }

  /** Throws `RefusedByProvider` when something about it is not good, `unavailable` when the provider is away. */
  async exchange(search: string, attempt: Attempt): Promise<SignedIn> {
    const client = await this.client();
    // Signatures are checked against the keys of this very moment: nothing of a withdrawn key is remembered.
    oidc.enableNonRepudiationChecks(client);
    const checks = {
      pkceCodeVerifier: attempt.verifier,
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      idTokenExpected: true,
    };
    const answer = await this.asked(() =>
      oidc.authorizationCodeGrant(client, new URL(this.callbackUrl + search), checks, this.resource),
    );
    const claims: Record<string, unknown> = answer.claims() ?? {};
    const { name, preferred_username: username, sub, sid } = claims;
    return {
      tokens: tokensOf(answer, null),
      name: typeof name === 'string' ? name : typeof username === 'string' ? username : null,
      named: { subject: String(sub), sid: typeof sid === 'string' ? sid : null },
    };
  }

  /** New tokens for old ones; throws `RefusedByProvider` when the sign-in is over there. */
  async refresh(tokens: Tokens & { readonly refresh: string }): Promise<Tokens> {
    const client = await this.client();
    const answer = await this.asked(() => oidc.refreshTokenGrant(client, tokens.refresh, this.resource));
    return tokensOf(answer, tokens);
  }

  /** Where a browser goes to sign out there too; null where the provider has no such place, or is away. */
  async endSessionUrl(idToken: string | null): Promise<URL | null> {
    try {
      return oidc.buildEndSessionUrl(await this.client(), {
        post_logout_redirect_uri: new URL('/', this.config.publicUrl).href,
        ...(idToken !== null && { id_token_hint: idToken }),
      });
    } catch {
      return null;
    }
  }

  /** What was given to this session opens nothing any more; a provider that is away forgets it by itself, in time. */
  async revoke(tokens: Tokens): Promise<void> {
    if (tokens.refresh === null) return;
    try {
      await oidc.tokenRevocation(await this.client(), tokens.refresh, { token_type_hint: 'refresh_token' });
    } catch (error) {
      this.log.info({ err: error }, 'the provider was not told that a token is no longer used');
    }
  }

  /** Where its keys are, and as whom it signs; throws `unavailable` when it is away and was never asked. */
  async signer(): Promise<{ readonly issuer: string; readonly jwksUri: string }> {
    const { issuer, jwks_uri: jwksUri } = await this.metadata();
    if (jwksUri === undefined) throw new ProblemException('unavailable');
    return { issuer, jwksUri };
  }

  private get resource(): Record<string, string> {
    const { resource } = this.config.provider;
    return resource === undefined ? {} : { resource };
  }

  private async client(): Promise<oidc.Configuration> {
    const { clientId, clientSecret } = this.config.provider;
    const metadata = await this.metadata();
    const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const authentication = methods.includes('client_secret_basic')
      ? oidc.ClientSecretBasic(clientSecret)
      : oidc.ClientSecretPost(clientSecret);
    const client = new oidc.Configuration(
      metadata,
      clientId,
      { client_secret: clientSecret, [oidc.clockTolerance]: toleranceSeconds },
      authentication,
    );
    client.timeout = answersWithinSeconds;
    if (this.isPlain) oidc.allowInsecureRequests(client);
    return client;
  }

  private async metadata(): Promise<oidc.ServerMetadata> {
    const { issuer, clientId, clientSecret } = this.config.provider;
    if (this.described && performance.now() - this.described.at < describedMs) return this.described.metadata;
    try {
      const found = await oidc.discovery(issuer, clientId, clientSecret, undefined, {
        timeout: answersWithinSeconds,
        ...(this.isPlain && { execute: [oidc.allowInsecureRequests] }),
      });
      this.described = { at: performance.now(), metadata: found.serverMetadata() };
    } catch (error) {
      this.log.warn({ err: error }, 'the identity provider does not say what it is');
      // What it said before goes for as long as it is away.
      if (!this.described) throw new ProblemException('unavailable');
    }
    return this.described.metadata;
  }

  /** Settings allow that on this machine alone. */
  private get isPlain(): boolean {
    return this.config.provider.issuer.protocol === 'http:';
  }

  private async asked<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (isRefusal(error)) throw new RefusedByProvider('refused', { cause: error });
      this.log.warn(
        { err: error, oauth: codeOf(error) },
        'the identity provider does not answer as it should',
      );
      throw new ProblemException('unavailable');
    }
  }
}

/** Reasons that lie with the grant. What is wrong with us as a client, or with the provider, signs nobody out. */
const refusals = new Set([
  'invalid_grant',
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
]);
const notProven = /^OAUTH_(?:INVALID_RESPONSE|JWT_|JSON_ATTRIBUTE|KEY_SELECTION)/;

function isRefusal(error: unknown): boolean {
  if (error instanceof oidc.ResponseBodyError || error instanceof oidc.AuthorizationResponseError)
    return refusals.has(error.error);
  return notProven.test(codeOf(error) ?? '');
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (error instanceof oidc.ResponseBodyError) return error.error;
  return typeof code === 'string' ? code : undefined;
}

function tokensOf(answer: oidc.TokenEndpointResponse, before: Tokens | null): Tokens {
  return {
    access: answer.access_token,
    refresh: answer.refresh_token ?? before?.refresh ?? null,
    id: answer.id_token ?? before?.id ?? null,
    lifeMs: answer.expires_in === undefined ? unsaidLifeMs : answer.expires_in * 1_000,
  };
}
