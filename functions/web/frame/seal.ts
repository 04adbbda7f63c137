/** Sealed values for cookies: AES-256-GCM, so that a browser can neither read nor change what it keeps for us. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * @param purpose names the cookie: a value sealed for one purpose does not open for another
 * @param value anything that JSON can hold
 * @returns base64url text
 */
export function seal(key: string, purpose: string, value: unknown): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(key, purpose), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** @returns the value as it was sealed, null for anything altered, foreign or sealed for another purpose. */
export function unseal(key: string, purpose: string, text: string): unknown {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyFor(key, purpose), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const open = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(open.toString('utf8'));
  } catch {
    return null;
  }
}

const keyFor = (key: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, 'tugirada', purpose, 32));
