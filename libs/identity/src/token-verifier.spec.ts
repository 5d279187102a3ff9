import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyServer } from '@fengqiao/test-rig/fakes/key-server';
import { TokenVerifier } from './token-verifier.ts';

const now = Date.parse('2026-11-20T09:00:00Z');
const hour = 3_600_000;
const halfAMinute = 30_000;

let keys: KeyServer;

beforeAll(async () => {
  keys = await KeyServer.start();
});
afterAll(() => keys.stop());

function check(): TokenVerifier {
  return new TokenVerifier({ jwksUrl: keys.jwksUrl, longestMs: Infinity });
}

describe('a token that was found good', () => {
  it('names its bearer again and again', async () => {
    const tokens = check();
    const token = await keys.token('linjiang-chief', now + hour);
    const first = await tokens.identify(token, now);
    expect(first).toMatchObject({ subject: 'linjiang-chief', roles: ['chief'] });
    expect(await tokens.identify(token, now + 1)).toBe(first);
  });

  it('is refused from its expiry on, however lately it was good', async () => {
    const tokens = check();
    const token = await keys.token('linjiang-chief', now + 1_000);
    expect(await tokens.identify(token, now)).not.toBeNull();
    // Five seconds of tolerance between two clocks.
    expect(await tokens.identify(token, now + 5_999)).not.toBeNull();
    expect(await tokens.identify(token, now + 6_000)).toBeNull();
  });

  it('says nothing for one that differs by its signature alone', async () => {
    const tokens = check();
    const token = await keys.token('linjiang-chief', now + hour);
    expect(await tokens.identify(token, now)).not.toBeNull();
    const [header, claims, signature = ''] = token.split('.');
    const forged = [header, claims, [...signature].reverse().join('')].join('.');
    expect(await tokens.identify(forged, now)).toBeNull();
  });

  it('is verified anew after half a minute, in whichever direction the clock went', async () => {
    const provider = await KeyServer.start();
    const tokens = new TokenVerifier({ jwksUrl: provider.jwksUrl, longestMs: Infinity });
    const token = await provider.token('linjiang-chief', now + hour);
    const first = await tokens.identify(token, now);
    expect(await tokens.identify(token, now + halfAMinute - 1)).toBe(first);
    expect(await tokens.identify(token, now + halfAMinute)).not.toBe(first);
    expect(await tokens.identify(token, now - halfAMinute)).toEqual(first);
    await provider.stop();
  });
});
