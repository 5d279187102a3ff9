import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SmsSink } from '@fengqiao/test-rig/fakes/sms-sink';
import { answerTest, sendSms, type SmsTemplate } from './sms-gateway.ts';

let sink: SmsSink;
beforeAll(async () => {
  sink = await SmsSink.start();
});
afterAll(() => sink.stop());
beforeEach(() => {
  sink.code = () => 0;
  sink.web.answer = () => 200;
  sink.web.calls.length = 0;
});

const message = { to: '+8613800000000', text: '“已收到”\n\\ {id} "x"&y=1', id: 'one', at: 0 };
const send = (change: Partial<SmsTemplate> = {}) =>
  sendSms({ ...sink.template, ...change }, message).catch(
    ({ reason }: { reason?: string }) => `again: ${reason}`,
  );
const last = () => sink.web.calls.at(-1);

describe('a template', () => {
  it('is filled as JSON asks: what is written stays as it is, whatever stands in it', async () => {
    expect(await send()).toBe('delivered');
    expect(sink.to('13800000000').at(-1)).toEqual({ to: '13800000000', text: message.text, id: 'one' });
    expect(last()?.headers['authorization']).toBe('Key a secret of the spec');
  });

  it('is filled as a form asks, and as an address does', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    sink.web.answerBody = () => '{"result":{"code":0}}';
    expect(await send({ headers: form, body: 'phone={to}&content={text}' })).toBe('delivered');
    expect(new URLSearchParams(last()?.body).get('content')).toBe(message.text);
    expect(new URLSearchParams(last()?.body).get('phone')).toBe('+8613800000000');
    const url = `${sink.web.url}/send?to={local}&msg={text}&sig={secret}`;
    expect(await send({ method: 'GET', headers: {}, url })).toBe('delivered');
    const asked = new URL(last()?.path ?? '', sink.web.url).searchParams;
    expect([asked.get('msg'), asked.get('sig'), last()?.body]).toEqual([
      message.text,
      'a secret of the spec',
      '',
    ]);
  });
});

describe('a gateway', () => {
  it.each([
    [200, '{"result":{"code":0}}', 'delivered'],
    [200, '{"result":{"code":"0"}}', 'delivered'],
    [200, '{"result":{"code":4}}', 'refused'],
    [400, '{"result":{"code":4}}', 'refused'],
    [200, '{"result":{"code":9}}', 'again: not-taken'],
    [200, '{"result":null}', 'again: not-taken'],
    [200, 'OK', 'again: not-taken'],
    [200, '', 'again: not-taken'],
    [410, '', 'gone'],
    [400, '', 'refused'],
    [302, '', 'refused'],
    [401, '', 'again: answered-401'],
    [429, '', 'again: answered-429'],
    [503, '', 'again: answered-503'],
  ])('that answers %d %s: %s', async (status, body, expected) => {
    sink.web.answer = () => status;
    sink.web.answerBody = () => body;
    expect(await send()).toBe(expected);
  });

  it('is believed by its status alone where nothing else is said', async () => {
    sink.web.answerBody = () => 'whatever';
    expect(await send({ success: null, refusal: null })).toBe('delivered');
  });

  it('of which an answer without end is read no further than needed', async () => {
    sink.web.answerBody = () => 'x'.repeat(5_000_000);
    expect(await send()).toBe('again: not-taken');
  });

  it('within the walls is not called unless it is listed; one that is away is tried again', async () => {
    expect(await send({ hosts: [] })).toBe('private-address');
    expect(sink.web.calls).toEqual([]);
    expect(await send({ url: 'http://127.0.0.1:1/', hosts: ['127.0.0.1'] })).toBe('again: unreachable');
  });
});

it('what an answer is to say is written as path and values', () => {
  expect(answerTest('code=0')).toEqual({ path: ['code'], values: ['0'] });
  expect(answerTest(' result.code=0|200 ')).toEqual({ path: ['result', 'code'], values: ['0', '200'] });
  for (const wrong of ['code', '=0', 'code=', 'a b=0']) expect(answerTest(wrong)).toBeNull();
});
