import { readCards } from './api.js';
import { mayWrite } from './directory.js';
import { byId } from './dom.js';
import { entryOf, replaceEntry } from './draw-entry.js';
import { startInput } from './input.js';
import { findMessage, moveByKeys } from './message-keys.js';
import { listenToActs } from './message-acts.js';
import { messageEntry } from './message-view.js';
import { startReplying } from './replying.js';
import { cardsOf, messageOf, repliesIn } from './talk-store.js';
import { reportProblem } from './toasts.js';
import type { Message } from './types.js';
import { changeView, view } from './view.js';
import { word } from './words.js';

const panel = byId('thread', HTMLElement);
const form = byId('thread-form', HTMLFormElement);
const list = byId('thread-messages', HTMLOListElement);
const replying = startReplying(form);
const input = startInput(byId('thread-text', HTMLTextAreaElement), byId('thread-suggest', HTMLUListElement), {
  where: () => ({ chat_id: view.chatId, root_id: replying.to() ?? rootId, in_thread: true }),
  sent: () => {
    replying.answer(undefined);
    list.scrollTop = list.scrollHeight;
  },
});

let rootId = '';
let back: Element | null = null;

/** Opens the thread of a message beside the conversation. */
export function showThread(messageId: string): void {
  back = document.activeElement;
  // There is room for one panel.
  changeView({ hire: false, wire: false });
  rootId = messageId;
  replying.answer(undefined);
  panel.hidden = false;
  document.body.dataset['thread'] = 'open';
  list.replaceChildren();
  void draw([]).then(() => {
    list.scrollTop = list.scrollHeight;
    input.focus();
  }, reportProblem);
}

/** Closes the thread, and gives the focus back. */
export function closeThread(): void {
  if (rootId === '') return;
  const hadFocus = panel.contains(document.activeElement);
  const root = entryOf(byId('messages', HTMLOListElement), rootId);
  rootId = '';
  panel.hidden = true;
  document.body.dataset['thread'] = 'closed';
  if (!hadFocus) return;
  if (back instanceof HTMLElement && back.isConnected) back.focus();
  else root?.focus();
}

/** Messages have come or changed; draws them in the thread if it is concerned. */
export async function threadChanged(changed: readonly Message[]): Promise<void> {
  const root = messageOf(rootId);
  if (!root) return;
  if (changed.some((message) => message === root || message.threadId === root.threadId)) await draw(changed);
}

/** Draws what has changed, and what is not there yet. */
async function draw(changed: readonly Message[]): Promise<void> {
  const root = messageOf(rootId);
  if (!root) return;
  const shown = [root, ...repliesIn(root)].filter(
    (message) => changed.includes(message) || entryOf(list, message.messageId) === null,
  );
  const cards = await readCards(cardsOf(shown), view.lang);
  if (root.messageId !== rootId) return;
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  for (const message of shown) {
    const entry = messageEntry(message, {
      html: cards[message.messageId],
      answered: message.replyTo === root.messageId ? undefined : messageOf(message.replyTo),
      acts: mayWrite() && message !== root ? ['reply', 'copy'] : ['copy'],
    });
    const old = entryOf(list, message.messageId);
    if (old === null) list.append(entry);
    else replaceEntry(old, entry);
  }
  if (atEnd) list.scrollTop = list.scrollHeight;
  showCount(repliesIn(root).length);
}

function showCount(count: number): void {
  byId('thread-note', HTMLSpanElement).textContent =
    count === 0 ? '' : `${String(count)} ${word(count === 1 ? 'oneReply' : 'replies')}`;
}

/** Lets only those write who may. */
export function showThreadForm(): void {
  for (const control of form.querySelectorAll<HTMLTextAreaElement | HTMLButtonElement>('textarea, button'))
    control.disabled = !mayWrite();
}

/** Makes the panel work. */
export function startThread(): void {
  moveByKeys(list);
  listenToActs(list, {
    reply: (messageId) => {
      replying.answer(messageId);
      input.focus();
    },
  });
  list.addEventListener('click', ({ target }) => {
    const quote = target instanceof Element ? target.closest<HTMLElement>('.quote') : null;
    if (quote !== null) findMessage(list, quote.dataset['jump'] ?? '');
  });
  byId('thread-close', HTMLButtonElement).addEventListener('click', closeThread);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void input.send();
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeThread();
  });
}
