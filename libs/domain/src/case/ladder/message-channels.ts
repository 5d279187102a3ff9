/** Ways by which a citizen is told: chosen by whoever raises the matter. */
export const messageChannels = ['email', 'sms'] as const;
export type MessageChannel = (typeof messageChannels)[number];

/** Where somebody could be told: what addresses there are. */
export interface Reach {
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
}

/** Those of the channels that lead somewhere. */
export function possibleChannels({ hasEmail, hasPhone }: Reach): MessageChannel[] {
  return messageChannels.filter((channel) => (channel === 'email' ? hasEmail : hasPhone));
}
