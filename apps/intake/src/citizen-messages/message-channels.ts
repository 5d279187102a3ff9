import { messageChannels, type MessageChannel } from '@fengqiao/domain/case/ladder/message-channels';
import type { NoticesConfig } from '@fengqiao/service/bootstrap/config';

/** By which channels messages can be sent at all: those that whoever runs the bureau has set up. */
export function channelsOf({ smtpUrl, sms, app }: NoticesConfig): MessageChannel[] {
  const isSetUp = { email: smtpUrl !== undefined, sms: sms !== null, webhook: app !== null };
  return messageChannels.filter((channel) => isSetUp[channel]);
}
