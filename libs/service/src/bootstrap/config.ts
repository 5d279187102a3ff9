import type { Service } from '@fengqiao/contracts/events/envelope';
import { temporalTarget, type TemporalTarget } from '@fengqiao/temporal/temporal-target';
import { z } from 'zod';

const roleNames = ['api', 'relay', 'worker'] as const;
export type ProcessRole = (typeof roleNames)[number];

/** Settings of one service process, from its environment. */
export interface ServiceConfig {
  readonly service: Service;
  readonly host: string;
  readonly port: number;
  readonly roles: ReadonlySet<ProcessRole>;
  readonly databaseUrl: string;
  readonly natsUrl: string;
  readonly temporal: TemporalTarget;
  readonly jwksUrl: string;
  readonly jwtIssuer: string | undefined;
  readonly jwtAudience: string | undefined;
  readonly logLevel: string;
  /** Requests under way in this process; beyond them callers are told `unavailable` at once. */
  readonly mostRequests: number;
  /** Limits and rungs other than the default ones, as a JSON file. */
  readonly policyFile: string | undefined;
  readonly notices: NoticesConfig;
}

/** How notices are sent out; a channel without its setting is not used. */
export interface NoticesConfig {
  /** `smtp://host:port`, `smtps://user:password@host`. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** What webhooks are signed with. */
  readonly webhookSecret: string | undefined;
  /** Hosts a webhook may go to, those below them included; none named: any. */
  readonly webhookHosts: readonly string[];
  /** Where a link in a notice leads: `<this>/cases/<id>`. */
  readonly consoleUrl: string | undefined;
}

export const noNotices: NoticesConfig = {
  smtpUrl: undefined,
  mailFrom: 'fengqiao@localhost',
  webhookSecret: undefined,
  webhookHosts: [],
  consoleUrl: undefined,
};

const Environment = z.object({
  DATABASE_URL: z.string().min(1),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  NATS_URL: z.string().min(1),
  TEMPORAL_ADDRESS: z.string().min(1),
  FENGQIAO_ROLES: z
    .string()
    .default(roleNames.join())
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(roleNames)).min(1)),
  FENGQIAO_JWKS_URL: z.url(),
  FENGQIAO_JWT_ISSUER: z.string().optional(),
  FENGQIAO_JWT_AUDIENCE: z.string().optional(),
  FENGQIAO_POLICY: z.string().min(1).optional(),
  FENGQIAO_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  FENGQIAO_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  FENGQIAO_MAIL_FROM: z.email().default(noNotices.mailFrom),
  FENGQIAO_WEBHOOK_SECRET: z.string().min(16).optional(),
  FENGQIAO_WEBHOOK_HOSTS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((host) => host.trim().toLowerCase() || [])),
  FENGQIAO_CONSOLE_URL: z
    .url({ protocol: /^https?$/ })
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  FENGQIAO_MOST_REQUESTS: z.coerce.number().int().min(1).default(256),
});

/** Throws, naming every setting that is missing or wrong: better at start than at the first request. */
export function readConfig(service: Service, environment: NodeJS.ProcessEnv): ServiceConfig {
  const databaseKey = `DATABASE_URL_${service.toUpperCase()}`;
  const read = Environment.safeParse({ ...environment, DATABASE_URL: environment[databaseKey] });
  if (!read.success) {
    const nameOf = (path: string) => (path === 'DATABASE_URL' ? databaseKey : path);
    const wrong = read.error.issues.map((issue) => `${nameOf(issue.path.join('.'))}: ${issue.message}`);
    throw new Error(`settings of ${service}: ${wrong.join('; ')}`);
  }
  const values = read.data;
  return {
    service,
    host: values.HOST,
    port: values.PORT,
    roles: new Set(values.FENGQIAO_ROLES),
    databaseUrl: values.DATABASE_URL,
    natsUrl: values.NATS_URL,
    temporal: temporalTarget(environment),
    jwksUrl: values.FENGQIAO_JWKS_URL,
    jwtIssuer: values.FENGQIAO_JWT_ISSUER,
    jwtAudience: values.FENGQIAO_JWT_AUDIENCE,
    logLevel: values.FENGQIAO_LOG_LEVEL,
    mostRequests: values.FENGQIAO_MOST_REQUESTS,
    policyFile: values.FENGQIAO_POLICY,
    notices: {
      smtpUrl: values.FENGQIAO_SMTP_URL,
      mailFrom: values.FENGQIAO_MAIL_FROM,
      webhookSecret: values.FENGQIAO_WEBHOOK_SECRET,
      webhookHosts: values.FENGQIAO_WEBHOOK_HOSTS,
      consoleUrl: values.FENGQIAO_CONSOLE_URL,
    },
  };
}
