import type { Platform } from '../platform.js';
import type { ChatChange } from '../push/lifecycle.js';
import { CHAT_CHANGES, changeChat } from '../push/lifecycle.js';
import { BadRequest, textOf } from './json.js';

/**
 * Somebody at the page adds the bot to a group, removes it, or dissolves the group; the bot is told by an event, which
 * is not waited for.
 * @throws BadRequest when the group is not in a state for it
 */
export function changeChatFromPage(platform: Platform, body: Record<string, unknown>): object {
  const chatId = textOf(body, 'chat_id') ?? '';
  const change = CHAT_CHANGES.find((one) => one === body.change);
  const chat = platform.world.chats.get(chatId);
  if (chat === undefined) throw new BadRequest(`no such chat: ${chatId}`);
  if (change === undefined) throw new BadRequest(`change must be one of ${CHAT_CHANGES.join(', ')}`);
  if (chat.mode === 'p2p') throw new BadRequest('a private chat stays as it is');
  if (chat.status !== 'normal') throw new BadRequest('the group was dissolved');
  const present: ChatChange = chat.botInChat ? 'bot-added' : 'bot-removed';
  if (change === present) throw new BadRequest(`the bot is ${chat.botInChat ? 'in' : 'not in'} the group`);
  changeChat(platform, chatId, change, textOf(body, 'from')).catch(() => undefined);
  return { chatId, botInChat: chat.botInChat, status: chat.status };
}
