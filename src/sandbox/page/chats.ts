import { chatName, chatsOf, currentChat, named, people } from './directory.js';
import { byId, fillSelect, make } from './dom.js';
import type { Chat } from './types.js';
import { changeView, view } from './view.js';
import { word } from './words.js';

const list = byId('chats', HTMLUListElement);
const me = byId('me', HTMLSelectElement);
const unread = new Set<string>();

function entry(chat: Chat): HTMLLIElement {
  const here = chat.chatId === view.chatId;
  const away = chat.dissolved || !chat.botInChat;
  const button = make(
    'button',
    {
      class: away ? 'chat chat-away' : 'chat',
      type: 'button',
      'data-chat': chat.chatId,
      'aria-current': here ? 'true' : undefined,
    },
    make(
      'span',
      { class: `chat-face chat-face-${chat.type}`, 'aria-hidden': 'true' },
      chatName(chat).slice(0, 1),
    ),
    make('span', { class: 'chat-name' }, chatName(chat)),
  );
  if (away) {
    const why = word(chat.dissolved ? 'dissolvedBadge' : 'botAwayBadge');
    button.append(make('span', { class: 'badge badge-away' }, why));
  } else if (chat.external) button.append(make('span', { class: 'badge' }, word('external')));
  if (unread.has(chat.chatId)) button.append(make('span', { class: 'dot', title: '•' }));
  return make('li', {}, button);
}

/** Shows who one is and which chats there are; moves to a chat the person sees when the present one is not. */
export function showChats(): void {
  const everybody = people();
  const known = everybody.some((person) => person.openId === view.me);
  if (!known && everybody[0] !== undefined) changeView({ me: everybody[0].openId });
  const chats = chatsOf(view.me);
  if (currentChat() === undefined && chats[0] !== undefined) {
    changeView({ chatId: (chats.find((chat) => chat.type === 'p2p') ?? chats[0]).chatId });
  }
  unread.delete(view.chatId);
  fillSelect(
    me,
    everybody.map((person) => [
      person.openId,
      named(person.name) + (person.kind === 'guest' ? ` (${word('guest')})` : ''),
    ]),
    view.me,
  );
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset['chat'] : undefined;
  list.replaceChildren(...chats.map(entry));
  if (focused !== undefined) list.querySelector<HTMLElement>(`[data-chat="${CSS.escape(focused)}"]`)?.focus();
}

/** Marks a chat that has news and is not in view. */
export function markUnread(chatId: string): void {
  if (chatId === view.chatId) return;
  unread.add(chatId);
  showChats();
}

/** Makes the list and the "I am" choice work. */
export function startChats(): void {
  list.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-chat]') : null;
    if (button !== null) changeView({ chatId: button.dataset['chat'] ?? '' });
  });
  me.addEventListener('change', () => {
    changeView({ me: me.value });
  });
}
