import { BlockList, isIP, isIPv6 } from 'node:net';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** Proxies whose word on where a request came from is taken; by default nobody's. */
export class TrustedProxies {
  private readonly list = new BlockList();

  private constructor() {}

  /** `10.0.0.0/8, ::1`: networks or single addresses. Throws a `RangeError` that names what is neither. */
  static read(text: string): TrustedProxies {
    const proxies = new TrustedProxies();
    for (const each of text.split(',').flatMap((part) => part.trim() || [])) proxies.add(each);
    return proxies;
  }

  trusts(address: string): boolean {
    return this.list.check(address, familyOf(address));
  }

  private add(network: string): void {
    const [address = '', prefix, ...more] = network.split('/');
    const bits = isIPv6(address) ? 128 : 32;
    const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
    if (isIP(address) === 0 || more.length > 0 || !(length <= bits))
      throw new RangeError(`"${network}" is no address or network`);
    this.list.addSubnet(address, length, familyOf(address));
  }
}

/**
 * Where a request came from: the nearest hop that is not one of our proxies. Each proxy writes on the right of
 * `X-Forwarded-For` whom it heard from, so what stands left of an address nobody vouches for is only said. A proxy that
 * passes on what is no address is believed as far as itself.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  proxies: TrustedProxies,
): string {
  let address = plain(peer ?? '');
  const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()));
  while (isIP(address) !== 0 && proxies.trusts(address)) {
    const before = hops.pop();
    if (before === undefined || isIP(before) === 0) break;
    address = before;
  }
  return address;
}

/** What is counted as one caller: an IPv4 address, or the 64 bits of IPv6 that one household or office is given. */
export function addressBlock(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = withoutZone(address).split('::') as [string, string?];
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}

type AddressedRequest = Request & { clientBlock?: string };

/** Keeps with each request where it came from. */
export function noteClientAddress(proxies: TrustedProxies) {
  return (request: AddressedRequest, _: Response, next: NextFunction) => {
    const forwarded = request.headers['x-forwarded-for'];
    const said = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
    request.clientBlock = addressBlock(clientAddress(request.socket.remoteAddress, said, proxies));
    next();
  };
}

/** The block of addresses a call came from (`addressBlock`); personal data, not for logs. */
export const ClientBlock = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  clientBlockOf(context.switchToHttp().getRequest<Request>()),
);

export function clientBlockOf(request: Request): string {
  return (request as AddressedRequest).clientBlock ?? '';
}

/** One form for an address: brackets, a port and the IPv6 clothes of an IPv4 address are no part of it. */
function plain(written: string): string {
  const bare =
    /^\[([^\]]*)\](?::\d+)?$/.exec(written)?.[1] ?? written.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  return /^::ffff:(\d+(?:\.\d+){3})$/i.exec(bare)?.[1] ?? bare;
}

function withoutZone(address: string): string {
  return address.replace(/%.*$/, '');
}

/** An IPv4 tail stands for two groups; which two does not matter, they are never among the first four of interest. */
function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}
