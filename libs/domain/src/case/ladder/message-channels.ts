/**
 * Ways by which a citizen is told: chosen by whoever raises the matter. `webhook`: by the bureau's own app, whose server
 * is called for every message and knows which of its users follows that number.
 */
export const messageChannels = ['email', 'sms', 'webhook'] as const;
export type MessageChannel = (typeof messageChannels)[number];

/** Where somebody could be told: what addresses there are. */
export interface Reach {
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
  /** It asks for no address, only for an app that is called. */
  readonly hasApp: boolean;
}

const leadsSomewhere: { readonly [Channel in MessageChannel]: (reach: Reach) => boolean } = {
  email: ({ hasEmail }) => hasEmail,
  sms: ({ hasPhone }) => hasPhone,
  webhook: ({ hasApp }) => hasApp,
};

/** Those of the channels that lead somewhere. */
export function possibleChannels(reach: Reach): MessageChannel[] {
  return messageChannels.filter((channel) => leadsSomewhere[channel](reach));
}

/** Those at whose end is the citizen alone, so that what confirms a code may go there: an app shows it to whoever follows the number. */
export const confirmingChannels = ['email', 'sms'] as const satisfies readonly MessageChannel[];
export type ConfirmingChannel = (typeof confirmingChannels)[number];
