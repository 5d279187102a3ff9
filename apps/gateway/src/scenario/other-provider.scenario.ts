import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import type { Adapter, AdapterPayload, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { loadProvider } from '@fengqiao/local-stack/provider/load-provider';

/** Somebody as this provider knows him: by a UUID, with a number the directory knows him by. */
export interface Account {
  readonly sub: string;
  readonly employee: string;
}

export const desk: Account = { sub: '0f6c1f4e-6f3a-4b52-9c1d-3f9a5d7e2b10', employee: 'E-1001' };
export const admin: Account = { sub: '5b0d7c36-1f5c-4f0e-8a44-93b6f0c2d7aa', employee: 'E-1002' };
const accounts = new Map([desk, admin].map((each) => [each.sub, each]));

const resource = 'https://api.fengqiao.example/';
export const audience = 'fengqiao-api';
const clientId = 'door';
const clientSecret = 'a secret of the door, long enough';

/**
 * A provider of another make-up than the local stack's: subjects are UUIDs, tokens say nothing of roles or units and hold
 * for seconds, signed by RS256 under another key set address. Who signs in is said beforehand.
 */
export class OtherProvider {
  /** Who clicks next. */
  account: Account = desk;
  accessSeconds = 60;
  /** Refreshes that were asked for. */
  refreshes = 0;
  private readonly state = new Map<string, AdapterPayload>();
  private server: Server | null = null;
  private provider: Provider | null = null;
  private keys: JWK[] = [];
  private port = 0;
  private callback = '';

  static async start(): Promise<OtherProvider> {
    const other = new OtherProvider();
    await other.rotate();
    await other.comeBack();
    return other;
  }

  get issuer(): string {
    return `http://localhost:${this.port}`;
  }

  get jwksUrl(): string {
    return `http://127.0.0.1:${this.port}/keys`;
  }

  /** What a gateway is told of it, and of where it sends people back to. */
  settingsFor(publicUrl: string) {
    this.callback = `${publicUrl}/sign-in/callback`;
    this.provider = null;
    const scope = 'openid profile';
    return { issuer: new URL(this.issuer), clientId, clientSecret, scope, resource };
  }

  /** A new key; what the old one signed is good no more. */
  async rotate(): Promise<void> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const kid = `key-${Date.now()}`;
    this.keys = [{ ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' }];
    this.provider = null;
  }

  /** As it is posted to say that a sign-in is over; `change` is put over what is right. */
  async logoutToken(
    claims: Record<string, unknown>,
    { header = {}, key = this.keys[0] as JWK }: { header?: Record<string, string>; key?: JWK } = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const whole = {
      ...{ iss: this.issuer, aud: clientId, iat: now, exp: now + 120, jti: String(Math.random()) },
      ...{ events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, ...claims },
    };
    const given = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
    return new SignJWT(given)
      .setProtectedHeader({ alg: 'RS256', kid: String(key.kid), typ: 'logout+jwt', ...header })
      .sign(await importJWK(key, 'RS256'));
  }

  /** Every grant and every sign-in is over. */
  async forgetAll(): Promise<void> {
    this.state.clear();
  }

  async goAway(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections());
  }

  async comeBack(): Promise<void> {
    const server = createServer((request, response) => {
      this.answer(request, response).catch(() => response.writeHead(500).end());
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  private async answer(
    ...[request, response]: Parameters<NonNullable<Parameters<typeof createServer>[1]>>
  ): Promise<void> {
    const provider = (this.provider ??= await this.make());
    if (request.url?.startsWith('/who/')) {
      const result = { login: { accountId: this.account.sub } };
      return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    }
    await provider.callback()(request, response);
  }

  private async make(): Promise<Provider> {
    const { Provider: Made } = await loadProvider();
    const provider = new Made(this.issuer, {
      adapter: (model: string) => this.adapterOf(model),
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          token_endpoint_auth_method: 'client_secret_post',
          grant_types: ['authorization_code', 'refresh_token'],
          redirect_uris: [this.callback],
          post_logout_redirect_uris: [new URL('/', this.callback).href],
          backchannel_logout_uri: new URL('/sign-out/back-channel', this.callback).href,
          backchannel_logout_session_required: true,
        },
      ],
      clientAuthMethods: ['client_secret_post'],
      jwks: { keys: this.keys } as never,
      cookies: { keys: ['cookie key of a test'] },
      claims: { openid: ['sub'], profile: ['preferred_username'] },
      conformIdTokenClaims: false,
      findAccount: (_, sub) => {
        const account = accounts.get(sub);
        return account && { accountId: sub, claims: async () => ({ sub, preferred_username: 'Somebody' }) };
      },
      extraTokenClaims: (_, token) => ({
        employee: accounts.get('accountId' in token ? String(token.accountId) : '')?.employee,
      }),
      issueRefreshToken: async () => true,
      loadExistingGrant: granted,
      interactions: { url: (_, { uid }) => `/who/${uid}` },
      features: {
        devInteractions: { enabled: false },
        backchannelLogout: { enabled: true },
        revocation: { enabled: true, allowedPolicy: async () => true },
        rpInitiatedLogout: { enabled: true },
        resourceIndicators: {
          enabled: true,
          useGrantedResource: async () => true,
          getResourceServerInfo: async () => ({
            scope: '',
            audience,
            accessTokenFormat: 'jwt',
            accessTokenTTL: this.accessSeconds,
            jwt: { sign: { alg: 'RS256' } },
          }),
        },
      },
      routes: { jwks: '/keys', authorization: '/begin', token: '/exchange' },
      ttl: {
        AccessToken: () => this.accessSeconds,
        Grant: 600,
        IdToken: 60,
        Interaction: 60,
        RefreshToken: 600,
        Session: 600,
      },
    });
    provider.on('grant.success', ({ oidc }) => {
      if (oidc.params?.['grant_type'] === 'refresh_token') this.refreshes += 1;
    });
    return provider;
  }

  private adapterOf(model: string): Adapter {
    const { state } = this;
    const nameOf = (id: string) => `${model}:${id}`;
    const forget = (fits: (payload: AdapterPayload) => boolean) => {
      for (const [name, payload] of state) if (fits(payload)) state.delete(name);
    };
    return {
      upsert: async (id, payload) => void state.set(nameOf(id), payload),
      find: async (id) => state.get(nameOf(id)),
      findByUid: async (uid) => [...state.values()].find((payload) => payload.uid === uid),
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const payload = state.get(nameOf(id));
        if (payload) state.set(nameOf(id), { ...payload, consumed: Math.floor(Date.now() / 1_000) });
      },
      destroy: async (id) => void state.delete(nameOf(id)),
      revokeByGrantId: async (grantId) => forget((payload) => payload.grantId === grantId),
    };
  }
}

async function granted({ oidc }: KoaContextWithOIDC) {
  const grant = new oidc.provider.Grant({
    clientId: oidc.client?.clientId,
    accountId: oidc.session?.accountId,
  });
  grant.addOIDCScope('openid profile');
  grant.addResourceScope(resource, '');
  await grant.save();
  return grant;
}
