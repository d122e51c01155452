import { readCard, readMessages } from './api.js';
import { byId, make } from './dom.js';
import { joinCalls } from './join-calls.js';
import { messageEntry } from './message-view.js';
import { reportProblem } from './toasts.js';
import type { Message } from './types.js';
import { view } from './view.js';
import { word } from './words.js';

const list = byId('messages', HTMLOListElement);
/** Under which fingerprint each message is on the page, so that only what changed is drawn again. */
let drawn = new Map<string, string>();
/** Counts the times the list was emptied; a reading from before is thrown away. */
let generation = 0;
/** Whether the newest message is in view; it then stays there when more come or when there is less room. */
let following = true;
const NEAR_END_PX = 80;

/** Everything that changes how a message looks. The content is part of it, because two updates may share a moment. */
function fingerprint(message: Message): string {
  return JSON.stringify([message, view.lang, view.width, view.me]);
}

function isCard(message: Message): boolean {
  return message.type === 'interactive' && message.recalledAt === undefined;
}

function place(entry: HTMLLIElement, messageId: string): void {
  const old = list.querySelector<HTMLElement>(`[data-message="${CSS.escape(messageId)}"]`);
  if (old === null) {
    list.append(entry);
    return;
  }
  const hadFocus = old.contains(document.activeElement);
  old.replaceWith(entry);
  if (hadFocus) entry.focus({ preventScroll: true });
}

async function refreshOnce(): Promise<void> {
  const { chatId, lang } = view;
  const begun = generation;
  if (chatId === '') return;
  const messages = await readMessages(chatId);
  const changed = messages.filter((message) => drawn.get(message.messageId) !== fingerprint(message));
  const cards = await Promise.all(
    changed.map((message) =>
      isCard(message) ? readCard(message.messageId, lang) : Promise.resolve(undefined),
    ),
  );
  if (begun !== generation || lang !== view.lang) return;
  const isFirst = drawn.size === 0;
  const byMessageId = new Map(messages.map((message) => [message.messageId, message]));
  list.querySelector('.no-messages')?.remove();
  changed.forEach((message, index) => {
    const answered = message.replyTo === undefined ? undefined : byMessageId.get(message.replyTo);
    place(messageEntry(message, cards[index], answered), message.messageId);
    drawn.set(message.messageId, fingerprint(message));
  });
  if (messages.length === 0) list.replaceChildren(make('li', { class: 'no-messages' }, word('noMessages')));
  if ((following || isFirst) && changed.length > 0) list.scrollTop = list.scrollHeight;
}

/** Brings the conversation up to date. */
export const refresh = joinCalls(() => refreshOnce().catch(reportProblem));

/** Empties the conversation before another chat or language is shown. */
export function clearConversation(): void {
  generation += 1;
  drawn = new Map();
  list.replaceChildren();
}

/** Makes the conversation follow its newest message. */
export function startConversation(): void {
  list.addEventListener('scroll', () => {
    following = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END_PX;
  });
  new ResizeObserver(() => {
    if (following) list.scrollTop = list.scrollHeight;
  }).observe(list);
}
