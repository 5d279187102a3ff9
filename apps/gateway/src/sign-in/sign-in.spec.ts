import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from '../scenario/browser.scenario.ts';
import { Door } from '../scenario/gateway.scenario.ts';
import { returnPath } from './return-path.ts';

let door: Door;
beforeAll(async () => {
  door = await Door.open();
}, 60_000);
afterAll(() => door.close());

const toCallback = (next: URL) => next.pathname === '/sign-in/callback';
/** A browser that comes back from the provider and has not been answered yet. */
async function backFromProvider(browser = new Browser()) {
  const { way } = await browser.follow(`${door.url}/sign-in?return=/desk/cases%3Fq%3D1`, toCallback);
  return { browser, callback: way.at(-1) as URL, way };
}

describe('signing in', () => {
  it('asks the provider as a confidential client with PKCE, state and nonce, and comes back where it began', async () => {
    const { browser, callback, way } = await backFromProvider();
    const asked = way.find(({ pathname }) => pathname === '/begin')?.searchParams;
    expect(Object.fromEntries(asked ?? [])).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{32}$/),
      nonce: expect.stringMatching(/^[\w-]{32}$/),
    });
    const answer = await browser.get(callback);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `${door.url}/desk/cases?q=1`]);
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('fengqiao-session='));
    expect(cookie).toMatch(/^fengqiao-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await door.who(browser)).toMatchObject({
      person: { id: 'E-1001', name: '人员 E-1001', roles: ['desk'], unit: 'shifan' },
      signInUrl: '/sign-in',
      signOutUrl: '/sign-out',
    });
  });

  it('passes a hint on', async () => {
    const { headers } = await new Browser().get(`${door.url}/sign-in?login_hint=linjiang-desk`);
    expect(new URL(headers.get('location') ?? '').searchParams.get('login_hint')).toBe('linjiang-desk');
  });

  it('sends whoever came by the other name of this machine to the one the provider sends back to', async () => {
    const other = door.url.replace('127.0.0.1', 'localhost');
    const { headers } = await new Browser().get(`${other}/sign-in?return=/desk`);
    expect(headers.get('location')).toBe(`${door.url}/sign-in?return=/desk`);
  });

  it('leads to the desk only whoever is signed in', async () => {
    const { headers } = await new Browser().get(`${door.url}/desk/cases?q=1`);
    expect(headers.get('location')).toBe('/sign-in?return=%2Fdesk%2Fcases%3Fq%3D1');
  });

  it('keeps no more than four attempts of one browser', async () => {
    const browser = new Browser();
    for (let i = 0; i < 7; i += 1) await browser.get(`${door.url}/sign-in`);
    expect(browser.jar.get('127.0.0.1')?.size).toBe(4);
  });
});

