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

/** What a citizen can choose from where a matter is written down. */
export const MessageChannels = z
  .object({
    channels: z.array(z.enum(messageChannels)).describe('By which messages can be sent here'),
    quietHours: z
      .object({ from: z.string(), to: z.string(), timeZone: z.string() })
      .describe('When none is sent, but what confirms a code'),
  })
  .meta({ id: 'MessageChannels' });
export type MessageChannels = z.infer<typeof MessageChannels>;
