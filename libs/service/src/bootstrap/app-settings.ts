import type { AppTarget } from '@fengqiao/webhook/app-target';
import { isAllowedWebhook } from '@fengqiao/webhook/allowed-hosts';
import { z } from 'zod';
import { hostList } from './setting-shapes.ts';

/** The settings of the bureau's own app, whose server is told of each message to a citizen. */
export const appSettings = {
  FENGQIAO_APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  FENGQIAO_APP_SECRET: z.string().min(16).optional(),
  FENGQIAO_APP_HOSTS: hostList,
};

type AppSettings = z.infer<z.ZodObject<typeof appSettings>>;

/** Null where none is named. */
export function appTarget({
  FENGQIAO_APP_URL: url,
  FENGQIAO_APP_SECRET: secret,
  FENGQIAO_APP_HOSTS: hosts,
}: AppSettings): AppTarget | null {
  return url === undefined || secret === undefined ? null : { url, secret, hosts };
}

/** One without a secret could be called by anybody; one whose address is not allowed would take nothing for days. */
export function unfitApp({
  FENGQIAO_APP_URL: url,
  FENGQIAO_APP_SECRET: secret,
  FENGQIAO_APP_HOSTS: hosts,
}: AppSettings): string[] {
  if (url === undefined) return [];
  return [
    ...(secret === undefined ? ['FENGQIAO_APP_SECRET: calls of FENGQIAO_APP_URL are signed with it'] : []),
    ...(isAllowedWebhook(url, hosts)
      ? []
      : ['FENGQIAO_APP_URL: not at a public address, nor on a host of FENGQIAO_APP_HOSTS']),
  ];
}
