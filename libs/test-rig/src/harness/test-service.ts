import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Service } from '@fengqiao/contracts/events/envelope';
import { noAttachments, type AttachmentsConfig } from '@fengqiao/service/bootstrap/attachments-config';
import { noNotices, type NoticesConfig, type ProcessRole } from '@fengqiao/service/bootstrap/config';
import {
  startService,
  type RunningService,
  type ServiceDefinition,
} from '@fengqiao/service/bootstrap/start-service';
import { defaultLimits, type HttpLimits } from '@fengqiao/service/http/limits/http-limits';
import { TrustedProxies } from '@fengqiao/service/http/client-address';
import { DataSource } from 'typeorm';
import { cloneDatabase, type Filling } from '../databases/database.ts';
import { KeyServer } from '../fakes/key-server.ts';
import { HttpCaller } from './http-call.ts';
import { testBus } from '../servers/test-bus.ts';

export interface TestServiceOptions {
  readonly clock: ClockPort;
  readonly roles?: readonly ProcessRole[];
  readonly natsUrl?: string;
  readonly temporalAddress?: string;
  /** A second process of the same service uses the first one's database. */
  readonly databaseUrl?: string;
  /** What its own database holds before it starts; left out: nothing. */
  readonly filling?: Filling;
  readonly logLevel?: string;
  readonly limits?: Partial<HttpLimits>;
  /** Left out: more than any spec makes. */
  readonly registrationsPerHour?: number;
  /** The same. */
  readonly ledgerReadsPerHour?: number;
  /** `10.0.0.0/8, ::1` */
  readonly trustedProxies?: string;
  readonly policyFile?: string;
  readonly subjectClaim?: string;
  /** Of another provider than the test's own. */
  readonly provider?: { readonly jwksUrl: string; readonly issuer: string; readonly audience: string };
  readonly firstAdmin?: string;
  readonly notices?: Partial<NoticesConfig>;
  /** Left out: none are taken in. */
  readonly attachments?: Partial<AttachmentsConfig>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Answers are read by tests that say what they expect of them.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export interface Call {
  /** A sample person's id; left out: no token. */
  readonly as?: string;
  readonly token?: string;
  /** An object is sent as JSON, a string or bytes as CSV. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Nobody listens there: what needs it is degraded, as when it is down. */
const nowhere = '127.0.0.1:1';

/** A real service in this process, on a database of its own, called over HTTP. */
export class TestService {
  private readonly http = new HttpCaller();

  private constructor(
    readonly running: RunningService,
    readonly databaseUrl: string,
    private readonly keys: KeyServer,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  static async start(
    name: Service,
    definition: ServiceDefinition,
    options: TestServiceOptions,
  ): Promise<TestService> {
    const keys = await KeyServer.start();
    const database = options.databaseUrl ? null : await cloneDatabase(name, definition, options.filling);
    const databaseUrl = options.databaseUrl ?? database?.url ?? '';
    const config = {
      service: name,
      host: '127.0.0.1',
      port: 0,
      roles: new Set(options.roles ?? (['api'] as const)),
      databaseUrl,
      nats: testBus(options.natsUrl ?? nowhere, name),
      temporal: { connection: { address: options.temporalAddress ?? nowhere }, namespace: 'default' },
      jwksUrl: options.provider?.jwksUrl ?? keys.jwksUrl,
      jwtIssuer: options.provider?.issuer,
      jwtAudience: options.provider?.audience,
      jwtLongestMs: Infinity,
      subjectClaim: options.subjectClaim ?? 'sub',
      // Whoever fills the directory of a test.
      firstAdmin: options.firstAdmin ?? 'admin',
      logLevel: options.logLevel ?? 'silent',
      limits: { ...defaultLimits, ...options.limits },
      registrationsPerHour: options.registrationsPerHour ?? 1_000_000,
      ledgerReadsPerHour: options.ledgerReadsPerHour ?? 1_000_000,
      trustedProxies: TrustedProxies.read(options.trustedProxies ?? ''),
      policyFile: options.policyFile,
      notices: { ...noNotices, ...options.notices },
      attachments: { ...noAttachments, ...options.attachments },
    };
    const running = await startService(definition, config, options.clock).catch(async (error: unknown) => {
      await keys.stop();
      await database?.drop();
      throw error;
    });
    return new TestService(running, databaseUrl, keys, () => database?.drop() ?? Promise.resolve());
  }

  get dataSource(): DataSource {
    return this.running.app.get(DataSource);
  }

  token(person: string | Record<string, unknown>, expires?: number): Promise<string> {
    return this.keys.token(person, expires);
  }

  get(path: string, call: Call = {}): Promise<Answer> {
    return this.send('GET', path, call);
  }

  post(path: string, call: Call = {}): Promise<Answer> {
    return this.send('POST', path, call);
  }

  put(path: string, call: Call = {}): Promise<Answer> {
    return this.send('PUT', path, call);
  }

  delete(path: string, call: Call = {}): Promise<Answer> {
    return this.send('DELETE', path, call);
  }

  async stop(): Promise<void> {
    await this.running.stop();
    this.http.close();
    await this.keys.stop();
    await this.dropDatabase();
  }

  private async send(method: string, path: string, call: Call): Promise<Answer> {
    const token = call.token ?? (call.as && (await this.token(call.as)));
    const isFile = typeof call.body === 'string' || ArrayBuffer.isView(call.body);
    const headers = {
      ...(call.body !== undefined && { 'content-type': isFile ? 'text/csv' : 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...call.headers,
    };
    const body = isFile ? (call.body as string | Uint8Array) : JSON.stringify(call.body);
    const answer = await this.http.call(method, `${this.running.url}${path}`, headers, body);
    const { status, text } = answer;
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return { status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
  }
}
