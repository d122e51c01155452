import type { Delivery } from '../types.js';
import type { Platform } from '../platform.js';
import { PEOPLE } from '../world.js';
import { createEnvelope } from './envelope.js';
import { pushEvent } from './deliver.js';
import { idsOf } from './say.js';

/** What may happen to a chat, and the event that tells it. */
const EVENTS = {
  'bot-added': 'im.chat.member.bot.added_v1',
  'bot-removed': 'im.chat.member.bot.deleted_v1',
  dissolved: 'im.chat.disbanded_v1',
} as const;

export type ChatChange = keyof typeof EVENTS;

/** All of them. */
export const CHAT_CHANGES = Object.keys(EVENTS) as ChatChange[];

/**
 * Somebody changes a chat, and the bot is told (Feishu, "Bot added", "Bot removed", "Chat disbanded" events), except
 * that nobody tells it of the end of a chat that it was not in.
 * @param from the open id of who does it; the colleague when not said
 * @throws Error when the chat or the person does not exist
 */
export function changeChat(
  platform: Platform,
  chatId: string,
  change: ChatChange,
  from: string = PEOPLE.colleague,
): Promise<Delivery> {
  const chat = platform.world.chats.get(chatId);
  if (!chat) throw new Error(`no such chat: ${chatId}`);
  const operator = platform.world.people.get(from);
  if (!operator) throw new Error(`no such person: ${from}`);
  const concernsBot = change !== 'dissolved' || chat.botInChat;
  if (change === 'dissolved') chat.status = 'dissolved';
  else chat.botInChat = change === 'bot-added';
  platform.signal.emit({ kind: 'chat', chatId });
  if (!concernsBot) return Promise.resolve({ status: 0, body: 'not delivered', ms: 0 });
  const event = {
    chat_id: chat.chatId,
    operator_id: idsOf(operator),
    external: chat.external,
    operator_tenant_key: operator.tenantKey,
    name: chat.name,
    i18n_names: { zh_cn: chat.name, en_us: chat.nameEn, ja_jp: '' },
  };
  return pushEvent(platform, createEnvelope(platform, EVENTS[change], event));
}
