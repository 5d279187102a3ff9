import { z } from 'zod';
import { messageChannels } from '@fengqiao/domain/case/ladder/message-channels';

const bothLanguages = z.object({ 'zh-CN': z.string(), en: z.string() });

/** What the citizen of a case is told, for the staff: never an address, nor a word of what was sent. */
export const CaseMessages = z
  .object({
    items: z.array(
      z
        .object({
          id: z.uuid(),
          type: z.string().describe('Type of the event it tells of'),
          words: bothLanguages.describe('The same for the staff'),
          createdAt: z.string(),
          sendAt: z.string().describe('From when it may leave: not in the quiet hours'),
          deliveries: z.array(
            z.object({
              channel: z.enum(messageChannels),
              state: z.enum(['waiting', 'delivered', 'failed', 'overtaken']),
              at: z.string().nullable(),
              reason: z
                .string()
                .nullable()
                .describe(
                  'Why not: `refused` by the address, `gave-up` after three days, `no-channel` (none is set up that was chosen); of one that waits, `unreachable`, `quiet-hours` or `answered-503` and the like',
                ),
            }),
          ),
        })
        .meta({ id: 'CaseMessage' }),
    ),
    undelivered: z.int().describe('How many reached the citizen by none of its channels, and will not'),
    serverTime: z.string(),
  })
  .meta({ id: 'CaseMessages' });
export type CaseMessages = z.infer<typeof CaseMessages>;

/** What the bureau's app is told: one signed call a message, for whoever of its users follows that number. */
export const AppMessage = z
  .strictObject({
    id: z
      .uuid()
      .describe(
        'The same at every try, as in the header `Fengqiao-Delivery`: one seen before is the same message',
      ),
    number: z.string().describe('Of the matter; who of the users follows it, the app knows'),
    language: z.enum(['zh-CN', 'en']).describe('In which the citizen wants to be answered'),
    subject: z.string().describe('A headline'),
    text: z
      .string()
      .describe(
        'Everything that is said: number, one sentence, the address of the page; no word of the matter',
      ),
    page: z
      .string()
      .nullable()
      .describe('Where the citizen reads on, with the query code; null: `FENGQIAO_PUBLIC_URL` is not set'),
  })
  .meta({ id: 'AppMessage' });
export type AppMessage = z.infer<typeof AppMessage>;

/** What a citizen can choose from where a matter is written down. */
export const MessageChannels = z
  .object({
    channels: z
      .array(z.enum(messageChannels))
      .describe('By which messages can be sent here; `webhook`: in the app of the bureau'),
    quietHours: z
      .object({ from: z.string(), to: z.string(), timeZone: z.string() })
      .describe('When none is sent, but what confirms a code'),
  })
  .meta({ id: 'MessageChannels' });
export type MessageChannels = z.infer<typeof MessageChannels>;
