import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

const [saltLength, ivLength, tagLength] = [16, 12, 16];
const derive = promisify<string, Buffer, number, Buffer>(scrypt);

/** A secret (AES-256-GCM, base64url) that only the phrase opens; scrypt makes guessing a short phrase slow. */
export async function seal(secret: string, phrase: string): Promise<string> {
  const [salt, iv] = [randomBytes(saltLength), randomBytes(ivLength)];
  const cipher = createCipheriv('aes-256-gcm', await derive(phrase, salt, 32), iv);
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([salt, iv, cipher.getAuthTag(), text]).toString('base64url');
}

/** Throws for another phrase. */
export async function unseal(sealed: string, phrase: string): Promise<string> {
  const bytes = Buffer.from(sealed, 'base64url');
  const [salt, rest] = [bytes.subarray(0, saltLength), bytes.subarray(saltLength)];
  const [iv, tag] = [rest.subarray(0, ivLength), rest.subarray(ivLength, ivLength + tagLength)];
  const decipher = createDecipheriv('aes-256-gcm', await derive(phrase, salt, 32), iv);
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(rest.subarray(ivLength + tagLength)), decipher.final()]).toString(
    'utf8',
  );
}
