import type { Delivery, PushOptions } from '../types.js';
import type { Platform } from '../platform.js';
import { encrypt, sign } from './crypto.js';
import { post } from './post.js';

/**
 * Posts an envelope to a request URL: encrypted, and signed over the raw body; without an Encrypt Key it is neither.
 * (Feishu, "Receive events".)
 * @param timeoutMs time for the whole exchange
 */
export function postEnvelope(
  platform: Platform,
  url: string,
  envelope: unknown,
  options: PushOptions,
  timeoutMs: number,
): Promise<Delivery> {
  const { headers, body } = sealed(platform, envelope, options);
  options.onSent?.(url, headers, body.toString('utf8'));
  return post(platform.clock, url, headers, body, timeoutMs, platform.closing);
}

/** An envelope as it is posted: the bytes, and the headers that go with them. */
export function sealed(
  { clock, ids, credentials }: Platform,
  envelope: unknown,
  options: PushOptions = {},
): { headers: Record<string, string>; body: Buffer } {
  const key = options.encryptKey ?? credentials.encryptKey;
  const json = JSON.stringify(envelope);
  const raw = options.rawBody ?? (key === '' ? json : JSON.stringify({ encrypt: encrypt(json, key) }));
  const body = Buffer.isBuffer(raw) ? raw : Buffer.from(raw, 'utf8');
  const timestamp = String(Math.floor(clock.now() / 1000));
  const nonce = ids.digits(10);
  const signature = {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': sign(timestamp, nonce, key, body),
  };
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    ...(options.sign === false || credentials.encryptKey === '' ? {} : signature),
    ...options.headers,
  };
  return { headers, body };
}
