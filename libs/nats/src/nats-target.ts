import { readFileSync } from 'node:fs';
import { credsAuthenticator, type ConnectionOptions, type TlsOptions } from '@nats-io/transport-node';
import { streamInbox, type BusUser } from './bus-users.ts';
import { seedAuthenticator } from './seed-signer.ts';

/** Which NATS, and as whom: the same for every connection of a process. */
export interface NatsTarget {
  /** `host:port` each, without credentials. */
  readonly servers: readonly string[];
  readonly user: BusUser;
  readonly credentials: NatsCredentials | null;
  /** Null: whatever the server offers. */
  readonly tls: TlsOptions | null;
}

export type NatsCredentials =
  | { readonly seedFile: string }
  | { readonly credsFile: string }
  | { readonly user: string; readonly password: string }
  | { readonly token: string };

/** Of `NATS_*`, one that is wrong: the message names it and quotes no secret. */
export class NatsSettingWrong extends Error {}

const fileSettings = [
  'NATS_NKEY_SEED_FILE',
  'NATS_CREDS_FILE',
  'NATS_CA_FILE',
  'NATS_CERT_FILE',
  'NATS_KEY_FILE',
] as const;

/**
 * NATS from the environment: `NATS_URL` (several by commas; `tls://` asks for TLS; `user:password@` or `token@` before
 * the host) and the files of `fileSettings`, in whose paths `{service}` stands for the user's name.
 *
 * Where `local` is not said, or a server is not on this machine, a target without credentials or without TLS is
 * refused: whoever is on a bus reads names and speaks for services.
 */
export function natsTarget(environment: NodeJS.ProcessEnv, user: BusUser, local: boolean): NatsTarget {
  const urls = (environment['NATS_URL'] ?? '').split(',').map(readUrl);
  const files = Object.fromEntries(
    fileSettings.map((name) => [name, environment[name]?.replaceAll('{service}', user) || undefined]),
  ) as Record<(typeof fileSettings)[number], string | undefined>;
  for (const [name, file] of Object.entries(files)) if (file !== undefined) mustBeReadable(name, file);
  const target = {
    servers: urls.map(({ host }) => host),
    user,
    credentials: credentialsFrom(files, urls),
    tls: tlsFrom(files, urls),
  };
  if (!(local && urls.every(({ isLoopback }) => isLoopback))) mustBeSafe(target);
  return target;
}

interface ReadUrl {
  readonly host: string;
  readonly isTls: boolean;
  readonly isLoopback: boolean;
  readonly credentials: NatsCredentials | null;
}

/** Of this machine, by an address that `URL` has read. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

const schemes = ['nats:', 'tls:'];

function readUrl(text: string): ReadUrl {
  const trimmed = text.trim();
  const full = trimmed.includes('://') ? trimmed : `nats://${trimmed}`;
  if (trimmed === '' || !URL.canParse(full)) throw new NatsSettingWrong('NATS_URL: not an address of NATS');
  const { protocol, host, hostname, username, password } = new URL(full);
  if (!schemes.includes(protocol) || host === '')
    throw new NatsSettingWrong('NATS_URL: begin it with nats:// or tls://');
  const [name, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
  return {
    host,
    isTls: protocol === 'tls:',
    isLoopback: isLoopback(hostname),
    credentials: name === '' ? null : secret === '' ? { token: name } : { user: name, password: secret },
  };
}

function credentialsFrom(
  files: Record<'NATS_NKEY_SEED_FILE' | 'NATS_CREDS_FILE', string | undefined>,
  urls: readonly ReadUrl[],
): NatsCredentials | null {
  const { NATS_NKEY_SEED_FILE: seedFile, NATS_CREDS_FILE: credsFile } = files;
  const given = [
    ...(seedFile === undefined ? [] : [{ seedFile }]),
    ...(credsFile === undefined ? [] : [{ credsFile }]),
    ...new Map(
      urls.flatMap(({ credentials: each }) => (each ? [[JSON.stringify(each), each]] : [])),
    ).values(),
  ];
  if (given.length > 1)
    throw new NatsSettingWrong(
      'NATS_NKEY_SEED_FILE, NATS_CREDS_FILE, credentials in NATS_URL: set one of them, the same for every server',
    );
  return given[0] ?? null;
}

function tlsFrom(
  files: Record<'NATS_CA_FILE' | 'NATS_CERT_FILE' | 'NATS_KEY_FILE', string | undefined>,
  urls: readonly ReadUrl[],
): TlsOptions | null {
  const { NATS_CA_FILE: caFile, NATS_CERT_FILE: certFile, NATS_KEY_FILE: keyFile } = files;
  if ((certFile === undefined) !== (keyFile === undefined))
    throw new NatsSettingWrong('NATS_CERT_FILE, NATS_KEY_FILE: set both or neither');
  const wanted = urls.some(({ isTls }) => isTls) || caFile !== undefined || certFile !== undefined;
  return wanted ? { ...(caFile && { caFile }), ...(certFile && { certFile, keyFile }) } : null;
}

function mustBeSafe({ credentials, tls }: NatsTarget): void {
  if (!tls)
    throw new NatsSettingWrong(
      'NATS_URL: outside the local stack the bus is reached by TLS alone: begin it with tls:// or set NATS_CA_FILE',
    );
  if (!credentials && tls.certFile === undefined)
    throw new NatsSettingWrong(
      'NATS_NKEY_SEED_FILE: outside the local stack nobody reaches the bus without credentials: set it, or ' +
        'NATS_CREDS_FILE, or NATS_CERT_FILE with NATS_KEY_FILE, or credentials in NATS_URL',
    );
}

/** Now, and not at the first message: a path mistyped is told at the start. */
function mustBeReadable(name: string, file: string): void {
  try {
    readFileSync(file);
  } catch (error) {
    throw new NatsSettingWrong(`${name}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/**
 * For every connection to it; files are read anew at each, so that what is renewed is used. `inboxPrefix`: where the
 * server may answer us; left out: where JetStream does.
 */
export function connectionTo(
  { servers, user, credentials, tls }: NatsTarget,
  name: string,
): ConnectionOptions & { inboxPrefix: string } {
  return {
    servers: [...servers],
    name,
    maxReconnectAttempts: -1,
    // Keys may be renewed on either side first.
    ignoreAuthErrorAbort: true,
    inboxPrefix: streamInbox(user),
    ...(tls && { tls }),
    ...(credentials && authentication(credentials)),
  };
}

function authentication(credentials: NatsCredentials): ConnectionOptions {
  if ('seedFile' in credentials)
    return { authenticator: seedAuthenticator(() => readFileSync(credentials.seedFile)) };
  if ('credsFile' in credentials)
    return { authenticator: credsAuthenticator(() => readFileSync(credentials.credsFile)) };
  if ('token' in credentials) return { token: credentials.token };
  return { user: credentials.user, pass: credentials.password };
}
