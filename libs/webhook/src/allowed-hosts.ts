import { isIP } from 'node:net';
import { isPrivateAddress } from './private-address.ts';

/**
 * Whether a webhook may go to an address, as far as its letters say: by http or https, to the hosts named and those
 * below them; where none is named, to any that is not a private address. What a name stands for is looked at when it
 * is called (`callWebhook`).
 */
export function isAllowedWebhook(address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  if (hosts.length > 0) return isListed(address, hosts);
  const host = hostOf(address);
  return isIP(host) === 0 || !isPrivateAddress(host);
}

/** Whoever runs the bureau has named it: it may stand within the bureau's own network. */
export function isListed(address: string, hosts: readonly string[]): boolean {
  const host = hostOf(address);
  return hosts.some((listed) => host === listed || host.endsWith(`.${listed}`));
}

/** Without the brackets of IPv6 and a last dot; `2130706433` and `0x7f.1` have become 127.0.0.1 in `URL`. */
export function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}
