import { fileURLToPath } from 'node:url';
import { httpEnvironment, limitsOf } from '@fengqiao/service/bootstrap/http-environment';
import type { TrustedProxies } from '@fengqiao/service/http/client-address';
import type { HttpLimits } from '@fengqiao/service/http/limits/http-limits';
import { z } from 'zod';
import type { ForwardTimes } from '../forward/forwarder.ts';
import { forwardedServices, type ForwardedService } from '../forward/service-path.ts';

/** The provider of identity, as this gateway is registered with it. */
export interface ProviderSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** For providers that give tokens for a named resource only (RFC 8707). */
  readonly resource: string | undefined;
}

export interface GatewayConfig {
  readonly host: string;
  readonly port: number;
  readonly metricsHost: string;
  readonly metricsPort: number;
  readonly databaseUrl: string;
  readonly logLevel: string;
  readonly limits: HttpLimits;
  readonly trustedProxies: TrustedProxies;
  /** How browsers reach us: its origin alone. */
  readonly publicUrl: URL;
  /** The folder with the built pages. */
  readonly pages: string;
  readonly upstreams: ReadonlyMap<ForwardedService, URL>;
  readonly provider: ProviderSettings;
  /** What tokens at rest are sealed with. */
  readonly sessionKey: string;
  readonly idleMs: number;
  readonly longestMs: number;
  readonly times: ForwardTimes;
  readonly rates: RateSettings;
}

/** Calls to services, a minute; bursts of a quarter of it. */
export interface RateSettings {
  readonly byAddress: number;
  readonly bySession: number;
  /** Under way at once. */
  readonly mostAtOnce: number;
}

const httpUrl = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text));
const origin = httpUrl.refine(
  (url) => url.pathname === '/' && url.search === '' && url.username === '',
  'an address without a path: https://fengqiao.example',
);
const minutes = (usual: number) =>
  z.coerce
    .number()
    .positive()
    .max(7 * 24 * 60)
    .default(usual)
    .transform((given) => given * 60_000);
const seconds = (usual: number) =>
  z.coerce
    .number()
    .positive()
    .max(3_600)
    .default(usual)
    .transform((given) => given * 1_000);
const rate = (usual: number) => z.coerce.number().int().min(1).max(10_000_000).default(usual);

const builtPages = fileURLToPath(new URL('../../../web/dist', import.meta.url));

const Environment = z.object({
  ...httpEnvironment,
  DATABASE_URL_GATEWAY: z.string().min(1),
  FENGQIAO_METRICS_HOST: z.string().optional(),
  FENGQIAO_METRICS_PORT: z.coerce.number().int().min(0).max(65_535),
  FENGQIAO_PUBLIC_URL: origin,
  FENGQIAO_PAGES: z.string().min(1).default(builtPages),
  FENGQIAO_INTAKE_URL: httpUrl,
  FENGQIAO_MEDIATION_URL: httpUrl,
  FENGQIAO_SCORING_URL: httpUrl,
  FENGQIAO_OUTREACH_URL: httpUrl.optional(),
  FENGQIAO_OIDC_ISSUER: httpUrl,
  FENGQIAO_OIDC_CLIENT_ID: z.string().min(1),
  FENGQIAO_OIDC_CLIENT_SECRET: z.string().min(1),
  FENGQIAO_OIDC_SCOPE: z.string().min(1).default('openid profile'),
  FENGQIAO_OIDC_RESOURCE: z.string().min(1).optional(),
  FENGQIAO_SESSION_KEY: z.string().min(32, 'at least 32 characters that nobody guesses'),
  FENGQIAO_SESSION_IDLE_MINUTES: minutes(30),
  FENGQIAO_SESSION_LONGEST_MINUTES: minutes(10 * 60),
  FENGQIAO_CONNECT_SECONDS: seconds(2),
  FENGQIAO_ANSWER_SECONDS: seconds(120),
  FENGQIAO_PIECE_SECONDS: seconds(30),
  FENGQIAO_CALLS_PER_MINUTE_BY_ADDRESS: rate(1_200),
  FENGQIAO_CALLS_PER_MINUTE_BY_SESSION: rate(600),
  FENGQIAO_MOST_CALLS_AT_ONCE: rate(64),
});

/** Throws, naming every setting that is missing or wrong: better at start than at the first request. */
export function readGatewayConfig(environment: NodeJS.ProcessEnv): GatewayConfig {
  const read = Environment.safeParse(environment);
  const wrong = read.success
    ? insecureOutside(environment)
    : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!read.success || wrong.length > 0) throw new Error(`settings of gateway: ${wrong.join('; ')}`);
  const values = read.data;
  const upstreams = forwardedServices.flatMap((service) => {
    const url = values[`FENGQIAO_${service.toUpperCase() as Uppercase<ForwardedService>}_URL`];
    return url ? [[service, url] as const] : [];
  });
  return {
    host: values.HOST,
    port: values.PORT,
    metricsHost: values.FENGQIAO_METRICS_HOST ?? values.HOST,
    metricsPort: values.FENGQIAO_METRICS_PORT,
    databaseUrl: values.DATABASE_URL_GATEWAY,
    logLevel: values.FENGQIAO_LOG_LEVEL,
    limits: limitsOf(values),
    trustedProxies: values.FENGQIAO_TRUSTED_PROXIES,
    publicUrl: values.FENGQIAO_PUBLIC_URL,
    pages: values.FENGQIAO_PAGES,
    upstreams: new Map(upstreams),
    provider: {
      issuer: values.FENGQIAO_OIDC_ISSUER,
      clientId: values.FENGQIAO_OIDC_CLIENT_ID,
      clientSecret: values.FENGQIAO_OIDC_CLIENT_SECRET,
      scope: values.FENGQIAO_OIDC_SCOPE,
      resource: values.FENGQIAO_OIDC_RESOURCE,
    },
    sessionKey: values.FENGQIAO_SESSION_KEY,
    idleMs: values.FENGQIAO_SESSION_IDLE_MINUTES,
    longestMs: values.FENGQIAO_SESSION_LONGEST_MINUTES,
    times: {
      connectMs: values.FENGQIAO_CONNECT_SECONDS,
      answerMs: values.FENGQIAO_ANSWER_SECONDS,
      pieceMs: values.FENGQIAO_PIECE_SECONDS,
    },
    rates: {
      byAddress: values.FENGQIAO_CALLS_PER_MINUTE_BY_ADDRESS,
      bySession: values.FENGQIAO_CALLS_PER_MINUTE_BY_SESSION,
      mostAtOnce: values.FENGQIAO_MOST_CALLS_AT_ONCE,
    },
  };
}

/** A cookie or a code that crosses a network in the clear is anybody's. */
const insecure = ['FENGQIAO_PUBLIC_URL', 'FENGQIAO_OIDC_ISSUER'];

function insecureOutside(environment: NodeJS.ProcessEnv): string[] {
  return insecure.flatMap((name) => {
    const url = new URL(environment[name] ?? '');
    const isOurs = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    return url.protocol === 'https:' || isOurs ? [] : [`${name}: https, unless it is this machine's own`];
  });
}
