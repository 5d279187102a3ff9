import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { encode, fromSeed } from '@nats-io/nkeys';
import type { Authenticator } from '@nats-io/transport-node';

interface Key {
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

const keys = new Map<string, Key>();

/** What signatures of a seed (`SU…`) are checked with; no secret. */
export function publicKeyOf(seed: Uint8Array): string {
  return keyOf(seed).publicKey;
}

/**
 * Shows a server that we have the seed, as the client's own `nkeyAuthenticator` does. That one works key and signature
 * out in JavaScript, anew at each connection: a sixth of a second of a process that has just begun.
 */
export function seedAuthenticator(read: () => Uint8Array): Authenticator {
  return (nonce) => {
    const { publicKey, privateKey } = keyOf(read());
    return { nkey: publicKey, sig: nonce ? encode(sign(null, Buffer.from(nonce), privateKey)) : '' };
  };
}

function keyOf(seed: Uint8Array): Key {
  const text = Buffer.from(seed).toString('latin1').trim();
  const known = keys.get(text);
  if (known) return known;
  const key = {
    // It refuses what is no seed, or was mistyped.
    publicKey: fromSeed(Buffer.from(text)).getPublicKey(),
    privateKey: createPrivateKey({
      key: Buffer.concat([pkcs8Head, bytesOf(text)]),
      format: 'der',
      type: 'pkcs8',
    }),
  };
  keys.set(text, key);
  return key;
}

/** Before the 32 bytes of an ed25519 key (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The key itself, in base32 behind two bytes that say what it is for and before two of a checksum. */
function bytesOf(seed: string): Buffer {
  const bits = [...seed].map((digit) => base32.indexOf(digit).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g)?.map((byte) => parseInt(byte, 2)) ?? [];
  return Buffer.from(bytes.slice(2, 34));
}
