import { createHmac } from 'node:crypto';

/**
 * What the calls to one receiver are signed with: made from the service's secret, whose webhook it is and its address,
 * so that it need not be kept, and tells its holder nothing of anybody else's. Hexadecimal.
 *
 * `printf 'webhook\n%s\n%s' PERSON ADDRESS | openssl dgst -sha256 -hmac "$FENGQIAO_WEBHOOK_SECRET"` says the same.
 */
export function receiverSecret(secret: string, person: string, address: string): string {
  return createHmac('sha256', secret).update(`webhook\n${person}\n${address}`).digest('hex');
}
