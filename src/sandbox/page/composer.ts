import { say } from './api.js';
import { refresh } from './conversation.js';
import { chatName, currentChat } from './directory.js';
import { byId } from './dom.js';
import { reportProblem } from './toasts.js';
import { view } from './view.js';
import { word } from './words.js';

const form = byId('composer', HTMLFormElement);
const field = byId('text', HTMLInputElement);
const mention = byId('mention', HTMLInputElement);
const mentionLabel = byId('mention-label', HTMLLabelElement);

/** Shows the chat's name and how it is with it; nobody can write in a group without being in it, or when it is gone. */
export function showChatHead(): void {
  const chat = currentChat();
  const isMember = chat?.memberIds.includes(view.me) ?? false;
  byId('chat-name', HTMLHeadingElement).textContent = chat === undefined ? '' : chatName(chat);
  const notes = chat === undefined || chat.type === 'p2p' ? [] : [word('group')];
  if (chat?.external === true) notes.push(word('external'));
  if (chat !== undefined && !isMember) notes.push(word('notMember'));
  if (chat?.dissolved === true) notes.push(word('dissolved'));
  else if (chat?.botInChat === false) notes.push(word('botAway'));
  byId('chat-note', HTMLSpanElement).textContent = notes.join(' · ');
  mentionLabel.hidden = chat?.type !== 'group' || !chat.botInChat;
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLButtonElement>('input, button')) {
    control.disabled = !isMember || chat?.dissolved === true;
  }
}

async function send(): Promise<void> {
  const text = field.value.trim();
  const chat = currentChat();
  if (text === '' || chat === undefined) return;
  const withMention = chat.type === 'group' && chat.botInChat && mention.checked && !text.includes('{bot}');
  field.value = '';
  try {
    await say(chat.chatId, view.me, withMention ? `{bot} ${text}` : text);
    await refresh();
  } catch (problem) {
    if (field.value === '') field.value = text;
    reportProblem(problem);
  }
}

/** Makes the input line work. */
export function startComposer(): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
}