describe('a code', () => {
  it('is good once, and its replay signs nobody in', async () => {
    const { browser, callback } = await backFromProvider();
    const kept = new Map(browser.jar.get('127.0.0.1'));
    expect((await browser.get(callback)).status).toBe(302);
    const thief = new Browser();
    thief.jar.set('127.0.0.1', kept);
    const replayed = await thief.get(callback);
    expect(replayed.status).toBe(400);
    expect(await replayed.text()).toContain('You are not signed in');
    expect(door.session(thief)).toBeUndefined();
  });

  it('of another browser signs nobody in: whoever is lured to it stays who he was', async () => {
    const { callback } = await backFromProvider();
    const victim = new Browser();
    expect((await victim.get(callback)).status).toBe(400);
    expect(door.session(victim)).toBeUndefined();
  });

  it.each([
    ['a forged state', (url: URL) => url.searchParams.set('state', 'x'.repeat(32))],
    ['no state', (url: URL) => url.searchParams.delete('state')],
    ['two states', (url: URL) => url.searchParams.append('state', 'x'.repeat(32))],
    ['another code', (url: URL) => url.searchParams.set('code', 'x'.repeat(43))],
    ['no code', (url: URL) => url.searchParams.delete('code')],
    ['another issuer', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
    [
      'an error',
      (url: URL) => {
        url.searchParams.delete('code');
        url.searchParams.set('error', 'access_denied');
      },
    ],
  ])('with %s signs nobody in', async (_, forge) => {
    const { browser, callback } = await backFromProvider();
    forge(callback);
    expect((await browser.get(callback)).status).toBe(400);
    expect(door.session(browser)).toBeUndefined();
  });
});

describe('a session fixed beforehand', () => {
  it('is not the one that signing in gives', async () => {
    const browser = new Browser();
    const fixed = 'A'.repeat(43);
    browser.setCookie('127.0.0.1', 'fengqiao-session', fixed);
    await door.signedIn(browser);
    expect(door.session(browser)).not.toBe(fixed);
    const thief = new Browser();
    thief.setCookie('127.0.0.1', 'fengqiao-session', fixed);
    expect((await door.who(thief)).person).toBeNull();
  });

  it('that was good is over when its browser signs in anew', async () => {
    const browser = await door.signedIn();
    const before = door.session(browser) ?? '';
    await door.signedIn(browser);
    expect(door.session(browser)).not.toBe(before);
    const thief = new Browser();
    thief.setCookie('127.0.0.1', 'fengqiao-session', before);
    expect((await door.who(thief)).person).toBeNull();
  });
});

describe('where to come back to', () => {
  const here = new URL('https://fengqiao.example');
  it.each([
    [undefined, '/desk'],
    ['/', '/'],
    ['/desk/cases?q=噪声#x', '/desk/cases?q=%E5%99%AA%E5%A3%B0#x'],
    ['/a//b', '/a//b'],
    ['https://evil.example/', null],
    ['//evil.example/', null],
    ['/\\evil.example/', null],
    ['\\/evil.example', null],
    ['/\t/evil.example', null],
    ['/\n/evil.example', null],
    ['/x/..//evil.example/', null],
    ['/./\\evil.example', null],
    ['javascript:alert(1)', null],
    ['desk', null],
    ['', null],
    ['/api/intake/v1/cases', null],
    ['/sign-out', null],
    ['/Sign-Out', null],
    ['/API/intake/v1/cases', null],
    [['/', '/desk'], null],
  ])('%j: %j', (asked, path) => {
    expect(returnPath(asked, here)).toBe(path);
  });

  it('is no longer than an address may be', () => {
    expect(returnPath(`/${'x'.repeat(3_000)}`, here)).toBeNull();
  });

  it('that is forged is refused before anybody signs in', async () => {
    const browser = new Browser();
    const answer = await browser.get(`${door.url}/sign-in?return=${encodeURIComponent('//evil.example')}`);
    expect([answer.status, browser.jar.size]).toEqual([400, 0]);
    expect(await answer.text()).toContain('would have led you away');
  });
});

describe('signing out', () => {
  it('ends the session at once, here and at the provider, and a stolen cookie opens nothing any more', async () => {
    const browser = await door.signedIn();
    const stolen = door.session(browser) ?? '';
    const { next } = await door.json(browser.call('POST', `${door.url}/sign-out`));
    const place = new URL(next);
    expect([place.origin, place.searchParams.get('post_logout_redirect_uri')]).toEqual([
      door.provider.issuer,
      `${door.url}/`,
    ]);
    expect(door.session(browser)).toBeUndefined();
    const thief = new Browser();
    const steals = () => thief.setCookie('127.0.0.1', 'fengqiao-session', stolen);
    steals();
    expect((await door.who(thief)).person).toBeNull();
    steals();
    expect((await thief.call('POST', `${door.url}/api/intake/v1/cases`, {})).status).toBe(401);
    steals();
    const asked = await door.json(thief.call('GET', `${door.url}/api/intake/v1/cases`));
    expect(asked.token).toBeNull();
  });

  it('works by a form of ours, without a script', async () => {
    const browser = await door.signedIn();
    const answer = await browser.send('POST', `${door.url}/sign-out`, { headers: { origin: door.url } });
    expect([answer.status, new URL(answer.headers.get('location') ?? '').origin]).toEqual([
      303,
      door.provider.issuer,
    ]);
    expect((await door.who(browser)).person).toBeNull();
  });

  it.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['of the provider, which is another site', { origin: 'provider' }],
    ['by a browser that says so', { 'sec-fetch-site': 'cross-site' }],
    ['without a word of where it comes from', {}],
    ['that hides it', { origin: 'null' }],
  ])('is not done for a page %s', async (_, headers) => {
    const browser = await door.signedIn();
    const sent =
      'origin' in headers && headers.origin === 'provider' ? { origin: door.provider.issuer } : headers;
    const answer = await browser.send('POST', `${door.url}/sign-out`, {
      headers: sent as Record<string, string>,
    });
    expect([answer.status, (await door.json(answer)).code]).toEqual([403, 'cross-site-request']);
    expect((await door.who(browser)).person).not.toBeNull();
  });
});
