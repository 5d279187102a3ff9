import { answerTest, type AnswerTest, type SmsTemplate } from '@fengqiao/webhook/sms-gateway';
import { z } from 'zod';
import { hostList } from './setting-shapes.ts';

const headers = z
  .string()
  .default('{"content-type":"application/json"}')
  .transform((text, context) => {
    try {
      return z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[^\r\n]*$/)).parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: 'not a JSON object of texts' });
      return z.NEVER;
    }
  });

const test = z
  .string()
  .transform((text, context): AnswerTest => {
    const read = answerTest(text);
    if (read) return read;
    context.addIssue({ code: 'custom', message: 'not of the form code=0 or result.code=0|200' });
    return z.NEVER;
  })
  .optional();

/** The settings of a gateway for text messages (`SmsTemplate`). */
export const smsSettings = {
  FENGQIAO_SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  FENGQIAO_SMS_METHOD: z.enum(['GET', 'POST', 'PUT']).default('POST'),
  FENGQIAO_SMS_HEADERS: headers,
  FENGQIAO_SMS_BODY: z.string().default('{"to":"{to}","text":"{text}","id":"{id}"}'),
  FENGQIAO_SMS_SECRET: z.string().default(''),
  FENGQIAO_SMS_SUCCESS: test,
  FENGQIAO_SMS_REFUSAL: test,
  FENGQIAO_SMS_HOSTS: hostList,
};

type SmsSettings = z.infer<z.ZodObject<typeof smsSettings>>;

/** Null where no gateway is named. */
export function smsTemplate(given: SmsSettings): SmsTemplate | null {
  if (given.FENGQIAO_SMS_URL === undefined) return null;
  return {
    url: given.FENGQIAO_SMS_URL,
    method: given.FENGQIAO_SMS_METHOD,
    headers: given.FENGQIAO_SMS_HEADERS,
    body: given.FENGQIAO_SMS_BODY,
    secret: given.FENGQIAO_SMS_SECRET,
    success: given.FENGQIAO_SMS_SUCCESS ?? null,
    refusal: given.FENGQIAO_SMS_REFUSAL ?? null,
    hosts: given.FENGQIAO_SMS_HOSTS,
  };
}

/** A template that leaves out to whom, or what, would send thousands of nothings. */
export function unfitSms({
  FENGQIAO_SMS_URL: url,
  FENGQIAO_SMS_BODY,
  FENGQIAO_SMS_METHOD,
}: SmsSettings): string[] {
  if (url === undefined) return [];
  const written = `${url} ${FENGQIAO_SMS_METHOD === 'GET' ? '' : FENGQIAO_SMS_BODY}`;
  const says = (...names: string[]) => names.some((name) => written.includes(`{${name}}`));
  return says('to', 'local') && says('text')
    ? []
    : ['FENGQIAO_SMS_BODY: it, or the address, must say {to} or {local}, and {text}'];
}
