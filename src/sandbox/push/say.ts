import type { Mention, Said, SayInput } from '../types.js';
import type { Platform } from '../platform.js';
import type { Person } from '../world.js';
import { PEOPLE } from '../world.js';
import { standingOf } from './answering.js';
import { createEnvelope } from './envelope.js';
import { pushEvent } from './deliver.js';

/**
 * A person writes into a chat, and the bot gets `im.message.receive_v1` (Feishu, "Receive message" event).
 * @throws Error when the person or the chat does not exist
 */
export function say(platform: Platform, input: SayInput): Said {
  const { world, messages, ids, clock } = platform;
  const sender = world.people.get(input.from ?? PEOPLE.member);
  if (!sender) throw new Error(`no such person: ${input.from}`);
  const chat = input.chat === undefined ? world.privateChat(sender.openId) : world.chats.get(input.chat);
  if (!chat) throw new Error(`no such chat: ${input.chat ?? `private chat of ${sender.openId}`}`);
  const type = input.post === undefined ? 'text' : 'post';
  const written = type === 'text' ? { text: input.text ?? '' } : input.post;
  const { content, mentions } = withMentions(platform, JSON.stringify(written), input.mentions ?? []);
  const known = input.messageId === undefined ? undefined : messages.get(input.messageId);
  const message =
    known ??
    messages.add({
      chatId: chat.chatId,
      sender: { id: sender.openId, type: sender.type },
      type,
      content,
      mentions,
      ...(input.messageId ? { messageId: input.messageId } : {}),
      ...standingOf(platform, chat, input),
      ...(input.createTime === undefined ? {} : { createdAt: input.createTime }),
    });
  const eventId = input.eventId ?? ids.event();
  const event = {
    sender: { sender_id: idsOf(sender), sender_type: sender.type, tenant_key: sender.tenantKey },
    message: {
      message_id: message.messageId,
      ...(message.rootId ? { root_id: message.rootId, parent_id: message.replyTo } : {}),
      ...(message.threadId ? { thread_id: message.threadId } : {}),
      create_time: String(message.createdAt),
      update_time: String(message.createdAt),
      chat_id: chat.chatId,
      chat_type: chat.mode === 'p2p' ? 'p2p' : 'group',
      message_type: type,
      content,
      ...(mentions.length > 0 ? { mentions } : {}),
    },
  };
  const envelope = createEnvelope(platform, 'im.message.receive_v1', event, {
    event_id: eventId,
    create_time: String(input.createTime ?? clock.now()),
  });
  const reaches = input.deliver !== false && chat.botInChat && chat.status === 'normal';
  const delivered = reaches
    ? pushEvent(platform, envelope)
    : Promise.resolve({ status: 0, body: 'not delivered', ms: 0 });
  return { messageId: message.messageId, eventId, chatId: chat.chatId, delivered };
}

/** The three ids of a person; `user_id` only within the tenant. */
export function idsOf(person: Person): { open_id: string; union_id: string; user_id?: string } {
  return {
    open_id: person.openId,
    union_id: person.unionId,
    ...(person.userId ? { user_id: person.userId } : {}),
  };
}

/** Puts a placeholder in place of each `{bot}`, `{all}` and `{ou_…}`, then adds the people named without one. */
function withMentions(
  platform: Platform,
  json: string,
  named: string[],
): { content: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  const mention = (who: string): string => {
    const entry = mentionOf(platform, who, mentions.length + 1);
    mentions.push(entry);
    return entry.key;
  };
  let content = json.replace(/\{(bot|all|ou_\w+)\}/g, (_whole, who: string) => mention(who));
  const bare = named.map(mention).filter((key) => !content.includes(key));
  if (bare.length > 0) content = content.replace('{"text":"', () => `{"text":"${bare.join(' ')} `);
  return { content, mentions };
}

function mentionOf(platform: Platform, who: string, number: number): Mention {
  if (who === 'all') return { key: '@_all', id: {}, name: '所有人' };
  const person = who === 'bot' ? platform.world.bot : platform.world.people.get(who);
  if (!person) throw new Error(`no such person: ${who}`);
  return {
    key: `@_user_${number}`,
    id: idsOf(person),
    mentioned_type: person.type,
    name: person.name,
    tenant_key: person.tenantKey,
  };
}
