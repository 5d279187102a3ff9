import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readApi, type Operation } from '@fengqiao/test-rig/fuzz/api-operations';
import { Door } from '../scenario/gateway.scenario.ts';

const nobodys = '01a22b1d-be46-72fb-a6ae-81be70714203';
let door: Door;
let operations: readonly Operation[];
beforeAll(async () => {
  door = await Door.open();
  const get = async (path: string) => {
    const answer = await fetch(door.url + path.replace('/openapi.json', '/api/gateway/openapi.json'));
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
  ({ operations } = await readApi({ get } as unknown as Parameters<typeof readApi>[0]));
}, 60_000);
afterAll(() => door.close());

/** What a page of another site can have a browser send, its cookies with it. */
const foreign: [string, Record<string, string>][] = [
  ['from another site', { origin: 'https://evil.example', 'x-requested-with': 'fengqiao' }],
  ['from this machine by another port', { origin: 'http://127.0.0.1:1', 'x-requested-with': 'fengqiao' }],
  ['from a name that begins with ours', { origin: 'OURS.evil.example', 'x-requested-with': 'fengqiao' }],
  ['from where it does not say', { origin: 'null', 'x-requested-with': 'fengqiao' }],
  ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site', 'x-requested-with': 'fengqiao' }],
  ['from a site beside', { 'sec-fetch-site': 'same-site', 'x-requested-with': 'fengqiao' }],
  ['by a form', { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' }],
  ['by a call that says nothing of itself, as an old browser may', {}],
];

// The provider's own call bears a signed token and no cookie (`back-channel.spec.ts`).
const withoutCookie = ['POST /sign-out/back-channel'];
/** Every service's routes are behind one: what its method is, and never where it leads, says whether it changes anything. */
const forwarded = ['POST', 'PUT', 'PATCH', 'DELETE'].flatMap((method) =>
  ['intake', 'scoring'].map((service) => `${method} /api/${service}/v1/anything`),
);

function changing(): string[] {
  const own = operations
    .filter(({ method }) => method !== 'GET')
    .map((each) => `${each.method} ${each.path}`);
  return [...own.filter((each) => !withoutCookie.includes(each)), ...forwarded];
}

describe('a page of another site', () => {
  it('knows these routes of the gateway’s own by which something is changed', () => {
    const own = changing().filter((each) => !forwarded.includes(each));
    expect(own.sort()).toEqual([
      'DELETE /api/gateway/v1/sessions',
      'DELETE /api/gateway/v1/sessions/{id}',
      'POST /sign-out',
    ]);
  });

  it.each(foreign)(
    'changes nothing by any of them in the name of whoever is signed in: %s',
    async (_, sent) => {
      const browser = await door.signedIn();
      const before = door.stub.heard.length;
      for (const each of changing()) {
        const [method = '', path = ''] = each.split(' ');
        const { origin } = sent;
        const headers = origin?.startsWith('OURS')
          ? { ...sent, origin: origin.replace('OURS', door.url) }
          : sent;
        const url = door.url + path.replace('{id}', nobodys).replace(/sessions$/, 'sessions?person=admin');
        const answer = await browser.send(method, url, { headers });
        const { code } = await door.json(answer);
        expect([each, answer.status, code]).toEqual([each, 403, 'cross-site-request']);
        // Nor may it read that it was refused.
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      }
      expect(door.stub.heard.length).toBe(before);
      expect((await door.who(browser)).person).not.toBeNull();
    },
    30_000,
  );

  it('is not told that it may ask: no preflight is answered with leave', async () => {
    for (const each of changing()) {
      const [method = '', path = ''] = each.split(' ');
      const headers = { origin: 'https://evil.example', 'access-control-request-method': method };
      const answer = await fetch(door.url + path, { method: 'OPTIONS', headers });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });
});
