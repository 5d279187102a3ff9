import { createHash } from 'node:crypto';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { AUDIENCE, claimsOf, localKey, samplePeople } from '../../local-identity.mjs';
import { leavingPage, leftPage, wrongPage } from './provider-pages.ts';
import type { ProviderState } from './provider-state.ts';

/** The one resource there are tokens for: all services of the stack. */
export const RESOURCE = 'urn:fengqiao:api';
export const CLIENT_ID = 'fengqiao-gateway';

const minute = 60;
const day = 24 * 60 * minute;

export interface ProviderOptions {
  readonly home: string;
  readonly clientSecret: string;
  /** Origins of the gateways. */
  readonly gateways: readonly string[];
  readonly state: ProviderState;
  /** How long an access token is good, seconds. */
  readonly accessSeconds?: number;
}

/** Everything but how somebody says who he is: that is a click on a page of ours (`people-page.ts`). */
export async function providerConfiguration(options: ProviderOptions): Promise<Configuration> {
  const { home, clientSecret, gateways, state, accessSeconds = 15 * minute } = options;
  const people = new Map(samplePeople().map((person) => [person.id, person]));
  return {
    adapter: (model: string) => state.adapterOf(model),
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: clientSecret,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: gateways.map((origin) => `${origin}/sign-in/callback`),
        post_logout_redirect_uris: gateways.map((origin) => `${origin}/`),
        id_token_signed_response_alg: 'ES256',
        // Of several gateways, which have their sessions in common, one is enough.
        backchannel_logout_uri: `${gateways[0]}/sign-out/back-channel`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [await localKey(home)] } as Configuration['jwks'],
    cookies: { keys: [createHash('sha256').update(`cookies ${clientSecret}`).digest('base64url')] },
    claims: { openid: ['sub'], profile: ['name'] },
    scopes: ['openid', 'profile', 'offline_access'],
    // The name stands in the ID token, so that nobody need ask for it again.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_, sub) => {
      const person = people.get(sub);
      if (!person) return undefined;
      return {
        accountId: sub,
        claims: async () => ({ sub, name: person.name_zh, ...claimsOf(person) }),
      };
    },
    extraTokenClaims: (_, token) => {
      const person = 'accountId' in token ? people.get(String(token.accountId)) : undefined;
      return person && { ...claimsOf(person) };
    },
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    loadExistingGrant: grantOf,
    interactions: { url: (_, interaction) => `/people/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      revocation: { enabled: true, allowedPolicy: async () => true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) => void (ctx.body = leavingPage(form)),
        postLogoutSuccessSource: async (ctx) => void (ctx.body = leftPage()),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: async () => RESOURCE,
        useGrantedResource: async () => true,
        getResourceServerInfo: async () => ({
          scope: '',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: accessSeconds,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    // It tells nobody but the gateways of this machine, which it would take for places not to be asked.
    fetch: (url, { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown } = {}) =>
      fetch(url, options),
    routes: { jwks: '/jwks' },
    renderError: async (ctx, out) => {
      ctx.type = 'html';
      ctx.body = wrongPage(out.error, out.error_description ?? '');
    },
    ttl: {
      AccessToken: accessSeconds,
      AuthorizationCode: minute,
      Grant: 14 * day,
      IdToken: 60 * minute,
      Interaction: 60 * minute,
      RefreshToken: day,
      Session: day,
    },
  };
}

/** Nobody is asked whether the gateway may sign him in: it is the only one there is. */
async function grantOf(ctx: KoaContextWithOIDC) {
  const { oidc } = ctx;
  const grantId = oidc.result?.consent?.grantId ?? oidc.session?.grantIdFor(oidc.client?.clientId ?? '');
  if (grantId) return oidc.provider.Grant.find(grantId);
  const grant = new oidc.provider.Grant({
    clientId: oidc.client?.clientId,
    accountId: oidc.session?.accountId,
  });
  grant.addOIDCScope('openid profile offline_access');
  grant.addResourceScope(RESOURCE, '');
  await grant.save();
  return grant;
}
