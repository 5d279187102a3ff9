import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { DataSource } from 'typeorm';
import { type Browser } from '../scenario/browser.scenario.ts';
import { Door } from '../scenario/gateway.scenario.ts';
import { admin, desk } from '../scenario/other-provider.scenario.ts';

let door: Door;
beforeAll(async () => {
  door = await Door.open();
}, 60_000);
afterAll(() => door.close());
beforeEach(() => {
  door.provider.account = desk;
});

async function say(token: string, headers: Record<string, string> = {}): Promise<number> {
  const body = new URLSearchParams({ logout_token: token }).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(`${door.url}/sign-out/back-channel`, {
    method: 'POST',
    headers: { ...type, ...headers },
    body,
  });
  expect(answer.headers.get('cache-control')).toContain('no-store');
  return answer.status;
}

const isIn = async (browser: Browser) => (await door.who(browser)).person !== null;
const newest = async () =>
  (
    (await door.first.app
      .get(DataSource)
      .query('select subject, sid from session order by started_at desc limit 1')) as {
      subject: string;
      sid: string;
    }[]
  )[0]!;

describe('a sign-in that the provider ends', () => {
  it('is over here, and that one alone', async () => {
    const other = await door.signedIn();
    const browser = await door.signedIn();
    const { subject, sid } = await newest();
    expect([subject, sid]).toEqual([desk.sub, expect.stringMatching(/.+/)]);
    expect(await say(await door.provider.logoutToken({ sub: desk.sub, sid }))).toBe(200);
    expect([await isIn(browser), await isIn(other)]).toEqual([false, true]);
  });

  it('by whom alone ends all of that one’s, of nobody else', async () => {
    const [one, two] = [await door.signedIn(), await door.signedIn()];
    door.provider.account = admin;
    const other = await door.signedIn();
    expect(await say(await door.provider.logoutToken({ sub: desk.sub }))).toBe(200);
    expect([await isIn(one), await isIn(two), await isIn(other)]).toEqual([false, false, true]);
  });

  it('is not ended again by a token from before it began', async () => {
    const earlier = await door.provider.logoutToken({
      sub: desk.sub,
      iat: Math.floor(Date.now() / 1_000) - 60,
    });
    const browser = await door.signedIn();
    expect(await say(earlier)).toBe(200);
    expect(await isIn(browser)).toBe(true);
  });

  it('is ended while the keys have changed', async () => {
    const browser = await door.signedIn();
    await door.provider.rotate();
    expect(await say(await door.provider.logoutToken({ sub: desk.sub }))).toBe(200);
    expect(await isIn(browser)).toBe(false);
  });
});

describe('what is no such token ends nothing', () => {
  const event = 'http://schemas.openid.net/event/backchannel-logout';
  const now = Math.floor(Date.now() / 1_000);
  it.each<[string, Record<string, unknown>, Record<string, string>?]>([
    ['of another issuer', { iss: 'https://evil.example' }],
    ['for another client', { aud: 'another' }],
    ['without the event', { events: undefined }],
    ['of another event', { events: { 'https://evil.example': {} } }],
    ['that is an ID token', { nonce: 'x' }],
    ['that names nobody', { sub: undefined }],
    ['that has ended', { iat: now - 400, exp: now - 300 }],
    ['of long ago, with an end far off', { iat: now - 4_000, exp: now + 4_000 }],
    ['of another kind', {}, { typ: 'at+jwt' }],
  ])('%s', async (_, claims, header = {}) => {
    const browser = await door.signedIn();
    const token = await door.provider.logoutToken({ sub: desk.sub, ...claims }, { header });
    expect(await say(token)).toBe(400);
    expect(await isIn(browser)).toBe(true);
  });

  it('signed by another key, by a secret, or by nobody', async () => {
    const browser = await door.signedIn();
    const claims = {
      ...{ iss: door.provider.issuer, aud: 'door', sub: desk.sub, iat: now, exp: now + 100, jti: 'x' },
      events: { [event]: {} },
    };
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const key = { ...(await exportJWK(privateKey)), kid: 'other', alg: 'RS256' };
    const secret = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode('a secret of the door, long enough'));
    const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const unsigned = `${encoded({ alg: 'none' })}.${encoded(claims)}.`;
    const foreign = await door.provider.logoutToken({ sub: desk.sub }, { key });
    for (const token of [foreign, secret, unsigned, '', 'a.b.c', 'x'.repeat(20_000)])
      expect([token.slice(0, 40), await say(token)]).toEqual([token.slice(0, 40), 400]);
    const asJson = { 'content-type': 'application/json' };
    expect(await say(await door.provider.logoutToken({ sub: desk.sub }), asJson)).toBe(400);
    expect(await isIn(browser)).toBe(true);
  });

  it('while the keys cannot be had, and says so', async () => {
    const browser = await door.signedIn();
    const token = await door.provider.logoutToken({ sub: desk.sub });
    await door.provider.goAway();
    expect(await say(token)).toBe(503);
    await door.provider.comeBack();
    expect([await isIn(browser), await say(token), await isIn(browser)]).toEqual([true, 200, false]);
  });
});
