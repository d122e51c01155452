import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Encrypts an event body: AES-256-CBC, key SHA-256 of the Encrypt Key, the random IV before the ciphertext, base64.
 * (Feishu, "Receive events: Encrypt Key".)
 */
export function encrypt(plaintext: string, encryptKey: string, iv: Buffer = randomBytes(16)): string {
  const key = createHash('sha256').update(encryptKey, 'utf8').digest();
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([iv, cipher.update(plaintext, 'utf8'), cipher.final()]).toString('base64');
}

/**
 * Signs the raw body: lower-case hex of SHA-256 over timestamp, nonce, Encrypt Key and body.
 * (Feishu, "Receive events: signature verification".)
 */
export function sign(timestamp: string, nonce: string, encryptKey: string, body: Buffer | string): string {
  return createHash('sha256')
    .update(timestamp + nonce + encryptKey, 'utf8')
    .update(body)
    .digest('hex');
}
