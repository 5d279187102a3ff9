import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addressBlock, clientAddress, TrustedProxies } from './client-address.ts';

const nobody = TrustedProxies.read('');
const ours = TrustedProxies.read('10.0.0.0/8, 2001:db8:1::/48, 192.0.2.7');

describe('where a request came from', () => {
  it.each([
    ['nobody is trusted by default', '198.51.100.1', '203.0.113.9', nobody, '198.51.100.1'],
    ['a stranger is not believed', '198.51.100.1', '203.0.113.9', ours, '198.51.100.1'],
    ['a proxy of ours is', '10.1.2.3', '203.0.113.9', ours, '203.0.113.9'],
    ['a single address is a proxy', '192.0.2.7', '203.0.113.9', ours, '203.0.113.9'],
    [
      'what the caller wrote on the left is only said',
      '10.1.2.3',
      '1.1.1.1, 203.0.113.9',
      ours,
      '203.0.113.9',
    ],
    ['through two of ours', '10.1.2.3', '203.0.113.9, 10.9.9.9', ours, '203.0.113.9'],
    ['nothing forwarded', '10.1.2.3', undefined, ours, '10.1.2.3'],
    ['all of it ours', '10.1.2.3', '10.0.0.1, 10.0.0.2', ours, '10.0.0.1'],
    ['what is no address', '10.1.2.3', '203.0.113.9, unknown', ours, '10.1.2.3'],
    ['IPv4 as IPv6 writes it', '::ffff:10.1.2.3', '::ffff:203.0.113.9', ours, '203.0.113.9'],
    ['with ports', '10.1.2.3', '203.0.113.9:4711', ours, '203.0.113.9'],
    ['IPv6 with a port', '2001:db8:1::5', '[2001:db8:9::1]:443', ours, '2001:db8:9::1'],
  ])('%s', (_, peer, forwarded, proxies, expected) => {
    expect(clientAddress(peer, forwarded, proxies)).toBe(expected);
  });

  it('nothing written on the left moves an address that a proxy of ours vouches for', () => {
    const anything = fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), { maxLength: 5 });
    fc.assert(
      fc.property(anything, (left) => {
        const said = [...left, '203.0.113.9'].join(', ');
        expect(clientAddress('10.1.2.3', said, ours)).toBe('203.0.113.9');
      }),
    );
  });

  it.each(['10.0.0.0/33', 'proxy.example', '10.0.0.0/8/8', '2001:db8::/129', '10.0.0.0/x'])(
    '%s is no network',
    (text) => expect(() => TrustedProxies.read(`127.0.0.1, ${text}`)).toThrow(text),
  );
});

describe('what is counted as one caller', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::203.0.113.9', '64:ff9b:0:0::/64'],
  ])('%s as %s', (address, block) => expect(addressBlock(address)).toBe(block));

  it('addresses of one /64 are one caller, however they are written', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
    const four = fc.tuple(group, group, group, group);
    fc.assert(
      fc.property(four, four, four, (network, one, another) => {
        const [first, second] = [one, another].map((host) => addressBlock([...network, ...host].join(':')));
        expect(first).toBe(second);
        expect(first).toBe(`${network.join(':')}::/64`);
      }),
    );
  });
});
