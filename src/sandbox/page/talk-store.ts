import { readMessages } from './api.js';
import type { Message } from './types.js';

/** What is known of the chat in view, oldest first; only what is new or different is asked for. */
let chatId = '';
let revision = 0;
let messages = new Map<string, Message>();
/** The message that opens each thread: the first that stands in it. */
let roots = new Map<string, Message>();

/** Forgets everything: another chat is looked at. */
export function forgetTalk(): void {
  chatId = '';
  revision = 0;
  messages = new Map();
  roots = new Map();
}

/** Brings what is known up to date. @returns what is new or different */
export async function updateTalk(wanted: string): Promise<Message[]> {
  if (wanted !== chatId) forgetTalk();
  chatId = wanted;
  const known = messages;
  const answer = await readMessages(wanted, revision);
  // Another chat has been opened meanwhile.
  if (known !== messages) return [];
  for (const message of answer.messages) messages.set(message.messageId, message);
  roots = new Map();
  for (const message of messages.values())
    if (message.threadId !== undefined && !roots.has(message.threadId)) roots.set(message.threadId, message);
  revision = answer.revision;
  return answer.messages;
}

/** A message of the chat. */
export function messageOf(messageId: string | undefined): Message | undefined {
  return messageId === undefined ? undefined : messages.get(messageId);
}

/** The message that opens the thread in which a message stands; undefined for what stands in none. */
export function rootOf(message: Message): Message | undefined {
  return message.threadId === undefined ? undefined : roots.get(message.threadId);
}

/** What stands in the stream itself: replies within threads do not. */
export function mainStream(): Message[] {
  return [...messages.values()].filter((message) => (rootOf(message) ?? message) === message);
}

/** What was answered in the thread of a message, oldest first. */
export function repliesIn(root: Message): Message[] {
  if (root.threadId === undefined) return [];
  return [...messages.values()].filter(
    (message) => message !== root && message.threadId === root.threadId && rootOf(message) === root,
  );
}

/** The ids of those messages that show a card. */
export function cardsOf(shown: readonly Message[]): string[] {
  return shown
    .filter(({ type, recalledAt }) => type === 'interactive' && recalledAt === undefined)
    .map(({ messageId }) => messageId);
}
