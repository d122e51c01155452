import { avatar } from './avatar.js';
import { chatName, chatsOf, currentChat, named, people, senderName } from './directory.js';
import { byId, fillSelect, make } from './dom.js';
import { gist } from './message-view.js';
import { shortTime } from './times.js';
import type { Chat } from './types.js';
import { isLookedAt, markRead, unreadIn } from './unread.js';
import { changeView, view } from './view.js';
import { word } from './words.js';

const list = byId('chats', HTMLUListElement);
const me = byId('me', HTMLSelectElement);
/** Feishu shows no higher number of unread messages. */
const MOST_SHOWN = 99;

function badge(chat: Chat): HTMLElement[] {
  if (chat.dissolved || !chat.botInChat)
    return [
      make('span', { class: 'badge badge-away' }, word(chat.dissolved ? 'dissolvedBadge' : 'botAwayBadge')),
    ];
  return chat.external && chat.type === 'group' ? [make('span', { class: 'badge' }, word('external'))] : [];
}

function lastLine({ last }: Chat): string {
  if (last === undefined) return '';
  const who = last.sender.id === view.me ? word('you') : senderName(last.sender);
  return `${who}: ${gist(last)}`;
}

function entry(chat: Chat): HTMLLIElement {
  const away = chat.dissolved || !chat.botInChat;
  const unread = chat.last === undefined ? 0 : unreadIn(chat.chatId);
  return make(
    'li',
    {},
    make(
      'button',
      {
        class: away ? 'chat chat-away' : 'chat',
        type: 'button',
        'data-chat': chat.chatId,
        'aria-current': chat.chatId === view.chatId ? 'true' : undefined,
      },
      avatar(chatName(chat), chat.type === 'p2p' ? 'bot' : 'group', chat.chatId),
      make(
        'span',
        { class: 'chat-words' },
        make('span', { class: 'chat-name' }, chatName(chat)),
        ...badge(chat),
        make('span', { class: 'chat-time' }, chat.last === undefined ? '' : shortTime(chat.last.createdAt)),
        make('span', { class: 'chat-last' }, lastLine(chat)),
        ...(unread > 0
          ? [
              make(
                'span',
                { class: 'unread', 'aria-label': `${String(unread)} ${word('unread')}` },
                unread > MOST_SHOWN ? `${String(MOST_SHOWN)}+` : String(unread),
              ),
            ]
          : []),
      ),
    ),
  );
}

/** The chat with the newest message comes first; those without any stay as they are. */
function newestFirst(chats: readonly Chat[]): Chat[] {
  return [...chats].sort((a, b) => (b.last?.createdAt ?? 0) - (a.last?.createdAt ?? 0));
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
  if (isLookedAt(view.chatId)) markRead(view.chatId);
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
  list.replaceChildren(...newestFirst(chats).map(entry));
  if (focused !== undefined) list.querySelector<HTMLElement>(`[data-chat="${CSS.escape(focused)}"]`)?.focus();
}

/** Makes the list, its keys and the "I am" choice work. */
export function startChats(): void {
  list.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-chat]') : null;
    if (button === null) return;
    document.body.dataset['screen'] = 'talk';
    changeView({ chatId: button.dataset['chat'] ?? '' });
    showChats();
    // On a narrow window the list has made room for the conversation.
    if (!list.checkVisibility()) byId('messages', HTMLOListElement).focus();
  });
  list.addEventListener('keydown', (event) => {
    const buttons = [...list.querySelectorAll<HTMLElement>('[data-chat]')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const last = buttons.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    buttons[to > last ? 0 : to < 0 ? last : to]?.focus();
  });
  me.addEventListener('change', () => {
    changeView({ me: me.value });
  });
  byId('to-chats', HTMLButtonElement).addEventListener('click', () => {
    document.body.dataset['screen'] = 'chats';
    list.querySelector<HTMLElement>('[aria-current]')?.focus();
  });
}
