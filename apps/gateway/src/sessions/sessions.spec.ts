import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { DataSource } from 'typeorm';
import { Browser } from '../scenario/browser.scenario.ts';
import { Door } from '../scenario/gateway.scenario.ts';
import { admin, desk } from '../scenario/other-provider.scenario.ts';

const [minute, hour] = [60_000, 3_600_000];
// The provider's tokens are of this moment; the gateway's clock begins there too.
const clock = new ManualClock(new Date().toISOString());

let door: Door;
beforeAll(async () => {
  door = await Door.open({ clock });
}, 60_000);
afterAll(() => door.close());
beforeEach(() => {
  door.provider.account = desk;
  door.stub.roles = ['desk'];
});

const cases = (browser: Browser, url = door.url) => browser.call('GET', `${url}/api/intake/v1/cases`);
const rows = () => door.first.app.get(DataSource).query('select * from session order by started_at');

describe('a session', () => {
  it('ends half an hour after its last use', async () => {
    const browser = await door.signedIn();
    clock.advance(29 * minute);
    expect((await door.json(cases(browser))).token).not.toBeNull();
    clock.advance(29 * minute);
    expect((await door.who(browser)).person.id).toBe('E-1001');
    clock.advance(minute);
    expect(await door.who(browser)).toMatchObject({ person: null, idleEndsAt: null, endsAt: null });
    expect(door.session(browser)).toBeUndefined();
  });

  it('is not kept by a page that only looks for news, nor by one that asks who is there', async () => {
    const browser = await door.signedIn();
    for (let i = 0; i < 6; i += 1) {
      clock.advance(5 * minute - 1);
      const looked = browser.call('GET', `${door.url}/api/intake/v1/cases`, undefined, {
        'x-fengqiao-poll': '1',
      });
      expect((await looked).status).toBe(200);
      await door.who(browser);
    }
    clock.advance(6);
    expect((await door.who(browser)).person).toBeNull();
  });

  it('is not looked at for a citizens’ page, which speaks for whoever sits there', async () => {
    const browser = await door.signedIn();
    const asCitizen = { 'x-fengqiao-as': 'citizen' };
    const path = `${door.url}/api/intake/v1/cases`;
    expect((await door.json(browser.call('GET', path, undefined, asCitizen))).token).toBeNull();
    expect((await door.json(cases(browser))).token).not.toBeNull();
  });

  it('ends after ten hours however much it is used', async () => {
    const browser = await door.signedIn();
    for (let i = 0; i < 59; i += 1) {
      clock.advance(10 * minute);
      const answer = await door.json(cases(browser));
      if (answer.token === null) throw new Error(`over after ${i} uses`);
    }
    clock.advance(10 * minute);
    expect((await door.who(browser)).person).toBeNull();
  }, 60_000);

  it('says when it ends', async () => {
    const browser = await door.signedIn();
    const now = await clock.now();
    const { idleEndsAt, endsAt } = await door.who(browser);
    expect([Date.parse(idleEndsAt) - now, Date.parse(endsAt) - now]).toEqual([30 * minute, 10 * hour]);
  });

  it('stands in the database without what opens it or what it holds', async () => {
    const browser = await door.signedIn();
    const { token } = await door.json(cases(browser));
    const held = JSON.stringify(await rows(), (_, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
    );
    expect(token).toMatch(/^ey/);
    for (const secret of [door.session(browser) ?? '', token]) expect(held).not.toContain(secret);
  });

  it('whose row is put in the place of another opens nothing', async () => {
    const one = await door.signedIn();
    clock.advance(1);
    const other = await door.signedIn();
    const database = door.first.app.get(DataSource);
    const [first, second] = (await rows()).slice(-2);
    await database.query('update session set tokens = $1 where key = $2', [first.tokens, second.key]);
    expect((await door.json(cases(one))).token).not.toBeNull();
    expect((await door.json(cases(other))).token).toBeNull();
  });

  it.each(['', 'x', 'A'.repeat(43), "' or 1=1 --", '%00', 'ü'])('is not the cookie %j', async (value) => {
    const browser = new Browser();
    browser.setCookie('127.0.0.1', 'fengqiao-session', encodeURIComponent(value));
    expect([(await door.who(browser)).person, (await cases(browser)).status]).toEqual([null, 200]);
  });

  it('that has ended leaves nothing done in nobody’s name', async () => {
    const browser = await door.signedIn();
    clock.advance(31 * minute);
    const answer = await browser.call('POST', `${door.url}/api/intake/v1/cases`, {});
    expect([answer.status, (await door.json(answer)).code]).toEqual([401, 'unauthenticated']);
  });
});

describe('an attempt to sign in', () => {
  it('is given up after ten minutes', async () => {
    const browser = new Browser();
    const { way } = await browser.follow(`${door.url}/sign-in`, ({ pathname }) =>
      pathname.endsWith('/callback'),
    );
    clock.advance(10 * minute);
    expect((await browser.get(way.at(-1) as URL)).status).toBe(400);
    expect(door.session(browser)).toBeUndefined();
  });
});

describe('two gateways', () => {
  it('know the same people, and of one that ends nobody is signed out', async () => {
    const browser = await door.signedIn();
    const other = await door.another();
    expect((await door.who(browser, other.url)).person.id).toBe('E-1001');
    await other.stop();
    expect((await door.json(cases(browser))).token).not.toBeNull();
    const third = await door.another();
    expect((await door.json(cases(browser, third.url))).token).not.toBeNull();
    await browser.call('POST', `${third.url}/sign-out`, undefined, {});
    expect((await door.who(browser)).person).toBeNull();
    await third.stop();
  });

  it('exchange a token once between them, however many calls wait for it', async () => {
    const browser = await door.signedIn();
    const other = await door.another();
    const before = await door.json(cases(browser));
    clock.advance(minute);
    const asked = door.provider.refreshes;
    const urls = Array.from({ length: 24 }, (_, i) => (i % 2 ? door.url : other.url));
    const answers = await Promise.all(urls.map((url) => door.json(cases(browser, url))));
    expect(door.provider.refreshes - asked).toBe(1);
    const tokens = new Set(answers.map(({ token }) => token));
    expect([tokens.size, tokens.has(before.token), tokens.has(null)]).toEqual([1, false, false]);
    await other.stop();
  });
});

describe('the provider', () => {
  it('away: whoever is signed in goes on until a token must be exchanged, waits, and is not signed out', async () => {
    const browser = await door.signedIn();
    await door.provider.goAway();
    // Twenty seconds before its end the token would be exchanged; it is good for as long.
    clock.advance(50_000);
    expect((await door.json(cases(browser))).token).not.toBeNull();
    clock.advance(11_000);
    const answer = await cases(browser);
    expect([answer.status, (await door.json(answer)).code]).toEqual([503, 'unavailable']);
    expect((await door.who(browser)).person.id).toBe('E-1001');
    const page = await new Browser().get(`${door.url}/sign-in`);
    expect(page.status).toBeLessThan(504);
    const fromProvider = await new Browser().get(
      `${door.url}/sign-in/callback?state=${'x'.repeat(32)}&code=x`,
    );
    expect(fromProvider.status).toBe(400);
    await door.provider.comeBack();
    expect((await door.json(cases(browser))).token).not.toBeNull();
  });

  it('away when somebody comes back from it: he is told so', async () => {
    const browser = new Browser();
    const { way } = await browser.follow(`${door.url}/sign-in`, ({ pathname }) =>
      pathname.endsWith('/callback'),
    );
    await door.provider.goAway();
    const answer = await browser.get(way.at(-1) as URL);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await answer.text()).toContain('暂时无法登录');
    await door.provider.comeBack();
  });

  it('with a new key: people sign in at once, and whoever was signed in stays so', async () => {
    const before = await door.signedIn();
    const { token } = await door.json(cases(before));
    await door.provider.rotate();
    door.stub.refused.add(token);
    await door.signedIn();
    // A service refuses what the withdrawn key signed; the exchange is made then, and nobody notices.
    clock.advance(6_000);
    const answer = await cases(before);
    expect(answer.status).toBe(200);
    expect((await door.json(answer)).token).not.toBe(token);
  });

  it('that has ended a sign-in ends the session when its token is to be exchanged', async () => {
    const browser = await door.signedIn();
    await door.provider.forgetAll();
    clock.advance(2 * minute);
    expect((await door.json(cases(browser))).token).toBeNull();
    expect((await door.who(browser)).person).toBeNull();
  });
});

