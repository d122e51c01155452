import { request as httpRequest, type Agent, type IncomingHttpHeaders } from 'node:http';
import type { Message, Sandbox } from '../../src/sandbox/index.js';
import { encrypt, sign } from '../../src/sandbox/push/crypto.js';
import type { House } from '../support/house.js';

export type Headers = Record<string, string | string[]>;

export interface Knock {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Headers;
  readonly body?: Buffer | string;
  /** Without a content length, in pieces. */
  readonly chunked?: boolean;
  readonly agent?: Agent;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly ms: number;
}

/** One plain HTTP request, with just the headers that were given. */
export function knock(base: string, what: Knock = {}): Promise<Answer> {
  const { path = '/webhook/event', method = 'POST', headers = {}, chunked = false, agent } = what;
  const bytes = Buffer.from(what.body ?? '');
  const length = chunked || what.body === undefined ? {} : { 'content-length': String(bytes.length) };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      `${base}${path}`,
      { method, agent: agent ?? false, headers: { ...headers, ...length } },
      (incoming) => {
        const parts: Buffer[] = [];
        incoming.on('data', (part: Buffer) => parts.push(part));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(parts).toString('utf8'),
            ms: performance.now() - started,
          }),
        );
      },
    );
    outgoing.on('error', reject);
    if (chunked) for (let at = 0; at < bytes.length; at += 97) outgoing.write(bytes.subarray(at, at + 97));
    outgoing.end(chunked ? undefined : bytes);
  });
}

/** `{"encrypt": …}` around a text, or around the JSON of anything else. */
export function sealed(content: unknown, key: string): Buffer {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return Buffer.from(JSON.stringify({ encrypt: encrypt(text, key) }));
}

/** The headers of a rightly signed request. */
export function signed(body: Buffer | string, key: string, timestamp = '1750000000', nonce = '42'): Headers {
  return {
    'content-type': 'application/json; charset=utf-8',
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': sign(timestamp, nonce, key, body),
  };
}

/** A content as Feishu would send it: encrypted and signed. */
export function genuine(content: unknown, key: string): { body: Buffer; headers: Headers } {
  const body = sealed(content, key);
  return { body, headers: signed(body, key) };
}

/** The content of `im.message.receive_v1` for a message that stands in the chat and has not been told of. */
export function typed(sandbox: Sandbox, text: string): { messageId: string; event: object } {
  const { messageId, chatId } = sandbox.say({ text, deliver: false });
  const said = sandbox.message(messageId);
  const event = {
    sender: {
      sender_id: { open_id: said?.sender.id },
      sender_type: 'user',
      tenant_key: sandbox.credentials.tenantKey,
    },
    message: {
      message_id: messageId,
      create_time: String(said?.createdAt),
      chat_id: chatId,
      chat_type: 'p2p',
      message_type: 'text',
      content: said?.content,
    },
  };
  return { messageId, event };
}

/** The content of `card.action.trigger` for a click on a card. */
export function clicked(sandbox: Sandbox, card: Message, value: unknown): object {
  return {
    operator: { tenant_key: sandbox.credentials.tenantKey, open_id: sandbox.people.member },
    token: 'c-0123456789abcdef',
    action: { value, tag: 'button' },
    host: 'im_message',
    context: { open_message_id: card.messageId, open_chat_id: card.chatId },
  };
}

/** The same content in the envelope of version 1. */
export function oldEnvelope(sandbox: Sandbox, type: string, event: object, over: object = {}): object {
  const { appId, tenantKey, verificationToken } = sandbox.credentials;
  return {
    type: 'event_callback',
    uuid: `v1-${sandbox.record.length}-${JSON.stringify(event).length}`,
    ts: String(Date.now() / 1000),
    token: verificationToken,
    event: { type, app_id: appId, tenant_key: tenantKey, ...event, ...over },
  };
}

/** What the bot has asked of Feishu since `from`, other than to introduce itself. */
export function effects({ sandbox }: House, from: number): string[] {
  return sandbox.record
    .slice(from)
    .map(({ route }) => route)
    .filter((route) => !route.includes('/auth/') && !route.includes('/bot/'));
}
