import { changeChat } from './api.js';
import { currentChat } from './directory.js';
import { byId, make } from './dom.js';
import { reportProblem, toast } from './toasts.js';
import { view } from './view.js';
import { word } from './words.js';

const holder = byId('chat-actions', HTMLDivElement);

const CHANGES = { 'bot-added': 'addBot', 'bot-removed': 'removeBot', dissolved: 'dissolve' } as const;

type ChatChange = keyof typeof CHANGES;

function isChange(name: string | undefined): name is ChatChange {
  return name !== undefined && Object.hasOwn(CHANGES, name);
}

/** Shows what can be done with the group in view; a private chat stays as it is. */
export function showChatActions(): void {
  const chat = currentChat();
  const changes: ChatChange[] =
    chat?.type !== 'group' || chat.dissolved
      ? []
      : [chat.botInChat ? 'bot-removed' : 'bot-added', 'dissolved'];
  const button = (change: ChatChange) =>
    make('button', { class: 'small', type: 'button', 'data-change': change }, word(CHANGES[change]));
  const hadFocus = holder.contains(document.activeElement);
  holder.replaceChildren(...changes.map(button));
  if (hadFocus) holder.querySelector('button')?.focus();
}

async function press(change: ChatChange): Promise<void> {
  const chat = currentChat();
  if (chat === undefined) return;
  if (change === 'dissolved' && !window.confirm(word('dissolveSure'))) return;
  try {
    await changeChat(chat.chatId, change, view.me);
    toast('success', word(`${CHANGES[change]}Done`));
  } catch (problem) {
    reportProblem(problem);
  }
}

/** Makes the actions work; the list of chats is read again when the sandbox tells of the change. */
export function startChatActions(): void {
  holder.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button') : null;
    const change = button?.dataset['change'];
    if (isChange(change)) void press(change);
  });
}
