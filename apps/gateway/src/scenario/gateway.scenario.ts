import { systemClock, type ClockPort } from '@fengqiao/contracts/clock-port';
import { freePort } from '@fengqiao/embedded-servers/ports/free-port';
import { TrustedProxies } from '@fengqiao/service/http/client-address';
import { defaultLimits } from '@fengqiao/service/http/limits/http-limits';
import { cloneDatabase } from '@fengqiao/test-rig/databases/database';
import type { GatewayConfig } from '../bootstrap/gateway-config.ts';
import { gatewaySchema } from '../bootstrap/gateway-schema.ts';
import { startGateway, type RunningGateway } from '../bootstrap/start-gateway.ts';
import { sessionCookie } from '../sessions/cookies.ts';
import { Browser } from './browser.scenario.ts';
import { OtherProvider } from './other-provider.scenario.ts';
import { StubService } from './stub-service.scenario.ts';

export interface DoorOptions {
  readonly clock?: ClockPort;
  readonly config?: Partial<GatewayConfig>;
  /** In place of the stub. */
  readonly intake?: (provider: OtherProvider) => Promise<{ readonly url: string; stop(): Promise<void> }>;
}

/** A gateway with a provider and a service of a test's own, on a database of its own. */
export class Door {
  private readonly gateways: RunningGateway[] = [];

  private constructor(
    readonly provider: OtherProvider,
    readonly stub: StubService,
    readonly config: GatewayConfig,
    private readonly clock: ClockPort,
    private readonly letGo: () => Promise<void>,
  ) {}

  static async open({ clock = systemClock, config = {}, intake }: DoorOptions = {}): Promise<Door> {
    const [provider, stub, database] = await Promise.all([
      OtherProvider.start(),
      StubService.start(),
      cloneDatabase('gateway', gatewaySchema),
    ]);
    const real = intake && (await intake(provider));
    const port = await freePort();
    const publicUrl = new URL(`http://127.0.0.1:${port}`);
    const whole: GatewayConfig = {
      host: '127.0.0.1',
      port,
      metricsHost: '127.0.0.1',
      metricsPort: 0,
      databaseUrl: database.url,
      logLevel: 'silent',
      limits: defaultLimits,
      trustedProxies: TrustedProxies.read(''),
      publicUrl,
      pages: '/nowhere',
      upstreams: new Map([
        ['intake', real ? new URL(real.url) : stub.url],
        ['scoring', stub.url],
        ['mediation', new URL('http://127.0.0.1:1')],
      ]),
      provider: provider.settingsFor(publicUrl.origin),
      sessionKey: 'a key of a test, thirty-two characters',
      idleMs: 30 * 60_000,
      longestMs: 10 * 3_600_000,
      times: { connectMs: 1_000, answerMs: 1_000, pieceMs: 1_000 },
      rates: { byAddress: 1_000_000, bySession: 1_000_000, mostAtOnce: 64 },
      ...config,
    };
    const door = new Door(provider, stub, whole, clock, async () => {
      await provider.goAway();
      await stub.stop();
      await real?.stop();
      await database.drop();
    });
    door.gateways.push(await startGateway(whole, clock));
    return door;
  }

  get url(): string {
    return this.config.publicUrl.origin;
  }

  get first(): RunningGateway {
    return this.gateways[0] as RunningGateway;
  }

  /** Beside the first, on the same database; cookies of a browser are for both, which differ by their port alone. */
  async another(): Promise<RunningGateway> {
    const gateway = await startGateway({ ...this.config, port: 0 }, this.clock);
    this.gateways.push(gateway);
    return gateway;
  }

  /** A browser in which somebody has signed in. */
  async signedIn(browser = new Browser()): Promise<Browser> {
    const { way, answer } = await browser.follow(`${this.url}/sign-in`);
    if (way.at(-1)?.pathname !== '/desk')
      throw new Error(`not signed in: ${way.at(-1)?.href} ${(await answer.text()).slice(0, 2_000)}`);
    return browser;
  }

  session(browser: Browser): string | undefined {
    return browser.cookie('127.0.0.1', sessionCookie);
  }

  // Answers are read by tests that say what they expect of them.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async json(answer: Response | Promise<Response>): Promise<any> {
    return (await answer).json();
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async who(browser: Browser, url = this.url): Promise<any> {
    return this.json(browser.call('GET', `${url}/session`));
  }

  async close(): Promise<void> {
    for (const gateway of this.gateways) await gateway.stop().catch(() => undefined);
    await this.letGo();
  }
}
