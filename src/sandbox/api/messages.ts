import type { Message } from '../types.js';
import type { Platform } from '../platform.js';
import type { Chat } from '../world.js';
import type { Answer, ApiRequest, Handler, Route } from './route.js';
import { objectOf, refuse, success } from './route.js';
import { refuseCard, refuseContent } from '../state/content.js';

const PATCHABLE_MS = 14 * 86_400_000;

/** The chat that a receive_id means, or the platform's refusal. */
function receiver(request: ApiRequest, platform: Platform): Chat | Answer {
  const id = objectOf(request.body).receive_id;
  if (typeof id !== 'string' || id === '') return refuse(400, 230001, 'invalid request param: receive_id');
  const type = request.query.get('receive_id_type');
  if (type === 'chat_id') {
    const chat = platform.world.chats.get(id);
    return chat ?? refuse(400, 230034, 'receive_id is invalid');
  }
  if (type !== 'open_id') return refuse(400, 99992402, 'field validation failed: receive_id_type');
  const chat = platform.world.privateChat(id);
  return chat ?? refuse(400, 230013, 'Bot has NO availability to this user.');
}

function refuseChat(chat: Chat): Answer | undefined {
  if (chat.status !== 'normal')
    return refuse(400, 232009, 'Your request specifies a chat which has already been dissolved.');
  if (!chat.botInChat) return refuse(400, 230002, 'Bot/User can NOT be out of the chat.');
  return undefined;
}

function refuseRecalled(): Answer {
  return refuse(400, 230011, 'The message was withdrawn.');
}

/** What send and reply have in common: uuid, limits of the chat, content. */
function deliver(request: ApiRequest, platform: Platform, chat: Chat, parent?: Message): Answer {
  const body = objectOf(request.body);
  request.call.chatId = chat.chatId;
  if (typeof body.uuid === 'string') request.call.uuid = body.uuid;
  const blocked =
    refuseChat(chat) ??
    (platform.limiter.chat(chat.chatId) &&
      refuse(400, 230020, 'This operation triggers the frequency limit.'));
  if (blocked) return blocked;
  const uuid = body.uuid;
  if (uuid !== undefined && (typeof uuid !== 'string' || uuid.length > 50))
    return refuse(400, 230001, 'invalid request param: uuid');
  const earlier = uuid ? platform.messages.byUuid(uuid) : undefined;
  if (earlier) {
    request.call.messageId = earlier.messageId;
    return success(messageData(earlier, platform));
  }
  const bad = refuseContent(body.msg_type, body.content, platform.files);
  if (bad) return bad;
  const threadId = opensThread(body, chat, parent)
    ? parent
      ? platform.messages.openThread(parent)
      : platform.ids.thread()
    : parent?.threadId;
  const message = platform.messages.add({
    chatId: chat.chatId,
    sender: { id: platform.world.bot.openId, type: 'bot' },
    type: String(body.msg_type),
    content: String(body.content),
    ...(parent ? { replyTo: parent.messageId, rootId: parent.rootId ?? parent.messageId } : {}),
    ...(threadId ? { threadId } : {}),
    ...(uuid ? { uuid } : {}),
  });
  request.call.messageId = message.messageId;
  return success(messageData(message, platform));
}

/** A reply opens a thread when it asks for it; in a topic group every message stands in one. */
function opensThread(body: Record<string, unknown>, chat: Chat, parent: Message | undefined): boolean {
  return chat.mode === 'topic' || (parent !== undefined && body.reply_in_thread === true);
}

const create: Handler = (request, platform) => {
  const chat = receiver(request, platform);
  return 'chatId' in chat ? deliver(request, platform, chat) : chat;
};

const reply: Handler = (request, platform) => {
  const messageId = request.params.message_id ?? '';
  const parent = platform.messages.get(messageId);
  const chat = parent && platform.world.chats.get(parent.chatId);
  if (!parent || !chat) return refuse(400, 231003, 'The message is not found or has been deleted.');
  if (parent.recalledAt !== undefined) return refuseRecalled();
  return deliver(request, platform, chat, parent);
};

const patch: Handler = (request, platform) => {
  const messageId = request.params.message_id ?? '';
  const message = platform.messages.get(messageId);
  request.call.messageId = messageId;
  if (message) request.call.chatId = message.chatId;
  if (platform.limiter.message(messageId))
    return refuse(400, 230020, 'This operation triggers the frequency limit.');
  if (!message) return refuse(400, 230001, 'invalid request param: message_id');
  if (message.type !== 'interactive' || message.sender.id !== platform.world.bot.openId)
    return refuse(400, 230001, 'This message is NOT a card.');
  if (message.recalledAt !== undefined) return refuseRecalled();
  const chat = platform.world.chats.get(message.chatId);
  const blocked = chat && refuseChat(chat);
  if (blocked) return blocked;
  if (platform.clock.now() - message.createdAt > PATCHABLE_MS)
    return refuse(400, 230031, 'The message is too old to be updated.');
  const content = objectOf(request.body).content;
  const bad = refuseContent('interactive', content, platform.files);
  if (bad) return bad;
  const card = JSON.parse(String(content)) as object;
  const refused = refuseReplacement(message, card);
  if (refused) return refused;
  platform.messages.replaceCard(message, card);
  return success();
};

/** A card of version 2.0 is never replaced by one of 1.0, and both sides must be shared (`update_multi`). */
export function refuseReplacement(message: Message, card: object): Answer | undefined {
  const shared = (one: object): boolean => {
    const flag = objectOf(objectOf(one).config).update_multi;
    return 'schema' in one ? flag !== false : flag === true;
  };
  if (message.card && 'schema' in message.card && !('schema' in card))
    return refuse(
      400,
      230099,
      'Failed to create card content, ext=ErrCode: 200830; ErrMsg: card version mismatch;',
    );
  if (!shared(card) || (message.card && !shared(message.card)))
    return refuse(400, 230001, 'update_multi must be true before and after the update.');
  return refuseCard(card);
}

/** The message as "Send message" and "Reply message" return it. */
export function messageData(message: Message, { credentials }: Platform): object {
  return {
    message_id: message.messageId,
    ...(message.rootId ? { root_id: message.rootId } : {}),
    ...(message.replyTo ? { parent_id: message.replyTo } : {}),
    ...(message.threadId ? { thread_id: message.threadId } : {}),
    msg_type: message.type,
    create_time: String(message.createdAt),
    update_time: String(message.updatedAt ?? message.createdAt),
    deleted: false,
    updated: message.updatedAt !== undefined,
    chat_id: message.chatId,
    sender: {
      id: credentials.appId,
      id_type: 'app_id',
      sender_type: 'app',
      tenant_key: credentials.tenantKey,
    },
    body: { content: message.content },
  };
}

export const messageRoutes: Route[] = [
  { method: 'POST', pattern: '/open-apis/im/v1/messages', handler: create },
  { method: 'POST', pattern: '/open-apis/im/v1/messages/:message_id/reply', handler: reply },
  { method: 'PATCH', pattern: '/open-apis/im/v1/messages/:message_id', handler: patch },
];
