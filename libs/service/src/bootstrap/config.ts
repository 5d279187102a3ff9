import type { Service } from '@fengqiao/contracts/events/envelope';
import { isLoopback, natsTarget, NatsSettingWrong, type NatsTarget } from '@fengqiao/nats/nats-target';
import { temporalTarget, type TemporalTarget } from '@fengqiao/temporal/temporal-target';
import type { AppTarget } from '@fengqiao/webhook/app-target';
import type { SmsTemplate } from '@fengqiao/webhook/sms-gateway';
import { z } from 'zod';
import type { TrustedProxies } from '../http/client-address.ts';
import type { HttpLimits } from '../http/limits/http-limits.ts';
import { httpEnvironment, limitsOf } from './http-environment.ts';
import { hostList, pageAddress } from './setting-shapes.ts';
import { appSettings, appTarget, unfitApp } from './app-settings.ts';
import { smsSettings, smsTemplate, unfitSms } from './sms-settings.ts';
import {
  attachmentsConfig,
  attachmentsEnvironment,
  missingForAttachments,
  type AttachmentsConfig,
} from './attachments-config.ts';

const roleNames = ['api', 'relay', 'worker'] as const;
export type ProcessRole = (typeof roleNames)[number];

/** Settings of one service process, from its environment. */
export interface ServiceConfig {
  readonly service: Service;
  readonly host: string;
  readonly port: number;
  readonly roles: ReadonlySet<ProcessRole>;
  readonly databaseUrl: string;
  readonly nats: NatsTarget;
  readonly temporal: TemporalTarget;
  readonly jwksUrl: string;
  readonly jwtIssuer: string | undefined;
  readonly jwtAudience: string | undefined;
  /** Between a token's issue and its expiry. */
  readonly jwtLongestMs: number;
  /** The claim of a token that names its bearer. */
  readonly subjectClaim: string;
  /** Who may fill a directory that holds no administrator yet: the value of that claim, to the letter. */
  readonly firstAdmin: string | undefined;
  readonly logLevel: string;
  readonly limits: HttpLimits;
  /** By callers without a token, from one block of addresses. */
  readonly registrationsPerHour: number;
  /** Readings of the public ledger from one block of addresses. */
  readonly ledgerReadsPerHour: number;
  /** Whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: TrustedProxies;
  /** Limits and rungs other than the default ones, as a JSON file. */
  readonly policyFile: string | undefined;
  readonly notices: NoticesConfig;
  readonly attachments: AttachmentsConfig;
}

/** How notices are sent out; a channel without its setting is not used. */
export interface NoticesConfig {
  /** `smtp://host:port`, `smtps://user:password@host`. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** What each receiver's own secret is made from. */
  readonly webhookSecret: string | undefined;
  /** What all receivers knew before each had its own; while it is set, calls are signed with it too. */
  readonly webhookFormerSecret: string | undefined;
  /** Hosts a webhook may go to wherever they stand, those below them included; none named: any public address. */
  readonly webhookHosts: readonly string[];
  /** Where a link in a notice leads: `<this>/cases/<id>`. */
  readonly consoleUrl: string | undefined;
  /** Null: no text messages. */
  readonly sms: SmsTemplate | null;
  /** Null: citizens are told in no app. */
  readonly app: AppTarget | null;
  /** Where the citizens' pages stand; none: no links in what they are sent. */
  readonly publicUrl: string | undefined;
}

export const noNotices: NoticesConfig = {
  smtpUrl: undefined,
  mailFrom: 'fengqiao@localhost',
  webhookSecret: undefined,
  webhookFormerSecret: undefined,
  webhookHosts: [],
  consoleUrl: undefined,
  sms: null,
  app: null,
  publicUrl: undefined,
};

const Environment = z.object({
  DATABASE_URL: z.string().min(1),
  ...httpEnvironment,
  FENGQIAO_LOCAL: z.enum(['0', '1']).default('0'),
  TEMPORAL_ADDRESS: z.string().min(1),
  FENGQIAO_ROLES: z
    .string()
    .default(roleNames.join())
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(roleNames)).min(1)),
  FENGQIAO_JWKS_URL: z.url(),
  FENGQIAO_JWT_ISSUER: z.string().optional(),
  FENGQIAO_JWT_AUDIENCE: z.string().optional(),
  FENGQIAO_JWT_LONGEST_HOURS: z.coerce.number().positive().default(12),
  FENGQIAO_SUBJECT_CLAIM: z.string().min(1).default('sub'),
  FENGQIAO_FIRST_ADMIN: z.string().min(1).optional(),
  FENGQIAO_POLICY: z.string().min(1).optional(),
  FENGQIAO_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  FENGQIAO_MAIL_FROM: z.email().default(noNotices.mailFrom),
  FENGQIAO_WEBHOOK_SECRET: z.string().min(16).optional(),
  FENGQIAO_WEBHOOK_FORMER_SECRET: z.string().min(16).optional(),
  FENGQIAO_WEBHOOK_HOSTS: hostList,
  FENGQIAO_CONSOLE_URL: pageAddress,
  FENGQIAO_PUBLIC_URL: pageAddress,
  ...smsSettings,
  ...appSettings,
  ...attachmentsEnvironment,
  FENGQIAO_REGISTRATIONS_PER_HOUR: z.coerce.number().int().min(1).max(1_000_000).default(300),
  FENGQIAO_LEDGER_READS_PER_HOUR: z.coerce.number().int().min(1).max(1_000_000).default(3600),
});