describe('an administrator', () => {
  const sessions = `/api/gateway/v1/sessions`;
  const signedInAs = async (account: typeof desk, roles: string[]) => {
    door.provider.account = account;
    door.stub.roles = roles;
    const browser = new Browser();
    await door.provider.forgetAll();
    return door.signedIn(browser);
  };

  it('sees who is signed in, and ends one session or all of a person', async () => {
    const [one, two] = [await signedInAs(desk, ['desk']), await door.signedIn()];
    const chief = await signedInAs(admin, ['admin']);
    const { items } = await door.json(chief.call('GET', `${door.url}${sessions}?person=E-1001`));
    expect(items.length).toBeGreaterThanOrEqual(2);
    expect(items[0]).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      person: { id: 'E-1001', name: '人员 E-1001' },
      startedAt: expect.any(String),
      usedAt: expect.any(String),
      idleEndsAt: expect.any(String),
      endsAt: expect.any(String),
    });
    const ended = await chief.call('DELETE', `${door.url}${sessions}/${items[0].id}`);
    expect(ended.status).toBe(204);
    const left = [await door.who(one), await door.who(two)].filter(({ person }) => person !== null);
    expect(left).toHaveLength(1);
    const all = await door.json(chief.call('DELETE', `${door.url}${sessions}?person=E-1001`));
    expect(all.ended).toBeGreaterThanOrEqual(1);
    expect((await door.who(one)).person ?? (await door.who(two)).person).toBeNull();
    expect((await door.who(chief)).person.id).toBe('E-1002');
    const twice = await chief.call('DELETE', `${door.url}${sessions}/${items[0].id}`);
    expect(twice.status).toBe(404);
  });

  it.each([
    ['GET', ''],
    ['DELETE', '?person=E-1002'],
    ['DELETE', '/0f6c1f4e-6f3a-4b52-9c1d-3f9a5d7e2b10'],
  ])('alone: %s%s is forbidden to others, and nothing to nobody', async (method, rest) => {
    const browser = await signedInAs(desk, ['desk']);
    expect((await browser.call(method, `${door.url}${sessions}${rest}`)).status).toBe(403);
    expect((await new Browser().call(method, `${door.url}${sessions}${rest}`)).status).toBe(401);
  });

  it('names a person: all sessions of everybody are not ended by leaving that out', async () => {
    const chief = await signedInAs(admin, ['admin']);
    const answer = await chief.call('DELETE', `${door.url}${sessions}`);
    expect([answer.status, (await door.json(answer)).code]).toEqual([400, 'validation']);
  });
});
