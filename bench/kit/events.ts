import { randomBytes } from 'node:crypto';
import { encrypt, sign } from '../../src/sandbox/push/crypto.js';

/** What every program of the intake benchmark believes. */
export const SECURITY = {
  encryptKeys: ['bench-encrypt-key'],
  verificationToken: 'benchVerificationToken0123456789',
  appId: 'cli_b0b0b0b0b0b0b0b0',
} as const;

let number = 0;

/** A message with one mention, about 1.2 KB as plain text, as Feishu pushes it; no two are the same. */
function envelope(): string {
  number += 1;
  const id = `${number.toString(16).padStart(8, '0')}${randomBytes(12).toString('hex')}`;
  const person = {
    open_id: 'ou_3f2a6c91d4e85b07a1c2d3e4f5061728',
    union_id: `on_${id}`,
    user_id: '3f2a6c91',
  };
  const mention = {
    key: '@_user_1',
    id: { ...person, open_id: `ou_${id}` },
    name: '招聘设置助手',
    tenant_key: 't',
  };
  return JSON.stringify({
    schema: '2.0',
    header: {
      event_id: id,
      event_type: 'im.message.receive_v1',
      create_time: String(Date.now()),
      token: SECURITY.verificationToken,
      app_id: SECURITY.appId,
      tenant_key: '2df73991750a1f5c',
    },
    event: {
      sender: { sender_id: person, sender_type: 'user', tenant_key: '2df73991750a1f5c' },
      message: {
        message_id: `om_${id}`,
        create_time: String(Date.now()),
        update_time: String(Date.now()),
        chat_id: `oc_${(number % 500).toString(16).padStart(32, '0')}`,
        chat_type: 'group',
        message_type: 'text',
        content: JSON.stringify({ text: '@_user_1 /sources' }),
        mentions: [mention],
        user_agent:
          'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)',
      },
    },
  });
}

/** The bytes of whole HTTP requests with fresh events, encrypted and signed. */
export function eventRequests(count: number): Buffer[] {
  const [key] = SECURITY.encryptKeys;
  const timestamp = String(Math.floor(Date.now() / 1000));
  return Array.from({ length: count }, () => {
    const body = JSON.stringify({ encrypt: encrypt(envelope(), key) });
    const nonce = randomBytes(8).toString('hex');
    return Buffer.from(
      [
        'POST /webhook/event HTTP/1.1',
        'host: 127.0.0.1',
        'content-type: application/json; charset=utf-8',
        `content-length: ${Buffer.byteLength(body)}`,
        `x-lark-request-timestamp: ${timestamp}`,
        `x-lark-request-nonce: ${nonce}`,
        `x-lark-signature: ${sign(timestamp, nonce, key, body)}`,
        '',
        body,
      ].join('\r\n'),
    );
  });
}
