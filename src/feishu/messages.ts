import { LRUCache } from 'lru-cache';
import { asBotError } from '../base/errors.js';
import type { Call, CallSpec } from './call.js';
import { CallError } from './failure.js';
import { checkedId } from './ids.js';
import type { LimitKey } from './limits/index.js';
import type { Content, Messages, SendPriority, SendResult, Target } from './port.js';
import type { Verdict } from './codes.js';

const KIND: Readonly<Record<Verdict, Exclude<SendResult['kind'], 'sent'>>> = {
  wait: 'later',
  'wait-chat': 'later',
  quota: 'quota',
  again: 'later',
  unknown: 'unknown',
  token: 'later',
  settings: 'later',
  gone: 'gone',
  never: 'never',
  plain: 'plain',
  'no-thread': 'no-thread',
  text: 'text',
  card: 'card',
  page: 'never',
};

/**
 * Sends, replies and updates.
 * @param beforeSend told of each send at the moment it goes out, for the count of the minute.
 */
export function createMessages(call: Call, beforeSend: (tenant: string) => void): Messages {
  // A private chat is counted as its person, whichever of the two a message was sent to.
  const personOf = new LRUCache<string, string>({ max: 10_000 });
  const countedAs = (tenant: string, chat: string): string => personOf.get(`${tenant} ${chat}`) ?? chat;
  const spec = (api: string, tenant: string, chat: string, priority: SendPriority = 'reply'): CallSpec => ({
    api,
    tenant,
    chat,
    priority,
    kind: 'send',
    limits: sendLimits(tenant, countedAs(tenant, chat)),
    beforeSend: () => beforeSend(tenant),
  });
  return {
    privateChat: (tenant, chat, person) => void personOf.set(`${tenant} ${chat}`, person),
    isPrivate: (tenant, chat) => personOf.has(`${tenant} ${chat}`),
    send: (tenant, target, content, uuid, priority) =>
      outcome(async () => {
        const data = { ...encode(content), uuid };
        const body = await ('replyTo' in target
          ? call(spec('POST im/v1/messages/:message_id/reply', tenant, target.chat, priority), (sdk) =>
              sdk.im.v1.message.reply({
                path: { message_id: checkedId('message', target.replyTo) },
                data: { ...data, ...(target.inThread ? { reply_in_thread: true } : {}) },
              }),
            )
          : call(spec('POST im/v1/messages', tenant, address(target).receive_id, priority), (sdk) =>
              sdk.im.v1.message.create({
                params: { receive_id_type: address(target).type },
                data: { ...data, receive_id: address(target).receive_id },
              }),
            ));
        const sent = body['data'] as { message_id?: unknown; chat_id?: unknown } | undefined;
        if ('person' in target && typeof sent?.chat_id === 'string')
          personOf.set(`${tenant} ${sent.chat_id}`, target.person);
        return typeof sent?.message_id === 'string' ? sent.message_id : '';
      }),
    update: (tenant, { messageId, chat }, card, priority) =>
      outcome(async () => {
        await call(spec('PATCH im/v1/messages/:message_id', tenant, chat, priority), (sdk) =>
          sdk.im.v1.message.patch({
            path: { message_id: checkedId('message', messageId) },
            data: { content: JSON.stringify(card) },
          }),
        );
        return messageId;
      }),
  };
}

/** Sends, replies and updates count together, so that no way of counting at the server can find too many. */
function sendLimits(tenant: string, chat: string): LimitKey[] {
  return [
    ['chatHere', `${tenant} ${chat}`],
    ['sendsMinute', tenant],
    ['chat', `${tenant} ${chat}`],
    ['sends', tenant],
  ];
}

function address(target: Exclude<Target, { replyTo: string }>): {
  type: 'chat_id' | 'open_id';
  receive_id: string;
} {
  return 'chat' in target
    ? { type: 'chat_id', receive_id: target.chat }
    : { type: 'open_id', receive_id: target.person };
}

function encode(content: Content): { msg_type: string; content: string } {
  if ('card' in content) return { msg_type: 'interactive', content: JSON.stringify(content.card) };
  return 'file' in content
    ? { msg_type: 'file', content: JSON.stringify({ file_key: content.file }) }
    : { msg_type: 'text', content: JSON.stringify({ text: content.text }) };
}

async function outcome(send: () => Promise<string>): Promise<SendResult> {
  try {
    return { kind: 'sent', messageId: await send() };
  } catch (thrown) {
    const error = asBotError(thrown);
    const kind =
      thrown instanceof CallError ? KIND[thrown.verdict] : error.code === 'internal' ? 'never' : 'later';
    return { kind, error, retryAfterMs: error.facts.retryAfterMs };
  }
}
