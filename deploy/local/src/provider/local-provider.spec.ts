import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePortRange } from '@fengqiao/embedded-servers/ports/free-port';
import { cloneDatabase, type TestDatabase } from '@fengqiao/test-rig/databases/database';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { readGatewayConfig } from '../../../../apps/gateway/src/bootstrap/gateway-config.ts';
import { gatewaySchema } from '../../../../apps/gateway/src/bootstrap/gateway-schema.ts';
import { startGateway, type RunningGateway } from '../../../../apps/gateway/src/bootstrap/start-gateway.ts';
import { Browser } from '../../../../apps/gateway/src/scenario/browser.scenario.ts';
import { StubService } from '../../../../apps/gateway/src/scenario/stub-service.scenario.ts';
import { samplePeople, tokenFor } from '../../local-identity.mjs';
import { readSettings, type Settings } from '../settings/settings.ts';
import { gatewayEnvironment } from '../stack/gateway-process.ts';
import { GATEWAY } from '../stack/services.ts';
import { startProvider, type RunningProvider } from './start-provider.ts';

const home = mkdtempSync(join(tmpdir(), 'fengqiao-provider-'));
let settings: Settings;
let provider: RunningProvider;
let gateway: RunningGateway;
let stub: StubService;
let database: TestDatabase;
let door: string;
beforeAll(async () => {
  const base = await freePortRange(30);
  settings = readSettings('/checkout', [], { FENGQIAO_HOME: home, FENGQIAO_PORT_BASE: String(base) });
  [provider, stub, database] = await Promise.all([
    startProvider(settings),
    StubService.start(),
    cloneDatabase('gateway', gatewaySchema),
  ]);
  const config = readGatewayConfig({
    ...gatewayEnvironment(GATEWAY, settings, database.url),
    FENGQIAO_LOG_LEVEL: 'silent',
  });
  gateway = await startGateway({ ...config, upstreams: new Map([['intake', stub.url]]) });
  door = config.publicUrl.origin;
}, 60_000);
afterAll(async () => {
  await gateway.stop();
  await provider.stop();
  await stub.stop();
  await database.drop();
  rmSync(home, { recursive: true });
});

const tokenOf = async (browser: Browser): Promise<string | null> =>
  ((await (await browser.call('GET', `${door}/api/intake/v1/x`)).json()) as { token: string | null }).token;

