import { describe, expect, it } from '@jest/globals';
import { createUser, decode, fromSeed } from '@nats-io/nkeys';
import { nkeyAuthenticator } from '@nats-io/transport-node';
import { publicKeyOf, seedAuthenticator } from './seed-signer.ts';

const nonce = 'aN9-server_chose.this';

describe('who has a seed shows it as the client of NATS would', () => {
  it.each(Array.from({ length: 5 }, (_, n) => [n, createUser().getSeed()] as const))(
    'with key %i: the same public key, the same signature, and it is a true one',
    (_, seed) => {
      const shown = seedAuthenticator(() => seed)(nonce);
      expect(shown).toEqual(nkeyAuthenticator(seed)(nonce));
      expect(publicKeyOf(seed)).toBe(fromSeed(seed).getPublicKey());
      const signature = decode((shown as { sig: string }).sig);
      expect(fromSeed(seed).verify(new TextEncoder().encode(nonce), signature)).toBe(true);
    },
  );

  it('from a file that ends in a new line, and from one that was renewed meanwhile', () => {
    const [first, second] = [createUser().getSeed(), createUser().getSeed()];
    let file = Buffer.concat([first, Buffer.from('\n')]);
    const authenticator = seedAuthenticator(() => file);
    expect(authenticator(nonce)).toEqual(nkeyAuthenticator(first)(nonce));
    file = Buffer.from(second);
    expect(authenticator(nonce)).toEqual(nkeyAuthenticator(second)(nonce));
  });

  it('signs nothing where the server asks for nothing', () => {
    expect(seedAuthenticator(() => createUser().getSeed())()).toMatchObject({ sig: '' });
  });

  it('a seed that was mistyped is none', () => {
    const wrong = Buffer.from(createUser().getSeed());
    wrong[20] = wrong[20] === 65 ? 66 : 65;
    expect(() => publicKeyOf(wrong)).toThrow();
  });
});
