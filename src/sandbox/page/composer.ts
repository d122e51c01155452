import { follow, refresh } from './conversation.js';
import { chatName, currentChat, mayWrite } from './directory.js';
import { byId } from './dom.js';
import { startInput } from './input.js';
import { listenToActs } from './message-acts.js';
import { listenToTries } from './no-messages.js';
import { startReplying } from './replying.js';
import { messageOf } from './talk-store.js';
import { showThread } from './thread.js';
import { view } from './view.js';
import { word } from './words.js';

const form = byId('composer', HTMLFormElement);
const list = byId('messages', HTMLOListElement);
const replying = startReplying(form);
const drafts = new Map<string, string>();
let shownIn = view.chatId;

const input = startInput(byId('text', HTMLTextAreaElement), byId('suggest', HTMLUListElement), {
  where: () => ({
    chat_id: view.chatId,
    ...(replying.to() === undefined ? {} : { root_id: replying.to() }),
  }),
  sent: () => {
    replying.answer(undefined);
    follow();
    void refresh();
  },
});

/** What has been begun in one chat waits there, and is not sent to another. */
function keepDraft(): void {
  if (view.chatId === shownIn) return;
  drafts.set(shownIn, input.swap(drafts.get(view.chatId) ?? ''));
  shownIn = view.chatId;
}

/** Shows the chat's name and how it is with it; nobody can write in a group without being in it, or when it is gone. */
export function showChatHead(): void {
  const chat = currentChat();
  const isMember = chat?.memberIds.includes(view.me) ?? false;
  byId('chat-name', HTMLHeadingElement).textContent = chat === undefined ? '' : chatName(chat);
  const notes =
    chat === undefined || chat.type === 'p2p' ? [] : [word(chat.mode === 'topic' ? 'topicGroup' : 'group')];
  if (chat?.external === true) notes.push(word('external'));
  if (chat !== undefined && !isMember) notes.push(word('notMember'));
  if (chat?.dissolved === true) notes.push(word('dissolved'));
  else if (chat?.botInChat === false) notes.push(word('botAway'));
  byId('chat-note', HTMLSpanElement).textContent = notes.join(' · ');
  for (const control of form.querySelectorAll<HTMLTextAreaElement | HTMLButtonElement>('textarea, button'))
    control.disabled = !mayWrite();
  keepDraft();
  if (messageOf(replying.to())?.chatId !== view.chatId) replying.answer(undefined);
}

/** Makes the input line work. */
export function startComposer(): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void input.send();
  });
  listenToTries(list, (text) => {
    const draft = input.swap(text);
    void input.send();
    input.swap(draft);
    input.focus();
  });
  listenToActs(list, {
    reply: (messageId) => {
      replying.answer(messageId);
      input.focus();
    },
    thread: showThread,
  });
}