describe('the local provider', () => {
  it('lists everybody of the sample by unit; a click signs in, in words of both languages', async () => {
    const browser = new Browser();
    const { way, answer } = await browser.follow(`${door}/sign-in?return=/desk/x`);
    const page = await answer.text();
    for (const { id, name_zh: name, unit } of samplePeople())
      for (const word of [id, name, unit]) expect(page).toContain(word);
    for (const word of ['示范市公安局', 'Sign in as whom?', 'width=device-width'])
      expect(page).toContain(word);
    const places = [
      ...['>示范市公安局 ', 'bureau-chief', 'bureau-desk', '>东城分局 ', 'dongcheng-chief'],
      ...['dongcheng-deputy', 'dongcheng-desk', 'dongcheng-officer', '>临江派出所 ', 'linjiang-chief'],
      ...['>警务督察支队 ', 'ducha-chief', 'ducha-desk', 'supervisor', '>信访办'],
    ].map((word) => page.indexOf(word.startsWith('>') ? word : `value="${word}"`));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, two) => one - two));
    const chosen = await browser.send('POST', way.at(-1) as URL, {
      body: new URLSearchParams({ person: 'hubin-chief' }),
    });
    const { way: back } = await browser.follow(new URL(chosen.headers.get('location') ?? '', way.at(-1)));
    expect(back.at(-1)?.href).toBe(`${door}/desk/x`);
    expect(await tokenOf(browser)).toMatch(/^ey/);
  });

  it('stands in nobody’s frame, on no page of its own', async () => {
    const issuer = `http://localhost:${settings.ports.identity}`;
    const choosing = await new Browser().follow(`${door}/sign-in`);
    for (const { headers } of [
      choosing.answer,
      await fetch(`${issuer}/`),
      await fetch(`${issuer}/people/none`),
      await fetch(`${issuer}/session/end`),
      await fetch(`${issuer}/auth`),
    ]) {
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it.each(['nobody', '', '<script>'])('signs nobody in for a click on %j', async (person) => {
    const browser = new Browser();
    const { way } = await browser.follow(`${door}/sign-in`);
    const answer = await browser.send('POST', way.at(-1) as URL, { body: new URLSearchParams({ person }) });
    expect([answer.status, answer.headers.get('location')]).toEqual([200, null]);
  });

  it('signs in without a click whom a hint names, with the same claims, issuer and key as npm run token', async () => {
    const browser = new Browser();
    const { way } = await browser.follow(`${door}/sign-in?login_hint=linjiang-desk`);
    expect(way.at(-1)?.href).toBe(`${door}/desk`);
    const keys = createRemoteJWKSet(new URL(`http://127.0.0.1:${settings.ports.identity}/jwks`));
    const read = async (token: string | null) =>
      jwtVerify(token ?? '', keys, { issuer: provider.issuer, audience: 'fengqiao', algorithms: ['ES256'] });
    const [session, own] = [
      await read(await tokenOf(browser)),
      await read(await tokenFor(home, 'linjiang-desk')),
    ];
    const claims = { sub: 'linjiang-desk', roles: ['desk'], unit: 'shifan.dongcheng.linjiang' };
    expect(session.payload).toMatchObject(claims);
    expect(own.payload).toMatchObject(claims);
    expect(session.protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
  });

  it('asks whom, where a hint names nobody', async () => {
    const { answer } = await new Browser().follow(`${door}/sign-in?login_hint=nobody`);
    expect(await answer.text()).toContain('Sign in as whom?');
  });

  it('that restarts has signed nobody out', async () => {
    const browser = new Browser();
    await browser.follow(`${door}/sign-in?login_hint=linjiang-chief`);
    const token = await tokenOf(browser);
    await provider.stop();
    provider = await startProvider(settings);
    // Refused by the service, the token is exchanged at the provider, which remembers what it gave.
    const { DataSource } = await import('typeorm');
    await gateway.app
      .get(DataSource)
      .query(`update session set tokens_until = tokens_until - interval '1 hour'`);
    const fresh = await tokenOf(browser);
    expect([fresh !== null, fresh !== token]).toEqual([true, true]);
  });

  it('signs out there too: the next sign-in asks whom', async () => {
    const browser = new Browser();
    await browser.follow(`${door}/sign-in?login_hint=linjiang-desk`);
    const { way: silent } = await browser.follow(`${door}/sign-in`);
    expect(silent.at(-1)?.href).toBe(`${door}/desk`);
    const { next } = (await (await browser.call('POST', `${door}/sign-out`)).json()) as { next: string };
    const leaving = await (await browser.get(next)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(leaving)?.[1] ?? '';
    const confirm = new URL('/session/end/confirm', provider.issuer);
    const left = await browser.send('POST', confirm, { body: new URLSearchParams({ xsrf, logout: 'yes' }) });
    expect(left.headers.get('location')).toMatch(new RegExp(`^${door}/`));
    const { answer } = await browser.follow(`${door}/sign-in`);
    expect(await answer.text()).toContain('Sign in as whom?');
  });

  it('ends at the gateway, by itself, what is ended at its own place, and nobody else’s', async () => {
    const [browser, other] = [new Browser(), new Browser()];
    for (const each of [browser, other]) await each.follow(`${door}/sign-in?login_hint=linjiang-desk`);
    const leaving = await (await browser.get(new URL('/session/end', provider.issuer))).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(leaving)?.[1] ?? '';
    const confirm = new URL('/session/end/confirm', provider.issuer);
    await browser.send('POST', confirm, { body: new URLSearchParams({ xsrf, logout: 'yes' }) });
    expect([await tokenOf(browser), await tokenOf(other)]).toEqual([null, expect.stringMatching(/^ey/)]);
  });

  it('says on its front page what the stack consists of', async () => {
    const page = await (await fetch(`http://localhost:${settings.ports.identity}/`)).text();
    for (const word of [door, 'npm run -s token', '本机演示环境']) expect(page).toContain(word);
  });
});
