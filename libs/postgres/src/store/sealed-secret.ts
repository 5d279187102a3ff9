import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const [saltLength, ivLength, tagLength] = [16, 12, 16];
const purpose = 'fengqiao: a secret in a repeated answer';

/** A UUID of version 4: 122 random bits, which nobody guesses and no two clients choose. */
export function isRandomUuid(key: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(key);
}

/** AES-256-GCM under a key derived (HKDF) from one that nobody guesses: without that it opens to nobody. */
export function seal(secret: string, key: string): Buffer {
  const [salt, iv] = [randomBytes(saltLength), randomBytes(ivLength)];
  const cipher = createCipheriv('aes-256-gcm', derived(key, salt), iv);
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([salt, iv, cipher.getAuthTag(), text]);
}

/** Throws for another key. */
export function unseal(sealed: Buffer, key: string): string {
  const [salt, rest] = [sealed.subarray(0, saltLength), sealed.subarray(saltLength)];
  const [iv, tag] = [rest.subarray(0, ivLength), rest.subarray(ivLength, ivLength + tagLength)];
  const decipher = createDecipheriv('aes-256-gcm', derived(key, salt), iv);
  decipher.setAuthTag(tag);
  const text = Buffer.concat([decipher.update(rest.subarray(ivLength + tagLength)), decipher.final()]);
  return text.toString('utf8');
}

function derived(key: string, salt: Buffer): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, salt, purpose, 32));
}
