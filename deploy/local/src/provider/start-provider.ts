import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { issuerAt, rememberIssuer, samplePeople } from '../../local-identity.mjs';
import { aboutPage } from './about-page.ts';
import { loadProvider } from './load-provider.ts';
import { providerConfiguration } from './provider-configuration.ts';
import { ProviderState } from './provider-state.ts';
import { SignInChoice } from './sign-in-choice.ts';
import { sampleUnits } from './sample-units.ts';
import { sessionKey } from '../stack/session-key.ts';
import { wrongPage } from './provider-pages.ts';
import type { Settings } from '../settings/settings.ts';

export interface RunningProvider {
  readonly issuer: string;
  stop(): Promise<void>;
}

/** One click signs somebody in: no page of another place may put these into a frame and have its visitors click there. */
const inNoFrame = {
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': "frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
  'X-Content-Type-Options': 'nosniff',
};

/** The stack's own identity provider, and on its front page what the stack consists of. */
export async function startProvider(settings: Settings): Promise<RunningProvider> {
  const { home, ports, portBase, gateways } = settings;
  const issuer = issuerAt(ports.identity);
  rememberIssuer(home, issuer);
  const state = new ProviderState(join(home, 'provider', 'state.json'));
  const { Provider, interactionPolicy } = await loadProvider();
  const configuration = await providerConfiguration({
    home,
    clientSecret: sessionKey(home),
    gateways: gateways.map(({ portOffset }) => `http://127.0.0.1:${portBase + portOffset}`),
    state,
  });
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  // Whoever names a person wants that one, whoever was signed in before.
  policy.get('login')?.checks.add(
    new Check('other_person_hinted', 'another person is to sign in', 'login_required', ({ oidc }) => {
      const hint = oidc.params?.['login_hint'];
      const isOther = hint !== undefined && oidc.session?.accountId !== hint && !oidc.result?.login;
      return isOther && people.some(({ id }) => id === hint) ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT;
    }),
  );
  const people = samplePeople();
  const provider = new Provider(issuer, {
    ...configuration,
    interactions: { ...configuration.interactions, policy },
  });
  const choice = new SignInChoice(provider, people, sampleUnits());
  const page = aboutPage(settings);
  const flow = provider.callback();
  const servers = await listen(ports.identity, (request, response) => {
    for (const [name, value] of Object.entries(inNoFrame)) response.setHeader(name, value);
    const path = request.url?.split('?')[0] ?? '';
    if (path.startsWith('/people/')) {
      choice.answer(request, response).catch(() => {
        response.writeHead(400, { 'Content-Type': 'text/html; charset=utf-8' });
        response.end(wrongPage('expired', '此登录已过期，请重新登录 This sign-in is over; begin again'));
      });
    } else if (path === '/') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page);
    } else if (path === '/readyz') response.end('ready');
    else void flow(request, response);
  });
  const stop = async () => {
    await Promise.all(servers.map(closed));
    state.write();
  };
  return { issuer, stop };
}

type Listener = NonNullable<Parameters<typeof createServer>[1]>;

/** `localhost` is two addresses, and whoever asks takes either. */
async function listen(port: number, answer: Listener): Promise<Server[]> {
  const servers: Server[] = [];
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer(answer);
    const failed = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once('error', resolve).listen(port, host, () => resolve(null));
    });
    if (!failed) servers.push(server);
    // Of a machine without IPv6, or whose other half somebody has: the first is enough.
    else if (host === '127.0.0.1') throw failed;
  }
  return servers;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