/** Without them a token that some other system was given would open this one. */
const missingOutside = ['FENGQIAO_JWT_ISSUER', 'FENGQIAO_JWT_AUDIENCE'];
const whyOutside = 'needed outside the local stack: what tokens for this system say';

function isOfThisMachine(url = ''): boolean {
  return URL.canParse(url) && isLoopback(new URL(url).hostname);
}

function readNats(
  service: Service,
  environment: NodeJS.ProcessEnv,
  local: boolean,
  wrong: string[],
): NatsTarget | null {
  try {
    return natsTarget(environment, service, local);
  } catch (error) {
    if (!(error instanceof NatsSettingWrong)) throw error;
    wrong.push(error.message);
    return null;
  }
}

/** Throws, naming every setting that is missing or wrong: better at start than at the first request. */
export function readConfig(service: Service, environment: NodeJS.ProcessEnv): ServiceConfig {
  const databaseKey = `DATABASE_URL_${service.toUpperCase()}`;
  const read = Environment.safeParse({ ...environment, DATABASE_URL: environment[databaseKey] });
  const nameOf = (path: string) => (path === 'DATABASE_URL' ? databaseKey : path);
  const wrong = read.success
    ? []
    : read.error.issues.map((issue) => `${nameOf(issue.path.join('.'))}: ${issue.message}`);
  const local = environment['FENGQIAO_LOCAL'] === '1';
  const nats = readNats(service, environment, local, wrong);
  // A provider elsewhere gives tokens for other systems too.
  if (!(local && isOfThisMachine(environment['FENGQIAO_JWKS_URL'])))
    wrong.push(
      ...missingOutside.filter((name) => !environment[name]).map((name) => `${name}: ${whyOutside}`),
    );
  if (read.success) wrong.push(...unfitSms(read.data), ...unfitApp(read.data));
  if (read.success) wrong.push(...missingForAttachments(attachmentsConfig(read.data)));
  if (!read.success || !nats || wrong.length > 0)
    throw new Error(`settings of ${service}: ${wrong.join('; ')}`);
  const values = read.data;
  return {
    service,
    host: values.HOST,
    port: values.PORT,
    roles: new Set(values.FENGQIAO_ROLES),
    databaseUrl: values.DATABASE_URL,
    nats,
    temporal: temporalTarget(environment),
    jwksUrl: values.FENGQIAO_JWKS_URL,
    jwtIssuer: values.FENGQIAO_JWT_ISSUER,
    jwtAudience: values.FENGQIAO_JWT_AUDIENCE,
    jwtLongestMs: values.FENGQIAO_JWT_LONGEST_HOURS * 3_600_000,
    subjectClaim: values.FENGQIAO_SUBJECT_CLAIM,
    firstAdmin: values.FENGQIAO_FIRST_ADMIN,
    logLevel: values.FENGQIAO_LOG_LEVEL,
    limits: limitsOf(values),
    registrationsPerHour: values.FENGQIAO_REGISTRATIONS_PER_HOUR,
    ledgerReadsPerHour: values.FENGQIAO_LEDGER_READS_PER_HOUR,
    trustedProxies: values.FENGQIAO_TRUSTED_PROXIES,
    policyFile: values.FENGQIAO_POLICY,
    attachments: attachmentsConfig(values),
    notices: {
      smtpUrl: values.FENGQIAO_SMTP_URL,
      mailFrom: values.FENGQIAO_MAIL_FROM,
      webhookSecret: values.FENGQIAO_WEBHOOK_SECRET,
      webhookFormerSecret: values.FENGQIAO_WEBHOOK_FORMER_SECRET,
      webhookHosts: values.FENGQIAO_WEBHOOK_HOSTS,
      consoleUrl: values.FENGQIAO_CONSOLE_URL,
      sms: smsTemplate(values),
      app: appTarget(values),
      publicUrl: values.FENGQIAO_PUBLIC_URL,
    },
  };
}
