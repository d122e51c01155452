import { chatsOf, people } from './directory.js';
import type { MessageEventData } from './types.js';
import { view } from './view.js';

const KEY = 'sandbox.unread';

/** For each person and chat how many messages have come since they looked; a reload of the page keeps it. */
const counts = new Map<string, number>(stored());

function stored(): [string, number][] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [string, number][];
  } catch {
    return [];
  }
}

function store(): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...counts]));
  } catch {
    // A browser that keeps nothing still counts until the page is left.
  }
}

/** Whether the person at the page sees this chat; on a narrow window the list of chats may stand in its place. */
export function isLookedAt(chatId: string): boolean {
  return chatId === view.chatId && document.body.dataset['screen'] === 'talk';
}

/** How many messages of a chat the person at the page has not seen. */
export function unreadIn(chatId: string): number {
  return counts.get(`${view.me} ${chatId}`) ?? 0;
}

/** The person at the page looks at the chat. */
export function markRead(chatId: string): void {
  if (counts.delete(`${view.me} ${chatId}`)) store();
}

/** A message has come: everybody but its sender, and who looks at it, has something to read. */
export function markUnread({ chatId, sender, updated }: MessageEventData): void {
  if (updated) return;
  for (const { openId } of people()) {
    const looks = openId === view.me && isLookedAt(chatId);
    if (openId === sender || looks || !chatsOf(openId).some((chat) => chat.chatId === chatId)) continue;
    const key = `${openId} ${chatId}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  store();
}
