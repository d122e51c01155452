import { readCard, readMessages } from './api.js';
import { byId, make } from './dom.js';
import { messageEntry } from './message-view.js';
import { reportProblem } from './toasts.js';
import type { Message } from './types.js';
import { view } from './view.js';
import { word } from './words.js';

const list = byId('messages', HTMLOListElement);
/** Under which fingerprint each message is on the page, so that only what changed is drawn again. */
let drawn = new Map<string, string>();
let running: Promise<void> | undefined;
/** How often an update was asked for; one that is under way starts over when this has grown. */
let asked = 0;
/** Counts the times the list was emptied; a reading from before is thrown away. */
let generation = 0;

/** Everything that changes how a message looks. The content is part of it, because two updates may share a moment. */
function fingerprint(message: Message): string {
  return JSON.stringify([message, view.lang, view.width, view.me]);
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
      message.type === 'interactive' ? readCard(message.messageId, lang) : Promise.resolve(undefined),
    ),
  );
  if (begun !== generation || lang !== view.lang) return;
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const isFirst = drawn.size === 0;
  const byMessageId = new Map(messages.map((message) => [message.messageId, message]));
  list.querySelector('.no-messages')?.remove();
  changed.forEach((message, index) => {
    const answered = message.replyTo === undefined ? undefined : byMessageId.get(message.replyTo);
    place(messageEntry(message, cards[index], answered), message.messageId);
    drawn.set(message.messageId, fingerprint(message));
  });
  if (messages.length === 0) list.replaceChildren(make('li', { class: 'no-messages' }, word('noMessages')));
  if ((atEnd || isFirst) && changed.length > 0) list.scrollTop = list.scrollHeight;
}

/** Brings the conversation up to date. Calls while one is under way are joined into one more afterwards. */
export function refresh(): Promise<void> {
  asked += 1;
  if (running !== undefined) return running;
  running = (async () => {
    let seen: number;
    do {
      seen = asked;
      await refreshOnce().catch(reportProblem);
    } while (seen !== asked);
  })().finally(() => (running = undefined));
  return running;
}

/** Empties the conversation before another chat or language is shown. */
export function clearConversation(): void {
  generation += 1;
  drawn = new Map();
  list.replaceChildren();
}
