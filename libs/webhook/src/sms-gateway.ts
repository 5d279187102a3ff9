import {
  callPlace,
  isSuccess,
  judgeRefusal,
  NotNow,
  placeOf,
  type Answered,
  type Resolve,
} from './guarded-request.ts';

/**
 * Any gateway for text messages that is called by HTTP, as a template: `{to}` (`+8613…`) or `{local}` (`13…`), `{text}`,
 * `{id}` and `{secret}` stand for the telephone number, what is written, the message's own id (the same at every try) and
 * the gateway's secret. Each is written as its place asks: in the address and in forms percent-encoded, in JSON as the inside of a string.
 */
export interface SmsTemplate {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly secret: string;
  /** What its answer says, beside a 2xx, when it has taken the message; null: nothing. */
  readonly success: AnswerTest | null;
  /** What it says of one that it will never take. */
  readonly refusal: AnswerTest | null;
  /** Hosts that may stand at a private address. */
  readonly hosts: readonly string[];
}

/** A value in a JSON answer: `result.code` is `0`, or any of several. */
export interface AnswerTest {
  readonly path: readonly string[];
  readonly values: readonly string[];
}

export interface SmsMessage {
  /** E.164 */
  readonly to: string;
  readonly text: string;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Long enough for what gateways say of one message. */
const readsUpTo = 65_536;

/** `code=0` or `result.code=0|200`; null where it is none. */
export function answerTest(written: string): AnswerTest | null {
  const [, path = '', values = ''] = /^([\w.-]+)=(.+)$/.exec(written.trim()) ?? [];
  return path === '' ? null : { path: path.split('.'), values: values.split('|') };
}

/** Throws `NotNow` when another try may help: also where it answers what the template does not know. */
export async function sendSms(
  template: SmsTemplate,
  { at, ...message }: SmsMessage,
  resolve?: Resolve,
): Promise<'delivered' | 'refused' | 'gone' | 'private-address'> {
  const values = { ...message, local: message.to.replace(/^\+86/, ''), secret: template.secret };
  const address = filled(template.url, values, encodeURIComponent);
  const place = await placeOf(address, template.hosts, resolve);
  if (place === 'private-address') return place;
  const answered = await callPlace(place, {
    address,
    method: template.method,
    headers: Object.fromEntries(
      Object.entries(template.headers).map(([name, value]) => [name, filled(value, values, oneLine)]),
    ),
    body: template.method === 'GET' ? null : filled(template.body, values, writerFor(template)),
    readsUpTo,
  });
  return judge(template, answered, at);
}

function judge({ success, refusal }: SmsTemplate, answered: Answered, at: number) {
  if (refusal && holds(refusal, answered.text)) return 'refused';
  if (!isSuccess(answered)) return judgeRefusal(answered, at);
  if (success && !holds(success, answered.text))
    throw new NotNow('the gateway did not take the message', 'not-taken');
  return 'delivered';
}

function holds({ path, values }: AnswerTest, text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  for (const key of path)
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return ['string', 'number', 'boolean'].includes(typeof value) && values.includes(String(value));
}

type Writer = (value: string) => string;

function filled(template: string, values: Readonly<Record<string, string>>, write: Writer): string {
  return template.replaceAll(/\{(to|local|text|id|secret)\}/g, (_, name: string) =>
    write(values[name] ?? ''),
  );
}

const insideJson: Writer = (value) => JSON.stringify(value).slice(1, -1);
const oneLine: Writer = (value) => value.replaceAll(/[\r\n]/g, ' ');
const asItIs: Writer = (value) => value;

function writerFor({ headers }: SmsTemplate): Writer {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (/json/i.test(type)) return insideJson;
  return /x-www-form-urlencoded/i.test(type) ? encodeURIComponent : asItIs;
}
