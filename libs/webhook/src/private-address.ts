import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IANA's registry of special purposes (RFC 6890 and its kin): no such address is somebody's on the Internet. */
const special4 = blockList('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]);

/** What is handed out to somebody; loopback, link-local, unique-local, multicast, NAT64 and mapped ones lie outside. */
const global6 = blockList('ipv6', [['2000::', 3]]);
/** In there: IETF's own (Teredo too, which wraps IPv4), documentation, 6to4 (wraps IPv4), documentation again. */
const special6 = blockList('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

/** Whether an IP address, as a resolver gives it, is one that only somebody within these walls could mean. */
export function isPrivateAddress(address: string): boolean {
  const [plain = ''] = address.split('%');
  if (isIPv4(plain)) return special4.check(plain, 'ipv4');
  if (!isIPv6(plain)) return true;
  const mapped = mappedIpv4(plain);
  if (mapped !== null) return special4.check(mapped, 'ipv4');
  return !global6.check(plain, 'ipv6') || special6.check(plain, 'ipv6');
}

/** `::ffff:127.0.0.1`, in whichever letters. */
function mappedIpv4(address: string): string | null {
  const { hostname } = new URL(`http://[${address}]`);
  const [, high, low] = /^\[::ffff:([0-9a-f]+):([0-9a-f]+)\]$/.exec(hostname) ?? [];
  if (high === undefined || low === undefined) return null;
  const bits = (parseInt(high, 16) << 16) | parseInt(low, 16);
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 0xff).join('.');
}

function blockList(family: 'ipv4' | 'ipv6', ranges: readonly [string, number][]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
}
