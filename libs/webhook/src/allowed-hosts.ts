/**
 * Whether a webhook may go to an address: to any by http or https where no hosts are named, else to those hosts and
 * the ones below them. Whoever runs the bureau names them to keep people from having its network looked over.
 */
export function isAllowedWebhook(address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return hosts.length === 0 || hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
