import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealingKeys } from '@fengqiao/attachments/sealed/sealing-keys';
import type { Form } from './attachment-vault.ts';

/** Long enough to open a page of pictures, and to tap on one. */
export const addressMs = 5 * 60_000;

export interface Address {
  readonly id: string;
  readonly form: Form;
  /** Whom it was given to, as `principalText` writes it. */
  readonly reader: string;
  /** Epoch milliseconds. */
  readonly expires: number;
}

const purpose = 'attachment address';
const [nonceBytes, tagBytes] = [12, 16];

/** An address says nothing to whoever finds it in a log, and cannot be made or changed without a key. */
export function writeAddress({ id, form, reader, expires }: Address, keys: SealingKeys): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keys.derive(keys.current, nonce, purpose), nonce);
  const said = Buffer.from(JSON.stringify([id, form, reader, expires]));
  const sealed = Buffer.concat([cipher.update(said), cipher.final()]);
  const key = Buffer.from(keys.current).toString('base64url');
  return `${key}.${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')}`;
}

/** Null for what is none of ours, or has run out. */
export function readAddress(token: string, keys: SealingKeys, now: number): Address | null {
  const [key = '', sealed = ''] = token.split('.');
  const keyId = Buffer.from(key, 'base64url').toString();
  const bytes = Buffer.from(sealed, 'base64url');
  if (!keys.has(keyId) || bytes.length < nonceBytes + tagBytes) return null;
  const nonce = bytes.subarray(0, nonceBytes);
  try {
    const decipher = createDecipheriv('aes-256-gcm', keys.derive(keyId, nonce, purpose), nonce);
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    const said = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    const [id, form, reader, expires] = JSON.parse(said.toString()) as [string, Form, string, number];
    return expires > now ? { id, form, reader, expires } : null;
  } catch {
    return null;
  }
}
