import { createDecipheriv, createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.js';
import { encrypt, sign } from '../../src/sandbox/push/crypto.js';
import { lark } from './sdk-support.js';
import type { PretendBot, Received } from './support.js';
import { pretendBot } from './support.js';

/** Decryption by the platform's description alone: AES-256-CBC, key SHA-256 of the Encrypt Key, IV first, Base64. */
function decrypt(text: string, encryptKey: string): string {
  const bytes = Buffer.from(text, 'base64');
  const key = createHash('sha256').update(encryptKey).digest();
  const cipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
  return Buffer.concat([cipher.update(bytes.subarray(16)), cipher.final()]).toString('utf8');
}

/** Published pairs: Feishu, "Receive events"; and the unit test of the Node SDK. */
const VECTORS = [
  {
    key: 'test key',
    encrypted: 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=',
    plain: 'hello world',
  },
  {
    key: 'mazhe.nerd',
    encrypted:
      'tT1xP+ovuc0T3b/rnZX3ax76exqAn0ANQ6/U45GcciC0mgNBc8JtvqOJGNAPMKpgRs2dVU1NYk9VDeqS8T4SYtU0hzNU54aS84WnxvZ3VFfDcy/RyABlNqlUiGyLDzFI0yxdCMT4KR/YEQXlt6nZi50KwRlZ+A75r645KesZuLMljezYyY8VeeXEVjPw35+e',
    plain:
      '{"challenge":"5634b122-c042-4634-bc7f-b07a3c3e77ad","token":"iRdCP2WwXNBXRM3mGLqhrgch3cn0gbT6","type":"url_verification"}',
  },
];

describe('a published vector', () => {
  test.each(VECTORS)('for "$key" is what the sandbox encrypts, and what everybody decrypts', (vector) => {
    const { key, encrypted, plain } = vector;
    const iv = Buffer.from(encrypted, 'base64').subarray(0, 16);
    expect(encrypt(plain, key, iv)).toBe(encrypted);
    expect(decrypt(encrypted, key)).toBe(plain);
    expect(new lark.AESCipher(key).decrypt(encrypted)).toBe(plain);
  });

  test('for the key and for the signature hold', () => {
    expect(createHash('sha256').update('test key').digest('hex')).toBe(
      'fa2bdca424f01f01ffb48df93acc35d439c7fd331a1a7fba6ac2fd83aa9ab31a',
    );
    const body = `{"encrypt":"${VECTORS[0]?.encrypted ?? ''}"}`;
    expect(sign('1609073151', 'nonce123', 'test key', body)).toBe(
      '984d6b650d8ea7ea33f3bb4ac34a5d59448aff91e374509cf9cf025cd3d84be2',
    );
  });
});

let bot: PretendBot | undefined;
let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  await bot?.close();
});

describe.each(VECTORS)('a sandbox with the Encrypt Key "$key"', ({ key }) => {
  test('pushes events and clicks that these rules open', async () => {
    bot = await pretendBot();
    const sandbox = await startSandbox({ botUrl: bot.url, credentials: { encryptKey: key } });
    close = () => sandbox.close();
    const { messageId, delivered } = sandbox.say({ text: '你好' });
    await delivered;
    await sandbox.click({ messageId, value: {} });
    expect(bot.received.map(({ path }) => path)).toEqual(['/webhook/event', '/webhook/card']);
    for (const request of bot.received) {
      expect(request.headers['x-lark-signature']).toBe(signatureOf(request, key));
      expect(Object.keys(JSON.parse(request.body) as object)).toEqual(['encrypt']);
      const { encrypt: text } = JSON.parse(request.body) as { encrypt: string };
      expect(JSON.parse(decrypt(text, key))).toMatchObject({
        schema: '2.0',
        header: { app_id: sandbox.credentials.appId, token: sandbox.credentials.verificationToken },
      });
    }
  });
});

function signatureOf({ headers, body }: Received, key: string): string {
  const { 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': nonce } = headers;
  const text = `${String(timestamp)}${String(nonce)}${key}${body}`;
  return createHash('sha256').update(text).digest('hex');
}
