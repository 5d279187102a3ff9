import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { HttpSink } from '@fengqiao/test-rig/fakes/http-sink';
import { isAllowedWebhook } from './allowed-hosts.ts';
import { isPrivateAddress } from './private-address.ts';
import { receiverSecret } from './receiver-secret.ts';
import { NotNow } from './guarded-request.ts';
import { callWebhook, signatureOf, type WebhookCall } from './webhook-call.ts';

let web: HttpSink;
let port: string;
const at = Date.parse('2026-11-20T09:00:00Z');

beforeAll(async () => {
  web = await HttpSink.start();
  port = new URL(web.url).port;
});
afterAll(() => web.stop());
beforeEach(() => {
  web.calls.length = 0;
  web.answer = () => 204;
});

const call = (change: Partial<WebhookCall> = {}) =>
  callWebhook({
    address: `${web.url}/hook`,
    deliveryId: 'delivery-1',
    body: { a: 1 },
    secret: 'own',
    at,
    hosts: ['127.0.0.1', 'bureau.example.org'],
    ...change,
  });
/** As a name server of the receiver's would: first this, then that. */
const resolving = (...answers: string[][]) => {
  let asked = 0;
  return {
    resolve: async () =>
      (answers[asked++] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    asked: () => asked,
  };
};

const within = [
  ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ...[
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '239.1.1.1',
    '255.255.255.255',
  ],
  ...['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'ff02::1', '64:ff9b::7f00:1'],
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::FFFF:10.0.0.1', '0:0:0:0:0:ffff:a9fe:a9fe', '::127.0.0.1'],
  ...['2002:7f00:1::', '2001:0:7f00:1::', '2001:db8::1', 'what is this'],
];
const without = ['1.1.1.1', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:1.1.1.1'];

describe('an address within the walls', () => {
  it.each(within)('%s is known for one', (address) => expect(isPrivateAddress(address)).toBe(true));
  it.each(without)('%s is none', (address) => expect(isPrivateAddress(address)).toBe(false));

  const spelled = [
    ...['http://127.0.0.1/', 'http://2130706433/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://127.1/'],
    ...[
      'http://0/',
      'http://[::1]/',
      'http://[::ffff:127.0.0.1]/',
      'http://[::ffff:7f00:1]/',
      'http://127。0。0。1/',
    ],
    ...['https://169.254.169.254/latest', 'http://user@10.0.0.1/', 'http://127.0.0.1./'],
  ];
  it.each(spelled)('however it is spelled, %s is not taken as a webhook and not called', async (address) => {
    expect(isAllowedWebhook(address, [])).toBe(false);
    const withPort = address.replace(/^(https?:\/\/[^/]+)/, `$1:${port}`).replace(/^https/, 'http');
    expect(await call({ address: withPort, hosts: [] })).toBe('private-address');
    expect(web.calls).toEqual([]);
  });

  it('is told from one with an open port by nothing', async () => {
    const open = call({ hosts: [] });
    const closed = call({ address: 'http://127.0.0.1:1/', hosts: [] });
    expect(await Promise.all([open, closed])).toEqual(['private-address', 'private-address']);
    expect(web.calls).toEqual([]);
  });

  it('is reached when whoever runs the bureau has listed it, by address or by name', async () => {
    expect(await call()).toBe('delivered');
    const names = resolving(['127.0.0.1']);
    const address = `http://hooks.bureau.example.org:${port}/hook`;
    expect(await call({ address, ...names })).toBe('delivered');
    expect(await call({ address: `http://evil.example.org:${port}/`, ...resolving(['127.0.0.1']) })).toBe(
      'private-address',
    );
    expect(isAllowedWebhook('https://elsewhere.org/', ['bureau.example.org'])).toBe(false);
  });
});

describe('a name', () => {
  it('that stands for a private address is not called', async () => {
    const address = `http://receiver.example.org:${port}/hook`;
    for (const answer of [['127.0.0.1'], ['::1'], ['::ffff:127.0.0.1'], ['10.0.0.1', '127.0.0.1']])
      expect(await call({ address, hosts: [], ...resolving(answer) })).toBe('private-address');
    expect(web.calls).toEqual([]);
  });

  it('that stands for another a moment later is called where it was looked at', async () => {
    const names = resolving(['127.0.0.1'], ['127.0.0.2'], ['127.0.0.3']);
    const address = `http://hooks.bureau.example.org:${port}/hook`;
    expect(await call({ address, ...names })).toBe('delivered');
    expect(names.asked()).toBe(1);
    expect(web.calls[0]?.headers.host).toBe(`hooks.bureau.example.org:${port}`);
  });

  it('that nobody knows is asked for again', async () => {
    await expect(call({ address: 'http://nobody.example.org/', ...resolving([]) })).rejects.toMatchObject({
      reason: 'unreachable',
    });
  });
});

describe('an answer', () => {
  it.each([200, 204, 299])('%d is a delivery', async (status) => {
    web.answer = () => status;
    expect(await call()).toBe('delivered');
  });

  it.each([401, 403, 404, 408, 425, 429, 500, 502, 503, 599])(
    '%d may be another tomorrow',
    async (status) => {
      web.answer = () => status;
      await expect(call()).rejects.toMatchObject({ reason: `answered-${status}` });
    },
  );

  it('410 ends it, and says so', async () => {
    web.answer = () => 410;
    expect(await call()).toBe('gone');
  });

  it.each([301, 302, 307, 308, 400, 405, 409, 413, 422, 451])(
    '%d is for good, and leads nowhere',
    async (status) => {
      web.answer = () => status;
      expect(await call()).toBe('refused');
      expect(web.calls.map(({ path }) => path)).toEqual(['/hook']);
    },
  );

  it.each([
    ['120', 120_000],
    ['0', 5_000],
    ['999999999', 3_600_000],
    [new Date(at + 60_000).toUTCString(), 60_000],
    [new Date(at - 60_000).toUTCString(), 5_000],
    ['soon', null],
    [undefined, null],
  ])('that asks for a rest of %s gets it within bounds', async (retryAfter, retryAfterMs) => {
    web.answer = () => 503;
    web.answerHeaders = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
    const error = await call().catch((thrown: unknown) => thrown);
    web.answerHeaders = {};
    expect(error).toBeInstanceOf(NotNow);
    expect(error).toMatchObject({ retryAfterMs });
  });

  it('of nobody at all may come later', async () => {
    await expect(call({ address: 'http://127.0.0.1:1/' })).rejects.toMatchObject({ reason: 'unreachable' });
  });
});

describe('what a call is signed with', () => {
  const master = 'one for the whole bureau';
  it('is the receiver’s own: another person’s, or another address’s, is another', () => {
    const secrets = [
      receiverSecret(master, 'a', 'https://x.example.org/'),
      receiverSecret(master, 'b', 'https://x.example.org/'),
      receiverSecret(master, 'a', 'https://y.example.org/'),
      receiverSecret(`${master}!`, 'a', 'https://x.example.org/'),
    ];
    expect(new Set(secrets).size).toBe(4);
  });

  it('is had by the command that the documents give', () => {
    const command = `printf 'webhook\\n%s\\n%s' a https://x.example.org/ | openssl dgst -sha256 -hmac '${master}'`;
    const said = execFileSync('sh', ['-c', command], { encoding: 'utf8' }).trim().split(' ').at(-1);
    expect(said).toBe(receiverSecret(master, 'a', 'https://x.example.org/'));
  });

  it('stands in the header, and beside it the former one for as long as it is set', async () => {
    await call();
    await call({ formerSecret: 'shared' });
    const [alone, both] = web.calls.map(({ headers }) => String(headers['fengqiao-signature']));
    expect(alone).toBe(signatureOf('{"a":1}', 'own', at));
    expect(alone).toMatch(/^t=1795165200,v2=[0-9a-f]{64}$/);
    const [, former] = signatureOf('{"a":1}', 'shared', at).split(',v2=');
    expect(both).toBe(`${alone},v1=${former}`);
  });
});
