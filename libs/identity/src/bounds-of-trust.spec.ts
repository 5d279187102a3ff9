import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { KeysUnavailable, TokenVerifier, type TokenIdentity } from './token-verifier.ts';

const start = Date.parse('2026-11-20T09:00:00Z');
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** A provider whose keys change while tokens signed by them go about. */
class Provider {
  private readonly keys = new Map<string, { privateKey: CryptoKey; jwk: object }>();
  private server: Server | null = null;
  private port = 0;
  fetched = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  async opens(): Promise<void> {
    this.server = createServer((_, response) => {
      this.fetched += 1;
      response.end(JSON.stringify({ keys: [...this.keys.values()].map(({ jwk }) => jwk) }));
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async closes(): Promise<void> {
    const { server } = this;
    if (!server) return;
    await new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections());
    this.server = null;
  }

  async adds(kid: string, alg: string): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    this.keys.set(kid, { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg } });
  }

  withdraws(kid: string): void {
    this.keys.delete(kid);
  }

  /** Kept by who stole it, also when the provider has withdrawn it. */
  signer(kid: string, alg = 'ES256') {
    const key = this.keys.get(kid);
    if (!key) throw new Error(`no key ${kid}`);
    return (change: JWTPayload = {}) => {
      const seconds = Math.floor(Date.now() / second);
      const claims = { sub: 'linjiang-chief', unit: 'shifan.dongcheng.linjiang', roles: ['chief'] };
      const times = { iat: seconds, exp: seconds + 3_600 };
      return new SignJWT({ ...claims, ...times, ...change })
        .setProtectedHeader({ alg, kid })
        .sign(key.privateKey);
    };
  }
}

let provider: Provider;
let now = start;
/** By the monotonic clock, milliseconds; null: the real one. */
let elapsed: number | null = null;
const real = { now: Date.now, elapsed: performance.now.bind(performance) };
beforeEach(async () => {
  now = start;
  elapsed = null;
  Date.now = () => now;
  performance.now = () => elapsed ?? real.elapsed();
  provider = new Provider();
  await provider.adds('one', 'ES256');
  await provider.opens();
});
afterEach(async () => {
  Date.now = real.now;
  performance.now = real.elapsed;
  await provider.closes();
});

const check = (options: { issuer?: string; audience?: string; longestMs?: number } = {}) =>
  new TokenVerifier({ jwksUrl: provider.url, longestMs: 12 * hour, ...options });
const person = async (tokens: TokenVerifier, token: string) =>
  ((await tokens.identify(token, now)) as TokenIdentity | null)?.subject ?? null;

describe('a key that its provider withdraws', () => {
  it('opens nothing a minute later, whether its token was seen before or not', async () => {
    const tokens = check();
    const sign = provider.signer('one');
    const [seen, late] = [await sign(), await sign({ sub: 'admin' })];
    expect(await person(tokens, seen)).toBe('linjiang-chief');
    await provider.adds('two', 'ES256');
    provider.withdraws('one');
    // The worst case: verified once more just before the keys are fetched anew.
    now = start + 29 * second;
    expect(await person(tokens, late)).toBe('admin');
    now = start + minute;
    expect([await person(tokens, seen), await person(tokens, late)]).toEqual([null, null]);
    expect(await person(tokens, await provider.signer('two')())).toBe('linjiang-chief');
  });

  it('opens nothing either when the clock went back meanwhile', async () => {
    const tokens = check();
    const token = await provider.signer('one')();
    expect(await person(tokens, token)).toBe('linjiang-chief');
    await provider.adds('two', 'ES256');
    provider.withdraws('one');
    now = start - 30 * minute;
    expect(await person(tokens, token)).toBeNull();
  });
});

describe('keys whose address is away', () => {
  it('go on to open for ten minutes, and nobody waits at every call; then nothing is known', async () => {
    const tokens = check();
    const sign = provider.signer('one');
    expect(await person(tokens, await sign())).toBe('linjiang-chief');
    await provider.closes();
    for (const later of [31 * second, 5 * minute, 10 * minute]) {
      now = start + later;
      expect(await person(tokens, await sign({ jti: String(later) }))).toBe('linjiang-chief');
    }
    now = start + 10 * minute + second;
    await expect(tokens.identify(await sign({ jti: 'late' }), now)).rejects.toThrow(KeysUnavailable);
  });

  it('are those of now again once it is back', async () => {
    elapsed = 0;
    const tokens = check();
    const sign = provider.signer('one');
    expect(await person(tokens, await sign())).toBe('linjiang-chief');
    await provider.closes();
    now = start + minute;
    expect(await person(tokens, await sign({ jti: '2' }))).toBe('linjiang-chief');
    await provider.adds('two', 'ES256');
    provider.withdraws('one');
    await provider.opens();
    elapsed = 6 * second;
    now = start + minute + 6 * second;
    expect(await person(tokens, await sign({ jti: '3' }))).toBeNull();
  });

  it('never seen: nothing is known, which is not a refusal', async () => {
    await provider.closes();
    await expect(check().identify(await provider.signer('one')(), now)).rejects.toThrow(KeysUnavailable);
  });
});

describe('what a token says of itself', () => {
  const seconds = (moment: number) => moment / second;
  it.each([
    ['of twelve hours', {}, { exp: seconds(start + 12 * hour) }, true],
    ['of a second more', {}, { exp: seconds(start + 12 * hour) + 1 }, false],
    ['of a hundred years', {}, { exp: seconds(start) + 100 * 365 * 86_400 }, false],
    ['issued in a hundred years, for an hour', {}, { iat: 5e9, exp: 5e9 + 3_600 }, false],
    ['that does not end', {}, { exp: undefined }, false],
    ['that does not say when it was issued', {}, { iat: undefined }, false],
    ['of our issuer', { issuer: 'https://id' }, { iss: 'https://id' }, true],
    ['of another issuer', { issuer: 'https://id' }, { iss: 'https://id.evil' }, false],
    ['of no issuer', { issuer: 'https://id' }, {}, false],
    ['for us among others', { audience: 'fengqiao' }, { aud: ['mail', 'fengqiao'] }, true],
    ['for others', { audience: 'fengqiao' }, { aud: 'mail' }, false],
    ['for nobody', { audience: 'fengqiao' }, {}, false],
  ])('%s', async (_, options, claims, isGood) => {
    const token = await provider.signer('one')(claims as JWTPayload);
    expect(await person(check(options), token)).toBe(isGood ? 'linjiang-chief' : null);
  });

  it('RS256 and ES256 are taken, and no other algorithm, signed by the provider or not', async () => {
    const tokens = check();
    for (const [alg, isGood] of [
      ['RS256', true],
      ['ES256', true],
      ['PS256', false],
      ['ES384', false],
      ['EdDSA', false],
    ] as const) {
      await provider.adds(alg, alg);
      now += minute;
      const token = await provider.signer(alg, alg)();
      expect([alg, await person(tokens, token)]).toEqual([alg, isGood ? 'linjiang-chief' : null]);
    }
  });
});
