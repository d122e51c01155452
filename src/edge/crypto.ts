import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** Compares in constant time, whatever the lengths. */
export function equalSecret(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

/** What Feishu signs besides the body. */
export interface SignatureHeaders {
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
}

/**
 * Whether the body was signed with this Encrypt Key: hex(sha256(timestamp + nonce + key + raw body)) (Feishu,
 * "Receive events"). Over the raw bytes; any parsing and printing again would change them.
 */
export function isSignedWith(
  key: string,
  { timestamp, nonce, signature }: SignatureHeaders,
  raw: Buffer,
): boolean {
  const wanted = createHash('sha256').update(`${timestamp}${nonce}${key}`).update(raw).digest('hex');
  return equalSecret(signature.toLowerCase(), wanted);
}

/**
 * Decrypts an `encrypt` member: AES-256-CBC, key sha256(Encrypt Key), the first 16 bytes are the IV (Feishu,
 * "Receive events").
 * @returns the plain text, or `undefined` when it was not encrypted with this key.
 */
export function decrypt(key: string, encrypted: string): string | undefined {
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length < 32 || bytes.length % 16 !== 0) return undefined;
  try {
    const secret = createHash('sha256').update(key).digest();
    const decipher = createDecipheriv('aes-256-cbc', secret, bytes.subarray(0, 16));
    return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
