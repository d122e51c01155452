import { avatar } from './avatar.js';
import { byId, make } from './dom.js';
import { bot, currentChat, named } from './directory.js';
import { plainText } from './plain.js';
import { messageOf } from './talk-store.js';
import type { MessageEventData } from './types.js';
import { view } from './view.js';
import type { Line } from './wire-data.js';
import { word } from './words.js';

const line = byId('typing', HTMLParagraphElement);
/** A bot that has not answered by then will not. */
const LONGEST_MS = 10_000;

/** For each message that may be answered the chat it stands in. */
const waiting = new Map<string, string>();
/** An answer may be seen before the end of the push that it answers. */
const answered = new Set<string>();

/** Shows that the bot is at work for somebody in this chat. */
export function showTyping(): void {
  line.hidden = ![...waiting].some(
    ([messageId, chatId]) => chatId === view.chatId && mayBeAnswered(messageId),
  );
  const { name, openId } = bot();
  const words = `${named(name)} ${word('typing')}`;
  // Only what is new is read out.
  if (line.textContent !== words) line.replaceChildren(avatar('', 'bot', openId), make('span', {}, words));
}

/** A push has begun or ended. */
export function pushSeen({ kind, name, ms, status, chatId, messageId }: Line): void {
  if (kind !== 'event' || name !== 'im.message.receive_v1' || messageId === undefined) return;
  if (ms !== undefined && status !== 200) waiting.delete(messageId);
  else if (ms !== undefined && chatId !== undefined && !answered.has(messageId)) {
    waiting.set(messageId, chatId);
    setTimeout(() => {
      waiting.delete(messageId);
      showTyping();
    }, LONGEST_MS);
  }
  showTyping();
}

/** A message has come: whoever waited for it does no longer. */
export function answerSeen({ replyTo }: MessageEventData): void {
  if (replyTo === undefined) return;
  waiting.delete(replyTo);
  answered.add(replyTo);
  showTyping();
}

/** Among people, talk that neither mentions the bot nor is a command is not meant for it. */
function mayBeAnswered(messageId: string): boolean {
  if (currentChat()?.type === 'p2p') return true;
  const message = messageOf(messageId);
  if (message === undefined) return false;
  const mentionsBot = message.mentions?.some(({ id }) => id?.open_id === bot().openId) ?? false;
  return mentionsBot || plainText(message).startsWith('/');
}
